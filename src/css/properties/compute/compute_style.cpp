// The order in which an element's values are computed (css-cascade-5 §4.4).
#include <algorithm>

#include "css/properties/compute/adjust.h"
#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/custom_properties.h"
#include "css/properties/compute/font_size.h"
#include "css/properties/compute/winners.h"
#include "css/properties/longhand_rules.h"
#include "css/properties/substitution.h"
#include "css/syntax/tokenizer.h"

namespace colosseum::css {

namespace {

using P = PropertyId;

class StyleComputer {
 public:
  StyleComputer(const ComputeInput& in, const ComputeContext& ctx, StylePool& pool) : s_(in, ctx, pool) {}

  StyleId run() {
    collect_physical();
    compute_custom_properties(s_);
    // What other values are relative to comes first.
    apply_winner(P::kWritingMode);
    apply_winner(P::kDirection);
    if (any_logical_) collect_logical();
    apply_fonts();
    apply_winner(P::kColor);
    winners_.for_each([&](P p, const MatchedDeclaration* d) {
      if (!is_early(p)) apply(p, d);
    });
    adjust_computed_style(s_, winners_);
    return s_.pool.intern(s_.builder);
  }

 private:
  static bool is_early(P p) {
    return p <= P::kColosseumLang || p == P::kColor || p == P::kDirection || p == P::kWritingMode;
  }

  void collect_physical() {
    for (const MatchedDeclaration& d : s_.input.declarations) {
      P p = d.declaration->property;
      if (is_longhand(p)) {
        if (p != P::kCustomProperties) winners_.set(p, &d);
      } else {
        any_logical_ |= is_logical(p);
      }
    }
  }

  // css-logical-1 §4: flow-relative and physical declarations of one value compete by their place in the
  // cascade.
  void collect_logical() {
    WritingDirection wd = s_.builder.writing_direction();
    for (const MatchedDeclaration& d : s_.input.declarations) {
      P p = resolve_logical(d.declaration->property, wd);
      if (is_longhand(p) && p != P::kCustomProperties) winners_.set(p, &d);
    }
  }

  // The font group's properties are the first of the list, up to -colosseum-lang.
  void apply_fonts() {
    for (int i = 0; i <= static_cast<int>(P::kColosseumLang); ++i) {
      auto p = static_cast<P>(i);
      if (p != P::kFontSize && p != P::kLineHeight) apply_winner(p);
    }
    apply_winner(P::kFontSize);
    adjust_monospace_size(s_);
    apply_winner(P::kLineHeight);
  }

  void apply_winner(P p) {
    if (winners_.has(p)) apply(p, winners_[p]);
  }

  void apply(P p, const MatchedDeclaration* d) {
    const SpecifiedValue& v = *d->declaration->value;
    if (v.kind == ValueKind::kUnparsed) {
      apply_unparsed(p, d, static_cast<const UnparsedValue&>(v));
    } else if (v.kind == ValueKind::kWide) {
      apply_wide(p, d, static_cast<WideKeyword>(v.keyword));
    } else {
      apply_value(p, v);
    }
  }

  void apply_value(P p, const SpecifiedValue& v) {
    const LonghandRule& rule = longhand_rule(p);
    if (rule.apply != nullptr) rule.apply(s_, p, v);
  }

  void apply_wide(P p, const MatchedDeclaration* d, WideKeyword keyword) {
    switch (keyword) {
      case WideKeyword::kInherit: inherit(p); break;
      case WideKeyword::kInitial: set_initial(p); break;
      case WideKeyword::kUnset: unset(p); break;
      default: revert(p, d);
    }
  }

  void revert(P p, const MatchedDeclaration* d) {
    WritingDirection wd = s_.builder.writing_direction();
    d = roll_back(s_.input.declarations, d,
                  [&](const Declaration& o) { return resolve_logical(o.property, wd) == p; });
    if (d == nullptr) {
      unset(p);
    } else {
      apply(p, d);
    }
  }

  void inherit(P p) {
    s_.builder.copy_from(p, s_.parent());
    if (p == P::kFontSize) s_.builder.copy_from(P::kColosseumFontSizeOrigin, s_.parent());
  }

  void set_initial(P p) {
    switch (p) {
      case P::kFontSize:
        s_.builder.set_colosseum_font_size_origin(kFontSizeMedium);
        s_.builder.set_font_size(
            font_size_of_keyword(kFontSizeMedium, is_monospace(s_.builder.font_family())));
        break;
      // The stored initial widths are those of no border; adjust_computed_style() takes them back for none.
      case P::kBorderTopWidth:
      case P::kBorderRightWidth:
      case P::kBorderBottomWidth:
      case P::kBorderLeftWidth:
      case P::kOutlineWidth: s_.builder.set_number(p, 3); break;
      default: s_.builder.set_initial(p);
    }
  }

  void unset(P p) {
    if (property_is_inherited(p)) {
      inherit(p);
    } else {
      set_initial(p);
    }
  }

  // css-variables-1 §3.1: invalid at computed-value time behaves as unset.
  void apply_unparsed(P p, const MatchedDeclaration* d, const UnparsedValue& v) {
    if (!parse_unparsed(v)) {
      unset(p);
      return;
    }
    // The longhand of a shorthand's expansion that stands for this property, however it was declared.
    P declared = d->declaration->property;
    const Declaration* found = nullptr;
    for (const Declaration& c : v.cached) {
      if (c.property == declared) found = &c;
    }
    if (found == nullptr) {
      unset(p);
    } else if (found->value->kind == ValueKind::kWide) {
      apply_wide_of_variable(p, d, static_cast<WideKeyword>(found->value->keyword));
    } else {
      ValuePtr keep = found->value;
      apply_value(p, *keep);
    }
  }

  void apply_wide_of_variable(P p, const MatchedDeclaration* d, WideKeyword keyword) {
    if (keyword < WideKeyword::kRevert) {
      apply_wide(p, d, keyword);
      return;
    }
    // A declaration like the winner, with the keyword written out, in front of those it rolls back to.
    Declaration plain = *d->declaration;
    plain.value = wide_keyword_value(keyword);
    auto end = s_.input.declarations.begin() + (d - s_.input.declarations.data());
    std::vector<MatchedDeclaration> below(s_.input.declarations.begin(), end);
    below.push_back({&plain, d->origin, d->layer});
    WritingDirection wd = s_.builder.writing_direction();
    const MatchedDeclaration* to =
        roll_back(std::span<const MatchedDeclaration>(below), &below.back(),
                  [&](const Declaration& o) { return resolve_logical(o.property, wd) == p; });
    if (to == nullptr || ++variable_reverts_ > 16) {
      unset(p);
      return;
    }
    apply(p, s_.input.declarations.data() + (to - below.data()));
  }

  // The longhands of one shorthand come one after the other: its text is put together once.
  bool parse_unparsed(const UnparsedValue& v) {
    if (&v != last_unparsed_) {
      last_parsed_ = substitute_and_parse(v);
      last_unparsed_ = &v;
    }
    return last_parsed_;
  }

  bool substitute_and_parse(const UnparsedValue& v) {
    VariableLookup lookup = [this](std::string_view name) {
      return find_custom_property(s_.builder.custom_properties(), name);
    };
    size_t max = s_.context.document != nullptr ? s_.context.document->limits().max_variable_bytes
                                                : Limits().max_variable_bytes;
    std::optional<std::string> text = substitute(v.value, lookup, max);
    if (!text) return false;
    if (v.has_cache && v.cached_text == *text) return !v.cached.empty();
    v.cached.clear();
    TokenList tokens(*text);
    ParseContext context;
    context.base_url = v.base_url;
    context.quirks = v.quirks;
    parse_declaration(v.name, tokens.tokens(), false, context, v.cached);
    v.cached_text = std::move(*text);
    v.has_cache = true;
    return !v.cached.empty();
  }

  ComputeState s_;
  Winners winners_;
  bool any_logical_ = false;
  int variable_reverts_ = 0;
  const UnparsedValue* last_unparsed_ = nullptr;
  bool last_parsed_ = false;
};

}  // namespace

StyleId compute_style(const ComputeInput& input, const ComputeContext& context, StylePool& pool) {
  return StyleComputer(input, context, pool).run();
}

}  // namespace colosseum::css
