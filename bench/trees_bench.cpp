// Layout of trees of styled boxes through the core facade: build, first layout, nothing changed, one leaf
// changed, another width. Every tree of a folder named by COLOSSEUM_TREES (*.ctree) is measured too.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "ctree.h"

namespace colosseum::bench {
namespace {

LayoutSettings settings_of(const TreeText& tree) {
  LayoutSettings s;
  s.width = tree.width < 0 ? 1000 : tree.width;
  s.height = tree.height < 0 ? 1000 : tree.height;
  return s;
}

void per_node(benchmark::State& state, const TreeText& tree) {
  const double nodes = static_cast<double>(tree.nodes.size());
  state.counters["nodes"] = nodes;
  state.counters["per_node"] =
      benchmark::Counter(nodes, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void build(benchmark::State& state, const TreeText& tree) {
  for (auto _ : state) {
    BuiltTree built;
    build_tree(tree, built);
    state.PauseTiming();
    built = BuiltTree();
    state.ResumeTiming();
  }
  per_node(state, tree);
}

void cold(benchmark::State& state, const TreeText& tree) {
  size_t heap = 0, calls = 0;
  for (auto _ : state) {
    state.PauseTiming();
    BuiltTree built;
    build_tree(tree, built);
    const size_t before = mallinfo2().uordblks;
    state.ResumeTiming();
    Layout layout = Layout::compute(*built.document, settings_of(tree));
    state.PauseTiming();
    heap = mallinfo2().uordblks - before;
    calls = layout.counters().layout_calls;
    layout = Layout();
    built = BuiltTree();
    state.ResumeTiming();
  }
  per_node(state, tree);
  state.counters["heap_per_node"] = static_cast<double>(heap) / static_cast<double>(tree.nodes.size());
  state.counters["calls_per_node"] = static_cast<double>(calls) / static_cast<double>(tree.nodes.size());
}

/// Layout after `change(step)`, again and again.
template <typename Change>
void again(benchmark::State& state, const TreeText& tree, Change&& change) {
  BuiltTree built;
  build_tree(tree, built);
  LayoutSettings settings = settings_of(tree);
  Layout layout = Layout::compute(*built.document, settings);
  int step = 0;
  for (auto _ : state) {
    change(built, settings, ++step);
    layout = Layout::compute(*built.document, settings, std::move(layout));
  }
  per_node(state, tree);
  layout = Layout();
}

void warm(benchmark::State& state, const TreeText& tree) {
  again(state, tree, [](BuiltTree&, LayoutSettings&, int) {});
}

void one_leaf(benchmark::State& state, const TreeText& tree) {
  again(state, tree, [](BuiltTree& built, LayoutSettings&, int step) {
    Document& d = *built.document;
    StyleBuilder& b = d.styles().scratch_builder();
    b.start_from(d.style(built.middle_leaf));
    b.set_width(Length::fixed(step % 2 == 0 ? 14.0f : 13.0f));
    b.set_height(Length::fixed(step % 2 == 0 ? 18.0f : 17.0f));
    d.set_style(built.middle_leaf, d.styles().intern(b));
  });
}

void resize(benchmark::State& state, const TreeText& tree) {
  const double width = settings_of(tree).width;
  again(state, tree, [width](BuiltTree&, LayoutSettings& s, int step) { s.width = width - step % 2; });
}

void add_tree(const std::string& name, const TreeText& tree) {
  using Mode = void (*)(benchmark::State&, const TreeText&);
  static constexpr std::pair<const char*, Mode> kModes[] = {
      {"build", build}, {"cold", cold}, {"warm", warm}, {"incr", one_leaf}, {"resize", resize}};
  for (const auto& [mode, run] : kModes) {
    benchmark::RegisterBenchmark((name + "/" + mode).c_str(), [run = run, tree](benchmark::State& s) {
      run(s, tree);
    })->Unit(benchmark::kMicrosecond);
  }
}

bool add_all() {
  for (auto [name, sections] :
       {std::pair{"b1-block-980", 14}, {"b1-block-10k", 143}, {"b1-block-100k", 1430}}) {
    TreeText tree;
    if (parse_tree(block_tree(sections), tree)) add_tree(name, tree);
  }
  const char* folder = std::getenv("COLOSSEUM_TREES");
  if (folder == nullptr) return true;
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".ctree") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    TreeText tree;
    if (parse_tree(std::string(std::istreambuf_iterator<char>(in), {}), tree)) {
      add_tree("file/" + file.stem().string(), tree);
    }
  }
  return true;
}

const bool kAdded = add_all();

}  // namespace
}  // namespace colosseum::bench
