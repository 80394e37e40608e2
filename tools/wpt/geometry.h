// Documents compared with a browser's rectangles, box by box.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "renderer.h"
#include "test_result.h"

namespace colosseum::wpt {

/// Reference records (a line of JSON each, in the geometry format of `colosseum dump`) by document.
using GeometryRecords = std::map<std::string, std::string>;

/// Reads a .jsonl or .jsonl.gz file, or all such files of a folder. False with a message on failure.
bool read_geometry(const std::string& where, GeometryRecords& out, std::string& error);

/// Lays the document out at the record's viewport. It passes when every element has the record's rectangles
/// within half a px; texts are not judged, nor what is inside svg and math. The message names the first
/// element that differs.
TestResult run_geometry(const Environment& environment, const std::string& path, const std::string& record);

using Rects = std::vector<Rect>;
/// Neighbours on a line joined, empty ones beside full ones dropped: browsers split them differently.
Rects joined(const Rects& rects, double tolerance);
bool agree(const Rects& ours, const Rects& theirs, double tolerance);

}  // namespace colosseum::wpt
