// The program `colosseum-wpt`: a run of tests from finding them to the reports.
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include "colosseum/text_engine.h"
#include "discovery.h"
#include "expectations.h"
#include "geometry.h"
#include "options.h"
#include "pool.h"
#include "report_html.h"
#include "report_json.h"
#include "run_test.h"
#include "summary.h"

namespace {

using namespace colosseum::wpt;
namespace fs = std::filesystem;

int complain(const std::string& what) {
  std::fprintf(stderr, "colosseum-wpt: %s\n", what.c_str());
  return kWrongUsage;
}

bool write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  return static_cast<bool>(out.flush());
}

/// One path a line; of a table the first column. Comments and a head line "path" do not count.
std::vector<std::string> read_list(const std::string& file) {
  std::vector<std::string> out;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    line = line.substr(0, line.find('\t'));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty() && line[0] != '#' && line != "path") out.push_back(line);
  }
  return out;
}

Environment environment_of(const Options& o) {
  Environment e;
  e.root = fs::absolute(o.root).lexically_normal().string();
  while (e.root.size() > 1 && e.root.back() == '/') e.root.pop_back();
  std::vector<std::string> font_dirs = o.font_dirs;
  // CSS2's tests name Ahem as a font of the system.
  const std::string ahem = e.root + "/fonts/Ahem.ttf";
  if (fs::exists(ahem)) font_dirs.push_back(ahem);
  e.fonts = colosseum::read_installed_fonts(font_dirs);
  return e;
}

PoolOptions pool_options(const Options& o) {
  PoolOptions p;
  p.jobs = o.jobs;
  p.timeout_seconds = o.timeout_seconds;
  p.memory_bytes = static_cast<size_t>(o.memory_gib * 1024 * 1024 * 1024);
  if (!o.quiet && isatty(2) != 0) {
    p.progress = [](size_t done, size_t total) {
      std::fprintf(stderr, "\r%zu of %zu tests%s", done, total, done == total ? "\x1b[K\n" : "");
      std::fflush(stderr);
    };
  }
  return p;
}

/// The items' results; what a process did not survive to say is put in its place.
std::vector<TestResult> collect(const std::vector<std::string>& paths, std::vector<Outcome> outcomes,
                                Kind kind) {
  std::vector<TestResult> out;
  for (size_t i = 0; i < paths.size(); ++i) {
    TestResult r;
    const Outcome& o = outcomes[i];
    if (o.kind != Outcome::Kind::kAnswered || !decode(o.answer, r)) {
      r = TestResult();
      r.path = paths[i];
      r.kind = kind;
      r.verdict = o.kind == Outcome::Kind::kTimedOut ? Verdict::kTimeout : Verdict::kCrash;
      r.message = o.reason.empty() ? "the answer cannot be read" : o.reason;
      r.ms = o.ms;
    }
    out.push_back(std::move(r));
  }
  return out;
}

std::vector<TestResult> run_tests(const Options& o, const std::vector<std::string>& paths, bool listed) {
  RunOptions run;
  if (!o.html.empty()) run.image_dir = o.html + "/images";
  run.all_images = o.all_images;
  const Environment environment = environment_of(o);
  const auto begin = [&]() {
    auto renderer = std::make_shared<Renderer>(environment);
    return [&, renderer](size_t i) { return encode(run_test(*renderer, paths[i], run)); };
  };
  std::vector<TestResult> all =
      collect(paths, run_isolated(paths.size(), begin, pool_options(o)), Kind::kReftest);
  std::vector<TestResult> out;
  for (TestResult& r : all) {
    const bool is_test = r.kind != Kind::kNone;
    if (!is_test && listed && r.verdict == Verdict::kError && r.message.empty()) {
      r.verdict = Verdict::kSkip;
      r.message = "is no test";
    }
    if (is_test || listed) out.push_back(std::move(r));
  }
  return out;
}

std::vector<TestResult> run_geometry_mode(const Options& o, const std::vector<std::string>& paths,
                                          const GeometryRecords& records) {
  const Environment environment = environment_of(o);
  const auto begin = [&]() {
    return [&](size_t i) { return encode(run_geometry(environment, paths[i], records.at(paths[i]))); };
  };
  return collect(paths, run_isolated(paths.size(), begin, pool_options(o)), Kind::kGeometry);
}

/// What is to run. False when a path does not exist.
bool choose(const Options& o, const GeometryRecords& records, std::vector<std::string>& paths) {
  std::vector<std::string> missing;
  if (!o.list.empty()) {
    paths = read_list(o.list);
  } else if (o.geometry.empty()) {
    paths = find_documents(o.root, o.paths, missing);
  }
  if (!o.geometry.empty()) {
    if (o.list.empty()) {
      for (const auto& [path, record] : records) paths.push_back(path);
    }
    std::erase_if(paths, [&](const std::string& p) { return !records.contains(p); });
  }
  // A list or the records, restricted to what was named.
  if (!o.paths.empty() && (!o.list.empty() || !o.geometry.empty())) {
    std::erase_if(paths, [&](const std::string& p) {
      return std::none_of(o.paths.begin(), o.paths.end(), [&](const std::string& named) {
        return p == named || p.starts_with(named.ends_with('/') ? named : named + "/");
      });
    });
  }
  if (!o.exclude.empty()) {
    const std::vector<std::string> out = read_list(o.exclude);
    const std::set<std::string> unwanted(out.begin(), out.end());
    std::erase_if(paths, [&](const std::string& p) { return unwanted.contains(p); });
  }
  std::set<std::string> seen;
  std::erase_if(paths, [&](const std::string& p) { return !seen.insert(p).second; });
  for (const std::string& m : missing) complain(m + ": no such file or folder below " + o.root);
  return missing.empty();
}

int check_expectations(const Options& o, const std::vector<TestResult>& results) {
  Expectations expectations(o.expectations);
  std::string error;
  if (!expectations.read(error)) return complain(error);
  const Expectations::Comparison c = expectations.compare(results);
  for (const auto& r : c.regressions) std::printf("REGRESSION %s: %s\n", r.path.c_str(), r.what.c_str());
  if (o.verbose) {
    for (const auto& i : c.improvements) std::printf("better     %s: %s\n", i.path.c_str(), i.what.c_str());
  }
  std::printf("expectations: %zu worse, %zu better or new\n", c.regressions.size(), c.improvements.size());
  if (o.update && !expectations.update(results, o.force, o.list_failures, error)) return complain(error);
  return c.regressions.empty() || (o.update && o.force) ? kOk : kRegression;
}

void print_changes(const EarlierRun& earlier, const std::vector<TestResult>& results) {
  size_t better = 0, worse = 0;
  for (const TestResult& r : results) {
    const auto was = earlier.find(r.path);
    if (was == earlier.end() || was->second == status_word(r)) continue;
    const bool passed = was->second.starts_with("PASS");
    if (passed == r.passed()) continue;
    ++(passed ? worse : better);
    std::printf("%s %s: was %s, is %s\n", passed ? "new failure" : "new pass   ", r.path.c_str(),
                was->second.c_str(), status_word(r).c_str());
  }
  std::printf("since the baseline: %zu new passes, %zu new failures\n", better, worse);
}

int report(const Options& o, const std::vector<TestResult>& results) {
  VerdictTable other;
  EarlierRun earlier;
  if (!o.compare.empty() && !read_verdict_table(o.compare, other))
    return complain(o.compare + ": cannot be read");
  if (!o.baseline.empty() && !read_results(o.baseline, earlier))
    return complain(o.baseline + ": is no result file");
  if (o.verbose) {
    for (const TestResult& r : results) {
      if (!r.strong() && r.verdict != Verdict::kSkip) {
        const std::string why = r.passed() ? r.weak_reasons[0] : r.message;
        std::printf("%s %s: %s\n", status_word(r).c_str(), r.path.c_str(), why.c_str());
      }
    }
  }
  if (!o.quiet) std::fputs(summary_text(results, other, false).c_str(), stdout);
  if (!o.baseline.empty()) print_changes(earlier, results);
  if (!o.json.empty() && !write_file(o.json, results_json(results)))
    return complain(o.json + ": cannot be written");
  if (!o.markdown.empty() && !write_file(o.markdown, summary_text(results, other, true)))
    return complain(o.markdown + ": cannot be written");
  if (!o.html.empty() && !write_file(o.html + "/index.html", report_html(results, other, earlier)))
    return complain(o.html + "/index.html: cannot be written");
  return o.expectations.empty() ? static_cast<int>(kOk) : check_expectations(o, results);
}

}  // namespace

int main(int argc, char** argv) {
  Options o;
  int exit_code = kOk;
  if (!parse(argc, argv, o, exit_code)) return exit_code;
  GeometryRecords records;
  std::string error;
  if (!o.geometry.empty() && !read_geometry(o.geometry, records, error)) return complain(error);
  std::vector<std::string> paths;
  if (!choose(o, records, paths)) return kWrongUsage;
  if (!o.html.empty()) {
    std::error_code failure;
    fs::create_directories(o.html + "/images", failure);
    if (failure) return complain(o.html + ": " + failure.message());
  }
  const std::vector<TestResult> results =
      o.geometry.empty() ? run_tests(o, paths, !o.list.empty()) : run_geometry_mode(o, paths, records);
  if (results.empty()) return complain("no tests found");
  return report(o, results);
}
