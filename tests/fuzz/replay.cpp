// Runs a target without a fuzzer: over the files of a corpus, then over mutations of them. Everything follows
// from the seed.
//
//   fuzz_NAME FOLDER|FILE [MUTATIONS [SEED]]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz_one.h"

namespace {

namespace fs = std::filesystem;
constexpr size_t kMaxSize = 1 << 16;

using Corpus = std::vector<std::string>;

Corpus read_corpus(const fs::path& path) {
  std::vector<fs::path> files;
  if (fs::is_directory(path)) {
    for (const auto& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  } else {
    files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  Corpus corpus;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return corpus;
}

class Mutator {
 public:
  Mutator(const Corpus& corpus, uint32_t seed) : corpus_(corpus), random_(seed) {}

  std::string make() {
    std::string s = corpus_[pick(corpus_.size())];
    for (size_t i = 0, n = 1 + pick(8); i < n; ++i) change(s);
    if (s.size() > kMaxSize) s.resize(kMaxSize);
    return s;
  }

 private:
  // Not std::uniform_int_distribution: its numbers differ between libraries.
  size_t pick(size_t n) { return n == 0 ? 0 : random_() % n; }
  char byte() {
    static constexpr unsigned char kSpecial[] = {0,   1,   0x7F, 0x80, 0xFF, '<', '>',
                                                 '(', ')', '{',  '}',  '"',  '-'};
    return static_cast<char>(pick(2) == 0 ? kSpecial[pick(sizeof kSpecial)] : random_() & 0xFF);
  }

  void change(std::string& s) {
    const size_t at = pick(s.size() + 1), length = pick(std::min<size_t>(s.size() - at, 64) + 1);
    switch (pick(7)) {
      case 0:
        if (at < s.size()) s[at] = byte();
        break;
      case 1:
        if (at < s.size()) s[at] = static_cast<char>(s[at] ^ (1 << pick(8)));
        break;
      case 2: s.insert(at, 1 + pick(4), byte()); break;
      case 3: s.erase(at, length); break;
      case 4: s.resize(at); break;
      case 5: s.insert(at, repeat(s.substr(at, length), 1 + pick(20))); break;
      default: {
        const std::string& other = corpus_[pick(corpus_.size())];
        s.insert(at, other, pick(other.size() + 1), 1 + pick(64));
        break;
      }
    }
  }
  static std::string repeat(const std::string& part, size_t times) {
    std::string out;
    for (size_t i = 0; i < times; ++i) out += part;
    return out;
  }

  const Corpus& corpus_;
  std::mt19937 random_;
};

void run(const std::string& input) {
  // A buffer of its own size, so that a sanitizer sees a read past its end.
  const std::vector<uint8_t> bytes(input.begin(), input.end());
  colosseum::fuzz::fuzz_one(bytes.data(), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s FOLDER|FILE [MUTATIONS [SEED]]\n", argv[0]);
    return 2;
  }
  const Corpus corpus = read_corpus(argv[1]);
  if (corpus.empty()) {
    std::fprintf(stderr, "%s: no files\n", argv[1]);
    return 1;
  }
  const long mutations = argc > 2 ? std::atol(argv[2]) : 0;
  const auto seed = static_cast<uint32_t>(argc > 3 ? std::atol(argv[3]) : 1);
  const char* keep = std::getenv("COLOSSEUM_FUZZ_KEEP");  // a file that gets each input before it runs
  for (const std::string& input : corpus) run(input);
  Mutator mutator(corpus, seed);
  for (long i = 0; i < mutations; ++i) {
    const std::string input = mutator.make();
    if (keep != nullptr) std::ofstream(keep, std::ios::binary) << input;
    run(input);
  }
  std::printf("%zu files, %ld mutations\n", corpus.size(), mutations);
  return 0;
}
