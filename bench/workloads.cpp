// Definitions of the trees; docs/benchmarks.md describes them.
#include "workloads.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>

#include "lcg.h"
#include "tree_writer.h"

namespace colosseum::bench {

namespace {

constexpr uint64_t kSeed = 12345;
constexpr const char* kDefaultRoot = "dir=row";

// ---- random styles -------------------------------------------------------------------------------------

std::string two_decimals(double v, const char* unit) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.2f%s", v, unit);
  return buffer;
}

std::string random_dimension(Lcg& random) {
  const double kind = random.unit();
  if (kind < 0.2) return "auto";
  return kind < 0.8 ? two_decimals(500 * random.unit(), "") : two_decimals(100 * random.unit(), "%");
}

std::string random_style(Lcg& random) {
  const std::string width = random_dimension(random);
  return "w=" + width + " h=" + random_dimension(random);
}

std::string random_tracks(Lcg& random, int count) {
  static constexpr std::pair<double, const char*> kTracks[] = {
      {.1, "auto"}, {.2, "min"}, {.3, "max"}, {.5, "1fr"}, {.6, "mm"}, {.8, "40"}, {1, "30%"}};
  std::string out;
  for (int i = 0; i < count; ++i) {
    if (i > 0) out += ',';
    const double kind = random.unit();
    for (const auto& [below, track] : kTracks) {
      if (kind >= below) continue;
      out += track;
      break;
    }
  }
  return out;
}

std::string random_grid(Lcg& random, int tracks) {
  const std::string columns = random_tracks(random, tracks);
  return "disp=grid cols=" + columns + " rows=" + random_tracks(random, tracks);
}

// ---- shapes --------------------------------------------------------------------------------------------

/// n <= branching: n leaves; else `branching` containers, each over its share of the rest. Returns how many
/// nodes stand side by side. `style` is drawn for a container after its children.
template <typename Style>
uint32_t add_deep(TreeWriter& out, int n, int branching, Style&& style) {
  if (n <= branching) {
    for (int i = 0; i < n; ++i) out.add(0, style());
    return static_cast<uint32_t>(n);
  }
  for (int i = 0; i < branching; ++i) {
    const size_t container = out.open();
    const uint32_t children = add_deep(out, (n - branching) / branching, branching, style);
    out.fill(container, children, style());
  }
  return static_cast<uint32_t>(branching);
}

template <typename Style>
Tree deep_tree(const std::string& name, int n, int branching, Style&& style) {
  TreeWriter out(name);
  const size_t root = out.open();
  const uint32_t children = add_deep(out, n, branching, style);
  out.fill(root, children, kDefaultRoot);
  return out.take();
}

Tree stack(const std::string& name) {
  TreeWriter out(name);
  out.add(10, "dir=col shrink=0 w=100 h=100");
  for (int i = 0; i < 10; ++i) out.add_echo("dir=col grow=1 shrink=0 basis=0");
  return out.take();
}

Tree stretch(const std::string& name) {
  TreeWriter out(name);
  out.add(10, "dir=col shrink=0");
  for (int i = 0; i < 10; ++i) out.add_echo("dir=col shrink=0 h=20");
  return out.take();
}

Tree nested(const std::string& name) {
  constexpr const char* kStyle = "dir=col grow=1 shrink=0 basis=0";
  TreeWriter out(name);
  out.add(10, "dir=col shrink=0");
  for (int i = 0; i < 10; ++i) {
    out.add(10, kStyle);
    for (int k = 0; k < 10; ++k) out.add_echo(kStyle);
  }
  return out.take();
}

/// A tree of ten children a node; `style(level)` of nodes, leaves at `levels`.
template <typename Style>
void add_tenfold(TreeWriter& out, int level, int levels, const Style& style) {
  out.add(level < levels ? 10 : 0, style(level));
  if (level == levels) return;
  for (int i = 0; i < 10; ++i) add_tenfold(out, level + 1, levels, style);
}

Tree huge(const std::string& name) {
  TreeWriter out(name);
  add_tenfold(out, 0, 4, [](int level) {
    if (level == 0) return std::string("dir=col shrink=0");
    return std::string("dir=") + (level % 2 != 0 ? "col" : "row") + " grow=1 shrink=0 w=10 h=10";
  });
  return out.take();
}

Tree scale(const std::string& name, int levels) {
  TreeWriter out(name, 4096);
  add_tenfold(out, 0, levels, [levels](int level) {
    if (level == levels) return std::string("w=8 h=8 grow=1");
    return std::string("dir=") + (level % 2 != 0 ? "row" : "col") + (level > 0 ? " p=1 grow=1" : " w=4096");
  });
  return out.take();
}

Tree wide(const std::string& name, int n) {
  Lcg random{kSeed};
  TreeWriter out(name);
  const size_t root = out.open();
  uint32_t containers = 0;
  for (int total = 1; total < n; ++containers) {
    const uint32_t leaves = 1 + random.below(4);
    const size_t container = out.open();
    for (uint32_t i = 0; i < leaves; ++i) out.add(0, random_style(random));
    out.fill(container, leaves, random_style(random));
    total += 1 + static_cast<int>(leaves);
  }
  out.fill(root, containers, kDefaultRoot);
  return out.take();
}

Tree deep_random(const std::string& name, int n) {
  Lcg random{kSeed};
  return deep_tree(name, n, 2, [&random] { return random_style(random); });
}

Tree deep_auto(const std::string& name, int n) {
  return deep_tree(name, n, 2, [] { return "grow=1 m=10"; });
}

Tree deep_huge(const std::string& name, int n) {
  return deep_tree(name, n, 10, [] { return "w=10 h=10 grow=1"; });
}

Tree super_deep(const std::string& name, int depth) {
  constexpr const char* kStyle = "grow=1 m=10";
  TreeWriter out(name);
  out.add(3, kDefaultRoot);
  for (int i = 1; i <= depth; ++i) out.add(i < depth ? 3 : 0, kStyle);
  for (int i = 0; i < 2 * depth; ++i) out.add(0, kStyle);
  return out.take();
}

Tree flat(const std::string& name, int n) {
  TreeWriter out(name, 800);
  out.add(static_cast<uint32_t>(n), "dir=col w=800");
  for (int i = 0; i < n; ++i) out.add(0, "h=10");
  return out.take();
}

Tree wrap(const std::string& name, int n) {
  TreeWriter out(name, 800);
  out.add(static_cast<uint32_t>(n), "dir=row wrap=wrap w=800");
  for (int i = 0; i < n; ++i) out.add(0, "w=30 h=10 m=1");
  return out.take();
}

Tree cards(const std::string& name, int count) {
  TreeWriter out(name, 800);
  out.add(static_cast<uint32_t>(count), "dir=col w=800 p=16 gapr=8");
  for (int i = 0; i < count; ++i) {
    const uint64_t seed = 1000 + 8 * static_cast<uint64_t>(i);
    out.add(2, "dir=row p=8 gapc=8");
    out.add(0, "w=48 h=48 shrink=0");
    out.add(3, "dir=col grow=1 gapr=4");
    out.add_text("", seed, 5);
    out.add_text("", seed + 1, 40);
    out.add(3, "dir=row gapc=8");
    for (uint64_t k = 2; k < 5; ++k) out.add_text("p=4", seed + k, 1);
  }
  return out.take();
}

Tree block_flow(const std::string& name, int sections) {
  constexpr const char* kParagraph = "disp=block mt=10 mb=10";
  TreeWriter out(name, 800);
  out.add(static_cast<uint32_t>(sections), "disp=block p=8");
  for (int i = 0; i < sections; ++i) {
    const uint64_t seed = 5000 + 64 * static_cast<uint64_t>(i);
    out.add(12, "disp=block mt=16 mb=16");
    out.add(1, "disp=block mt=12 mb=12");
    out.add_text("disp=block", seed, 6);
    for (uint64_t p = 1; p <= 10; ++p) {
      out.add(1, kParagraph);
      out.add_text("disp=block", seed + p, 60);
    }
    out.add(15, "disp=block mt=10 mb=10 pl=40");
    for (uint64_t item = 0; item < 15; ++item) {
      out.add(2, "disp=block");
      for (uint64_t k = 0; k < 2; ++k) out.add_text("disp=block", seed + 20 + 2 * item + k, 12);
    }
  }
  return out.take();
}

// ---- grids ---------------------------------------------------------------------------------------------

Tree grid(const std::string& name, int n) {
  Lcg random{kSeed};
  TreeWriter out(name, 12000, 12000);
  out.add(static_cast<uint32_t>(n * n), random_grid(random, n));
  for (int i = 0; i < n * n; ++i) out.add(0, "w=20 h=20");
  return out.take();
}

void add_grids(TreeWriter& out, Lcg& random, int tracks, int level) {
  for (int i = 0; i < tracks * tracks; ++i) {
    if (level == 1) {
      out.add(0, "w=20 h=20");
      continue;
    }
    const size_t container = out.open();
    add_grids(out, random, tracks, level - 1);
    out.fill(container, static_cast<uint32_t>(tracks * tracks), random_grid(random, tracks));
  }
}

Tree deep_grid(const std::string& name, int tracks, int levels) {
  Lcg random{kSeed};
  TreeWriter out = tracks > 1 ? TreeWriter(name, 12000, 12000) : TreeWriter(name);
  out.add(static_cast<uint32_t>(tracks * tracks), kDefaultRoot);
  add_grids(out, random, tracks, levels);
  return out.take();
}

void add_mixed(TreeWriter& out, Lcg& random, int depth, int width, bool is_grid) {
  if (depth == 0) {
    out.add_text("", 7, 69);
    return;
  }
  const size_t container = out.open();
  for (int i = 0; i < width; ++i) add_mixed(out, random, depth - 1, width, !is_grid);
  std::string style;
  if (is_grid) {
    style = random_grid(random, width == 4 ? 2 : 3);
  } else {
    style = random.unit() < .5 ? "dir=row" : "dir=col";
    if (random.unit() < .5) style += " wrap=wrap";
  }
  out.fill(container, static_cast<uint32_t>(width), style);
}

Tree mixed(const std::string& name, int depth, int width) {
  Lcg random{kSeed};
  TreeWriter out(name);
  add_mixed(out, random, depth, width, true);
  return out.take();
}

// ---- the list ------------------------------------------------------------------------------------------

class List {
 public:
  template <typename Make, typename... Args>
  void add(const std::string& name, Make make, Args... args) {
    list_.push_back({name, [=] { return make(name, args...); }});
  }
  void add_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == ".ctree") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
      const std::string name = file.stem().string();
      const auto same = [&](const Workload& w) { return w.name == name; };
      if (std::any_of(list_.begin(), list_.end(), same)) continue;
      list_.push_back({name, [file] {
                         std::ifstream in(file, std::ios::binary);
                         Tree tree;
                         if (!read_tree(std::string(std::istreambuf_iterator<char>(in), {}), tree)) tree = {};
                         return tree;
                       }});
    }
  }
  std::vector<Workload> take() { return std::move(list_); }

 private:
  std::vector<Workload> list_;
};

std::vector<Workload> make_list() {
  List list;
  list.add("y1-stack", stack);
  list.add("y2-stretch", stretch);
  list.add("y3-nested", nested);
  list.add("y4-huge", huge);
  for (auto [k, n] : {std::pair{"1k", 1000}, {"10k", 10'000}, {"100k", 100'000}}) {
    list.add(std::string("t1-wide-") + k, wide, n);
  }
  for (auto [k, n] : {std::pair{"4k", 4000}, {"10k", 10'000}, {"100k", 100'000}}) {
    list.add(std::string("t2-deeprand-") + k, deep_random, n);
    list.add(std::string("t3-deepauto-") + k, deep_auto, n);
  }
  for (int d : {10, 15, 20, 25, 50, 100, 200}) list.add("t4-superdeep-" + std::to_string(d), super_deep, d);
  for (auto [k, n] : {std::pair{"1k", 1000}, {"10k", 10'000}, {"100k", 100'000}}) {
    list.add(std::string("t5-huge-") + k, deep_huge, n);
  }
  for (int n : {31, 100, 316}) list.add("t6-grid-" + std::to_string(n), grid, n);
  for (auto [tracks, levels] : {std::pair{2, 5}, {3, 4}, {2, 7}, {1, 100}, {1, 1000}}) {
    list.add((tracks > 1 ? "t7-griddeep-" : "t8-gridsuper-") + std::to_string(tracks) + "x" +
                 std::to_string(levels),
             deep_grid, tracks, levels);
  }
  for (int depth : {2, 4}) {
    for (int width : {4, 8}) {
      list.add("t10-mixed-" + std::to_string(depth) + "x" + std::to_string(width), mixed, depth, width);
    }
  }
  for (auto [k, n] : {std::pair{"999", 111}, {"9k", 1111}, {"99k", 11111}}) {
    list.add(std::string("m1-cards-") + k, cards, n);
  }
  for (int levels : {3, 4, 5, 6}) list.add("s1-scale-" + std::to_string(levels), scale, levels);
  for (auto [k, n] : {std::pair{"1k", 1000}, {"10k", 10'000}, {"100k", 100'000}, {"1m", 1'000'000}}) {
    list.add(std::string("s2-flat-") + k, flat, n);
    list.add(std::string("s3-wrap-") + k, wrap, n);
  }
  for (auto [k, n] : {std::pair{"980", 14}, {"10k", 143}, {"100k", 1430}}) {
    list.add(std::string("b1-block-") + k, block_flow, n);
  }
  // Recorded trees are not part of this repository.
  const char* folder = std::getenv("COLOSSEUM_TREES");
  list.add_files(folder != nullptr ? folder : COLOSSEUM_SHARED_BENCH "/trees");
  return list.take();
}

}  // namespace

const std::vector<Workload>& workloads() {
  static const std::vector<Workload> list = make_list();
  return list;
}

const Workload* find_workload(const std::string& name) {
  for (const Workload& w : workloads()) {
    if (w.name == name) return &w;
  }
  return nullptr;
}

}  // namespace colosseum::bench
