// A report to look at: one page that filters and groups, with the pictures beside it.
#pragma once

#include <string>
#include <vector>

#include "report_json.h"
#include "test_result.h"
#include "verdict_table.h"

namespace colosseum::wpt {

/// The page's text. Pictures are expected in images/ beside it, named by image_name(). `earlier` may be
/// empty.
std::string report_html(const std::vector<TestResult>& results, const VerdictTable& other,
                        const EarlierRun& earlier);

}  // namespace colosseum::wpt
