// A small checkout in a temporary folder, for testing the harness itself.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "run_test.h"

namespace colosseum::wpt {

class ScratchCheckout : public ::testing::Test {
 protected:
  ScratchCheckout() {
    std::string pattern = (std::filesystem::temp_directory_path() / "colosseum-wpt-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~ScratchCheckout() override {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }

  void write(const std::string& path, const std::string& text) const {
    const std::filesystem::path file = std::filesystem::path(root_) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::string read(const std::string& path) const {
    std::string out;
    read_file(root_ + "/" + path, out);
    return out;
  }
  /// A document with a green square whose left edge is at `x`, under a head of its own.
  static std::string square(int x, const std::string& head = "") {
    return "<!DOCTYPE html><meta charset=utf-8>" + head +
           "<style>body { margin: 0 } div { width: 100px; height: 100px; background: green; margin-left: " +
           std::to_string(x) + "px }</style><div></div>";
  }
  static std::string match(const std::string& href) { return "<link rel=match href=" + href + ">"; }
  static std::string mismatch(const std::string& href) { return "<link rel=mismatch href=" + href + ">"; }

  TestResult run(const std::string& path, const RunOptions& options = {}) const {
    Environment e;
    e.root = root_;
    Renderer renderer(e);
    return run_test(renderer, path, options);
  }

  std::string root_;
};

}  // namespace colosseum::wpt
