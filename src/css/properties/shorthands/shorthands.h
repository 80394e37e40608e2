// Expanding shorthands into longhands.
#pragma once

#include "css/properties/specified_value.h"

namespace colosseum::css {

/// Collects the longhands of one declaration.
class LonghandSink {
 public:
  LonghandSink(DeclarationList& out, bool important, uint32_t line)
      : out_(out), start_(out.size()), important_(important), line_(line) {}
  void add(PropertyId longhand, ValuePtr value) {
    Declaration d;
    d.property = longhand;
    d.important = important_;
    d.line = line_;
    d.value = std::move(value);
    out_.push_back(std::move(d));
  }
  void add_initial(PropertyId longhand) { add(longhand, wide_keyword_value(WideKeyword::kInitial)); }
  /// Takes back what was added.
  void discard() { out_.resize(start_); }

 private:
  DeclarationList& out_;
  size_t start_;
  bool important_;
  uint32_t line_;
};

/// Reads a shorthand's whole value; false when it does not match (the sink may then hold a part).
bool expand_shorthand(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink);

// Each file of this folder expands one family.
bool expand_border(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_border_radius(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_border_image(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_background(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_font(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_font_variant(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_font_synthesis(TokenStream& s, LonghandSink& sink);
bool expand_list_style(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_white_space(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_flex(TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_place(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink);
bool expand_grid_lines(PropertyId shorthand, TokenStream& s, LonghandSink& sink);
bool expand_grid_template(TokenStream& s, LonghandSink& sink);
bool expand_grid(TokenStream& s, LonghandSink& sink);
/// Longhands in any order, each at most once; those left out become initial. At least one must be there.
bool expand_any_order(PropertyId shorthand, TokenStream& s, const ParseContext& context, LonghandSink& sink);

}  // namespace colosseum::css
