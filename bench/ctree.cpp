#include "ctree.h"

#include <charconv>
#include <cstdio>

namespace colosseum::bench {

namespace {

/// Cuts the words of one line off, one at a time.
class Words {
 public:
  explicit Words(std::string_view line) : rest_(line) {}
  std::string_view next() {
    const size_t begin = rest_.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    const size_t end = std::min(rest_.find(' ', begin), rest_.size());
    const std::string_view word = rest_.substr(begin, end - begin);
    rest_.remove_prefix(end);
    return word;
  }
  std::string_view rest() const {
    const size_t begin = rest_.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view() : rest_.substr(begin);
  }
  template <typename T>
  bool number(T& out) {
    const std::string_view word = next();
    return std::from_chars(word.data(), word.data() + word.size(), out).ec == std::errc();
  }

 private:
  std::string_view rest_;
};

bool read_available(Words& words, float& out) {
  Words copy = words;
  if (copy.next() != "max") return words.number(out);
  words = copy;
  out = -1;
  return true;
}

bool read_node(Words& words, TreeNode& node) {
  if (!words.number(node.children) || !words.number(node.style)) return false;
  const std::string_view leaf = words.next();
  if (leaf.empty()) return true;
  if (node.children != 0) return false;
  if (leaf == "e") {
    node.leaf = LeafKind::kEcho;
    return true;
  }
  if (leaf == "f") {
    node.leaf = LeafKind::kFixed;
    return words.number(node.width) && words.number(node.height);
  }
  node.leaf = LeafKind::kText;
  return leaf == "t" && words.number(node.seed) && words.number(node.words);
}

std::string number(float v) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", static_cast<double>(v));
  return v < 0 ? "max" : buffer;
}

}  // namespace

bool read_tree(std::string_view text, Tree& out) {
  bool first = true;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    Words words(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view kind = words.next();
    if (first) {
      if (kind != "ctree" || words.next() != "1") return false;
      out.name = words.next();
      first = false;
    } else if (kind == "avail") {
      if (!read_available(words, out.width) || !read_available(words, out.height)) return false;
    } else if (kind == "style") {
      words.next();  // ids count up
      out.styles.emplace_back(words.rest());
    } else if (kind == "n") {
      if (!read_node(words, out.nodes.emplace_back())) return false;
    }
  }
  // Every node has its style and the tree is one tree.
  uint64_t missing = 1;
  for (const TreeNode& n : out.nodes) {
    if (n.style >= out.styles.size() || missing == 0) return false;
    missing += n.children;
    --missing;
  }
  return missing == 0 && !out.nodes.empty();
}

std::string write_tree(const Tree& tree) {
  std::string out =
      "ctree 1 " + tree.name + "\navail " + number(tree.width) + " " + number(tree.height) + "\n";
  for (size_t i = 0; i < tree.styles.size(); ++i) {
    out += "style " + std::to_string(i) + " " + tree.styles[i] + "\n";
  }
  for (const TreeNode& n : tree.nodes) {
    out += "n " + std::to_string(n.children) + " " + std::to_string(n.style);
    switch (n.leaf) {
      case LeafKind::kNone: break;
      case LeafKind::kEcho: out += " e"; break;
      case LeafKind::kFixed: out += " f " + number(n.width) + " " + number(n.height); break;
      case LeafKind::kText: out += " t " + std::to_string(n.seed) + " " + std::to_string(n.words); break;
    }
    out += "\n";
  }
  return out;
}

}  // namespace colosseum::bench
