// Memory for one gumbo parse: bounded, fast, freed at once without walking the tree.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace colosseum::html {

/// Gives gumbo its memory. Gumbo cannot cope with a failed allocation, so past the budget control leaves the
/// parse through `out_of_memory()`; the tree built so far stays readable.
class GumboMemory {
 public:
  explicit GumboMemory(size_t budget) : budget_(budget) {}
  ~GumboMemory();
  GumboMemory(const GumboMemory&) = delete;
  GumboMemory& operator=(const GumboMemory&) = delete;

  static void* allocate(void* self, size_t size);
  static void deallocate(void* self, void* p);
  /// Where to jump when the budget is used up; set with setjmp() before parsing.
  std::jmp_buf& out_of_memory() { return jump_; }
  /// What was allocated first: gumbo's output struct. Null before.
  void* first() const { return first_; }

 private:
  static constexpr size_t kStep = 16, kClasses = 64, kBlock = 256 * 1024;
  struct Header {
    size_t size;      ///< of the user's part, rounded up
    uint32_t large;   ///< 1 + index in large_, 0 for small ones
    uint32_t unused;  ///< keeps the user's part aligned to 16
  };
  struct FreeItem {
    FreeItem* next;
  };
  void* allocate_small(size_t size);
  void* allocate_large(size_t size);

  size_t budget_, used_ = 0;
  FreeItem* free_[kClasses + 1] = {};
  char* cursor_ = nullptr;
  char* end_ = nullptr;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<void*> large_;
  std::vector<uint32_t> free_large_;
  void* first_ = nullptr;
  std::jmp_buf jump_;
};

}  // namespace colosseum::html
