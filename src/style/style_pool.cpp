#include <deque>
#include <unordered_map>

#include "base/hash.h"
#include "colosseum/style.h"

namespace colosseum {

/// Values of one type, each stored once at a stable address.
template <typename T>
class InternTable {
 public:
  const T* intern(const T& value) {
    Hasher h;
    hash_append(h, value);
    auto [first, last] = index_.equal_range(h.value());
    for (auto it = first; it != last; ++it) {
      if (*it->second == value) return it->second;
    }
    values_.push_back(value);
    index_.emplace(h.value(), &values_.back());
    return &values_.back();
  }

 private:
  std::deque<T> values_;
  std::unordered_multimap<uint64_t, const T*> index_;
};

void hash_append(Hasher& h, const CalcNode& v) {
  hash_append(h, v.op);
  hash_append(h, v.px);
  hash_append(h, v.percent);
  hash_append(h, v.factor);
  for (const CalcNode* o : v.operands) h.mix(std::hash<const void*>{}(o));
}

struct StylePool::Tables {
#define X(Type, name) InternTable<Type> name;
  COLOSSEUM_FOR_EACH_STYLE_GROUP(X)
#undef X
  InternTable<CalcNode> calc;
  std::deque<ComputedStyle> styles;
  std::unordered_multimap<uint64_t, uint32_t> style_index;
  std::unique_ptr<StyleBuilder> scratch;
};

StylePool::StylePool() : tables_(std::make_unique<Tables>()) {
  ComputedStyle s;
#define X(Type, name) s.name##_ = tables_->name.intern(Type());
  COLOSSEUM_FOR_EACH_STYLE_GROUP(X)
#undef X
  tables_->styles.push_back(s);
  by_id_.push_back(&tables_->styles.back());
  intern(StyleBuilder(*this));
}

StylePool::~StylePool() = default;

StyleBuilder& StylePool::scratch_builder() {
  if (!tables_->scratch) tables_->scratch = std::make_unique<StyleBuilder>(*this);
  return *tables_->scratch;
}

const CalcNode* StylePool::intern(CalcNode node) { return tables_->calc.intern(node); }

StyleId StylePool::intern(const StyleBuilder& b) {
  ComputedStyle s;
  Hasher h;
#define X(Type, name)                                                             \
  s.name##_ = b.changed_##name##_ ? tables_->name.intern(*b.name##_) : b.name##_; \
  h.mix(std::hash<const void*>{}(s.name##_));
  COLOSSEUM_FOR_EACH_STYLE_GROUP(X)
#undef X
  auto [first, last] = tables_->style_index.equal_range(h.value());
  for (auto it = first; it != last; ++it) {
    if (tables_->styles[it->second] == s) return StyleId(it->second);
  }
  uint32_t id = static_cast<uint32_t>(tables_->styles.size());
  // The constructor interns the initial style, which is already stored as number 0.
  if (tables_->style_index.empty()) {
    id = 0;
  } else {
    tables_->styles.push_back(s);
    by_id_.push_back(&tables_->styles.back());
  }
  tables_->style_index.emplace(h.value(), id);
  return StyleId(id);
}

}  // namespace colosseum
