#include "base/hash.h"
#include "base/intern_index.h"
#include "colosseum/style.h"

namespace colosseum {

/// Values of one type, each stored once at a stable address.
template <typename T>
class InternTable {
 public:
  const T* intern(const T& value) {
    // Styles made one after the other have most values in common.
    if (latest_ != nullptr && *latest_ == value) return latest_;
    Hasher h;
    hash_append(h, value);
    if (const T* const* found = index_.find(h.value(), [&](const T* v) { return *v == value; })) {
      return latest_ = *found;
    }
    latest_ = &values_.push_back(value);
    index_.add(h.value(), latest_);
    return latest_;
  }

 private:
  StableList<T> values_;
  InternIndex<const T*> index_;
  const T* latest_ = nullptr;
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
  StableList<ComputedStyle> styles;
  InternIndex<uint32_t> style_index;
  std::unique_ptr<StyleBuilder> scratch;
};

StylePool::StylePool() : tables_(std::make_unique<Tables>()) {
  ComputedStyle s;
#define X(Type, name) s.name##_ = tables_->name.intern(Type());
  COLOSSEUM_FOR_EACH_STYLE_GROUP(X)
#undef X
  by_id_.push_back(&tables_->styles.push_back(s));
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
  const auto is_same = [&](uint32_t id) { return *by_id_[id] == s; };
  if (const uint32_t* found = tables_->style_index.find(h.value(), is_same)) return StyleId(*found);
  uint32_t id = static_cast<uint32_t>(tables_->styles.size());
  // The constructor interns the initial style, which is already stored as number 0.
  if (tables_->style_index.empty()) {
    id = 0;
  } else {
    by_id_.push_back(&tables_->styles.push_back(s));
  }
  tables_->style_index.add(h.value(), id);
  return StyleId(id);
}

}  // namespace colosseum
