#include "html/gumbo_memory.h"

#include <cstdlib>

namespace colosseum::html {

GumboMemory::~GumboMemory() {
  for (void* p : large_) std::free(p);
}

void* GumboMemory::allocate_small(size_t size) {
  size_t cls = size / kStep;
  if (FreeItem* item = free_[cls]; item != nullptr) {
    free_[cls] = item->next;
    return item;
  }
  size_t need = sizeof(Header) + size;
  if (static_cast<size_t>(end_ - cursor_) < need) {
    if (used_ + kBlock > budget_) return nullptr;
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
    used_ += kBlock;
    cursor_ = blocks_.back().get();
    end_ = cursor_ + kBlock;
  }
  Header* h = reinterpret_cast<Header*>(cursor_);
  *h = {size, 0, 0};
  cursor_ += need;
  return h + 1;
}

void* GumboMemory::allocate_large(size_t size) {
  if (size > budget_ || used_ > budget_ - size) return nullptr;
  Header* h = static_cast<Header*>(std::malloc(sizeof(Header) + size));
  if (h == nullptr) return nullptr;
  used_ += size;
  uint32_t index = 0;
  if (free_large_.empty()) {
    index = static_cast<uint32_t>(large_.size());
    large_.push_back(h);
  } else {
    index = free_large_.back();
    free_large_.pop_back();
    large_[index] = h;
  }
  *h = {size, index + 1, 0};
  return h + 1;
}

void* GumboMemory::allocate(void* self, size_t size) {
  GumboMemory& m = *static_cast<GumboMemory*>(self);
  size_t rounded = size == 0 ? kStep : (size + kStep - 1) / kStep * kStep;
  void* p = rounded <= kStep * kClasses ? m.allocate_small(rounded) : m.allocate_large(rounded);
  if (p == nullptr) std::longjmp(m.jump_, 1);
  if (m.first_ == nullptr) m.first_ = p;
  return p;
}

void GumboMemory::deallocate(void* self, void* p) {
  if (p == nullptr) return;
  GumboMemory& m = *static_cast<GumboMemory*>(self);
  Header* h = static_cast<Header*>(p) - 1;
  if (h->large == 0) {
    FreeItem* item = static_cast<FreeItem*>(p);
    item->next = m.free_[h->size / kStep];
    m.free_[h->size / kStep] = item;
    return;
  }
  m.used_ -= h->size;
  m.large_[h->large - 1] = nullptr;
  m.free_large_.push_back(h->large - 1);
  std::free(h);
}

}  // namespace colosseum::html
