#include "geometry.h"

#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace colosseum::wpt {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr double kTolerance = 0.5;

/// Plain files pass through zlib's reader unchanged.
bool read_gz(const std::string& file, std::string& out) {
  gzFile in = gzopen(file.c_str(), "rb");
  if (in == nullptr) return false;
  char buffer[1 << 16];
  int n = 0;
  while ((n = gzread(in, buffer, sizeof buffer)) > 0) out.append(buffer, static_cast<size_t>(n));
  return gzclose(in) == Z_OK && n == 0;
}

/// The value of "doc" without parsing the whole line; records are long and many are not wanted.
std::string document_of(const std::string& line) {
  const size_t key = line.find("\"doc\"");
  const size_t start = key == std::string::npos ? key : line.find('"', key + 5);
  if (start == std::string::npos) return {};
  size_t end = start + 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  const Json j = Json::parse(line.substr(start, end + 1 - start), nullptr, false);
  return j.is_string() ? j.get<std::string>() : std::string();
}

Rects rects_of(const Json& node) {
  Rects out;
  const auto list = node.find("r");
  if (list == node.end() || !list->is_array()) return out;
  for (const Json& r : *list) {
    if (r.is_array() && r.size() >= 4 && r[0].is_number())
      out.push_back({r[0].get<double>(), r[1].get<double>(), r[2].get<double>(), r[3].get<double>()});
  }
  return out;
}

struct Entry {
  std::string path, tag;
  Rects rects;
};

/// Elements of a record, in order, without what is inside svg and math.
std::vector<Entry> elements_of(const Json& record, const std::vector<std::string>& foreign) {
  std::vector<Entry> out;
  for (const Json& node : record.at("nodes")) {
    const std::string tag = node.value("t", ""), path = node.value("p", "");
    const bool inside = std::any_of(foreign.begin(), foreign.end(),
                                    [&](const std::string& f) { return path.starts_with(f); });
    if (tag != "#text" && !inside) out.push_back({path, tag, rects_of(node)});
  }
  return out;
}

std::string text_of(const Rects& rects) {
  if (rects.empty()) return "no box";
  std::string out;
  for (const Rect& r : rects) {
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, "%s%g,%g %gx%g", out.empty() ? "" : " ", r.x, r.y, r.width,
                  r.height);
    out += buffer;
    if (out.size() > 120) return out + " …";
  }
  return out;
}

void judge(const Json& ours, const Json& theirs, TestResult& r) {
  std::vector<std::string> foreign;
  for (const Json& node : theirs.at("nodes")) {
    const std::string tag = node.value("t", "");
    if (tag == "svg" || tag == "math") foreign.push_back(node.value("p", "") + "/");
  }
  const std::vector<Entry> expected = elements_of(theirs, foreign), actual = elements_of(ours, foreign);
  std::map<std::string, const Entry*> by_path;
  for (const Entry& e : actual) by_path[e.path] = &e;
  size_t wrong = 0, counted = 0;
  static const Rects kNone;
  const auto look = [&](const Entry& e, const Rects& wanted, const Rects& got) {
    if (wanted.empty() && got.empty()) return;
    ++counted;
    if (agree(got, wanted, kTolerance)) return;
    if (wrong++ == 0)
      r.message = e.tag + " " + e.path + ": expected " + text_of(wanted) + ", got " + text_of(got);
  };
  for (const Entry& e : expected) {
    const auto mine = by_path.find(e.path);
    look(e, e.rects, mine == by_path.end() ? kNone : mine->second->rects);
    if (mine != by_path.end()) by_path.erase(mine);
  }
  for (const Entry& e : actual) {
    if (by_path.contains(e.path)) look(e, kNone, e.rects);
  }
  r.verdict = wrong == 0 ? Verdict::kPass : Verdict::kFail;
  if (wrong > 1) r.message += " (" + std::to_string(wrong) + " of " + std::to_string(counted) + " elements)";
}

}  // namespace

bool read_geometry(const std::string& where, GeometryRecords& out, std::string& error) {
  std::vector<std::string> files;
  if (fs::is_directory(where)) {
    for (const auto& e : fs::recursive_directory_iterator(where)) {
      const std::string name = e.path().string();
      if (name.ends_with(".jsonl") || name.ends_with(".jsonl.gz")) files.push_back(name);
    }
    std::sort(files.begin(), files.end());
  } else {
    files.push_back(where);
  }
  for (const std::string& file : files) {
    std::string text;
    if (!read_gz(file, text)) {
      error = file + ": cannot be read";
      return false;
    }
    for (size_t start = 0; start < text.size();) {
      const size_t end = std::min(text.find('\n', start), text.size());
      std::string line = text.substr(start, end - start);
      start = end + 1;
      const std::string doc = document_of(line);
      if (!doc.empty()) out.try_emplace(doc, std::move(line));
    }
  }
  return true;
}

Rects joined(const Rects& rects, double tolerance) {
  Rects full;
  for (const Rect& r : rects) {
    if (r.width > 0 && r.height > 0) full.push_back(r);
  }
  if (full.empty()) full = rects;
  Rects out;
  const auto near = [&](double a, double b) { return std::abs(a - b) <= tolerance; };
  for (const Rect& r : full) {
    if (out.empty() || !near(r.y, out.back().y) || !near(r.height, out.back().height) ||
        !(near(r.x, out.back().right()) || near(r.right(), out.back().x))) {
      out.push_back(r);
      continue;
    }
    Rect& last = out.back();
    const double right = std::max(r.right(), last.right());
    last.x = std::min(r.x, last.x);
    last.width = right - last.x;
  }
  return out;
}

bool agree(const Rects& ours, const Rects& theirs, double tolerance) {
  if (ours.empty() || theirs.empty()) return ours.empty() && theirs.empty();
  const bool single = ours.size() == 1 && theirs.size() == 1;
  const Rects a = single ? ours : joined(ours, tolerance), b = single ? theirs : joined(theirs, tolerance);
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    const double most = std::max({std::abs(a[i].x - b[i].x), std::abs(a[i].y - b[i].y),
                                  std::abs(a[i].width - b[i].width), std::abs(a[i].height - b[i].height)});
    if (!(most <= tolerance)) return false;
  }
  return true;
}

TestResult run_geometry(const Environment& environment, const std::string& path, const std::string& record) {
  const auto start = std::chrono::steady_clock::now();
  TestResult r;
  r.path = path;
  r.kind = Kind::kGeometry;
  const Json theirs = Json::parse(record, nullptr, false);
  if (!theirs.is_object() || !theirs.contains("nodes") || !theirs.at("nodes").is_array()) {
    r.message = "the reference has no nodes";
    return r;
  }
  Environment own = environment;
  const auto viewport = theirs.find("viewport");
  if (viewport != theirs.end() && viewport->is_array() && viewport->size() == 2) {
    own.viewport_width = (*viewport)[0].get<double>();
    own.viewport_height = (*viewport)[1].get<double>();
  }
  Diagnostics diagnostics;
  EngineOptions options = engine_options(own, Medium::kScreen);
  options.scripting = false;  // it was off when the rectangles were taken
  Engine engine(options, &diagnostics);
  const Status loaded = engine.load_file(environment.root + "/" + path);
  if (!loaded.ok()) {
    r.message = loaded.message();
    return r;
  }
  const Status laid = engine.layout();
  r.unsupported = unsupported_features(diagnostics);
  const Json ours = Json::parse(engine.dump(DumpFormat::kGeometry, path), nullptr, false);
  if (!ours.is_object() || !ours.contains("nodes")) {
    r.message = laid.ok() ? "the document has no nodes" : laid.message();
    return r;
  }
  judge(ours, theirs, r);
  r.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return r;
}

}  // namespace colosseum::wpt
