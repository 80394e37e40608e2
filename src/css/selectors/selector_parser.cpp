#include "css/selectors/selector_parser.h"

#include <algorithm>

#include "base/utf.h"
#include "css/selectors/anb.h"
#include "css/selectors/pseudo_names.h"

namespace colosseum::css {

namespace {

// Matching recurses once per compound and nested list; longer selectors are refused.
constexpr uint32_t kMaxStackCost = 2048;
constexpr uint32_t kMaxListDepth = 64;

/// Where a selector list stands.
struct ListMode {
  bool forgiving = false;
  bool relative = false;    ///< argument of :has()
  bool functional = false;  ///< inside a pseudo-class: no pseudo-elements
  bool nested_rule = false;
};

/// A compound while it is parsed.
struct Compound {
  std::vector<SimpleSelector> simples;
  SelectorPseudo pseudo = SelectorPseudo::kNone;
  Combinator combinator = Combinator::kNone;  ///< to the compound left of it
  Specificity specificity = 0;
  bool has_type = false;
  bool never = false;
};

class Parser {
 public:
  explicit Parser(const SelectorContext& context) : c_(context), store_(*context.store) {}

  std::optional<uint32_t> parse_list(TokenStream in, const ListMode& mode);

  std::string error;
  const Token* where = nullptr;

 private:
  bool fail(const Token& at, std::string why) {
    if (error.empty()) {
      error = std::move(why);
      where = &at;
    }
    return false;
  }
  bool parse_complex(TokenStream& in, const ListMode& mode, ComplexSelector& out);
  bool parse_compound(TokenStream& in, const ListMode& mode, Compound& out);
  bool parse_type(TokenStream& in, Compound& out);
  bool parse_attribute(TokenStream in, const Token& at, Compound& out);
  bool parse_attribute_value(TokenStream& in, SimpleSelector& s);
  bool parse_pseudo(TokenStream& in, const ListMode& mode, Compound& out);
  bool parse_pseudo_element(TokenStream& in, std::string_view name, bool functional, const ListMode& mode,
                            Compound& out);
  bool parse_pseudo_class(TokenStream& in, std::string_view name, Compound& out);
  bool parse_functional_pseudo_class(TokenStream inner, const Token& at, std::string_view name,
                                     Compound& out);
  bool parse_nth(TokenStream inner, const Token& at, NthKind kind, bool of_allowed, Compound& out);
  bool parse_lang(TokenStream inner, const Token& at, Compound& out);
  bool parse_nested_list(TokenStream inner, const ListMode& mode, SimpleKind kind, bool counts,
                         Compound& out);
  void add_nesting(Compound& out);
  bool add_complex(std::vector<Compound>& compounds, ComplexSelector& out);
  Atom intern(std::string_view s) { return c_.atoms->intern(s); }

  const SelectorContext& c_;
  SelectorStore& store_;
  uint32_t nesting_seen_ = 0;  ///< how often & was read
  bool in_has_ = false;
  uint32_t depth_ = 0;
};

void add_simple(Compound& out, SimpleSelector s, Specificity specificity) {
  out.simples.push_back(s);
  out.specificity = add_specificity(out.specificity, specificity);
}

bool read_combinator(TokenStream& in, Combinator& out) {
  const Token& t = in.peek();
  if (t.is_delim('>')) {
    out = Combinator::kChild;
  } else if (t.is_delim('+')) {
    out = Combinator::kNextSibling;
  } else if (t.is_delim('~')) {
    out = Combinator::kSubsequentSibling;
  } else {
    return false;
  }
  in.next();
  return true;
}

std::optional<uint32_t> Parser::parse_list(TokenStream in, const ListMode& mode) {
  if (depth_ >= kMaxListDepth) {
    fail(in.peek(), "selector is too complex");
    return std::nullopt;
  }
  std::vector<ComplexSelector> found;
  bool empty = in.at_end_after_whitespace();
  if (empty && !mode.forgiving) {
    fail(in.peek(), "empty selector");
    return std::nullopt;
  }
  while (!empty) {
    ComplexSelector complex;
    bool ok = parse_complex(in, mode, complex);
    if (!ok && !mode.forgiving) return std::nullopt;
    if (ok) {
      found.push_back(complex);
    } else {
      error.clear();
      while (!in.at_end() && in.peek().type != TokenType::kComma) in.skip_component();
    }
    if (in.at_end()) break;
    in.next();  // the comma
  }
  SelectorList list;
  list.first = static_cast<uint32_t>(store_.complexes.size());
  list.count = static_cast<uint32_t>(found.size());
  list.stack_cost = 1;
  for (const ComplexSelector& s : found) {
    if (s.pseudo == SelectorPseudo::kNone)
      list.max_specificity = std::max(list.max_specificity, s.specificity);
    uint16_t cost = s.compound_count;
    for (const CompoundSelector& compound : store_.compounds_of(s)) {
      for (const SimpleSelector& simple : store_.simples_of(compound)) {
        uint32_t inner = simple.kind == SimpleKind::kIs || simple.kind == SimpleKind::kNot ||
                                 simple.kind == SimpleKind::kHas
                             ? simple.data
                         : simple.kind == SimpleKind::kNth ? store_.nths[simple.data].list
                                                           : kNoList;
        if (inner == kNoList) continue;
        const SelectorList& n = store_.lists[inner];
        list.depth = std::max<uint16_t>(list.depth, static_cast<uint16_t>(n.depth + 1));
        cost = std::max<uint16_t>(cost, static_cast<uint16_t>(s.compound_count + n.stack_cost));
      }
    }
    list.stack_cost = std::max<uint16_t>(list.stack_cost, static_cast<uint16_t>(cost + 1));
  }
  if (list.stack_cost > kMaxStackCost) {
    fail(in.peek(), "selector is too complex");
    return std::nullopt;
  }
  store_.complexes.insert(store_.complexes.end(), found.begin(), found.end());
  store_.lists.push_back(list);
  return static_cast<uint32_t>(store_.lists.size() - 1);
}

bool Parser::parse_complex(TokenStream& in, const ListMode& mode, ComplexSelector& out) {
  std::vector<Compound> compounds;
  uint32_t nesting_before = nesting_seen_;
  in.skip_whitespace();
  Combinator next = Combinator::kNone;
  bool leading = (mode.relative || mode.nested_rule) && read_combinator(in, next);
  if (mode.relative && !leading) next = Combinator::kDescendant;
  in.skip_whitespace();
  for (;;) {
    if (compounds.size() >= kMaxStackCost) return fail(in.peek(), "selector is too complex");
    Compound compound;
    compound.combinator = next;
    if (!parse_compound(in, mode, compound)) return false;
    compounds.push_back(std::move(compound));
    bool space = in.peek().type == TokenType::kWhitespace;
    in.skip_whitespace();
    if (in.at_end() || in.peek().type == TokenType::kComma) break;
    if (compounds.back().pseudo != SelectorPseudo::kNone) {
      return fail(in.peek(), "nothing may follow a pseudo-element");
    }
    if (!read_combinator(in, next)) {
      if (!space) return fail(in.peek(), "unexpected " + std::string(in.peek().source.substr(0, 40)));
      next = Combinator::kDescendant;
    }
    in.skip_whitespace();
    if (in.at_end()) return fail(in.peek(), "a selector cannot end with a combinator");
  }
  // css-nesting-1 §2.1: a selector that begins with a combinator, or without &, is relative to &.
  if (mode.nested_rule && (leading || nesting_seen_ == nesting_before)) {
    Compound parent;
    add_nesting(parent);
    if (!leading) compounds.front().combinator = Combinator::kDescendant;
    compounds.insert(compounds.begin(), std::move(parent));
  }
  return add_complex(compounds, out);
}

/// Moves compounds, written left to right, into the store from right to left.
bool Parser::add_complex(std::vector<Compound>& compounds, ComplexSelector& out) {
  out.first_compound = static_cast<uint32_t>(store_.compounds.size());
  out.compound_count = static_cast<uint16_t>(compounds.size());
  out.pseudo = compounds.back().pseudo;
  out.never_matches = out.pseudo == SelectorPseudo::kUnmatchable;
  out.anchor = compounds.front().combinator;
  for (size_t i = compounds.size(); i-- > 0;) {
    const Compound& c = compounds[i];
    if (c.simples.size() > UINT16_MAX) return fail(TokenStream().peek(), "selector is too complex");
    CompoundSelector stored;
    stored.first_simple = static_cast<uint32_t>(store_.simples.size());
    stored.simple_count = static_cast<uint16_t>(c.simples.size());
    stored.combinator = i > 0 ? c.combinator : Combinator::kNone;
    if (c.combinator == Combinator::kNextSibling || c.combinator == Combinator::kSubsequentSibling) {
      store_.has_sibling_dependence = true;
    }
    store_.simples.insert(store_.simples.end(), c.simples.begin(), c.simples.end());
    store_.compounds.push_back(stored);
    out.specificity = add_specificity(out.specificity, c.specificity);
    out.never_matches = out.never_matches || c.never;
  }
  return true;
}

bool Parser::parse_compound(TokenStream& in, const ListMode& mode, Compound& out) {
  const Token& first = in.peek();
  for (;;) {
    const Token& t = in.peek();
    if (out.pseudo != SelectorPseudo::kNone && t.type != TokenType::kColon) break;
    if (t.is_delim('&')) {
      in.next();
      add_nesting(out);
    } else if (t.type == TokenType::kIdent || t.is_delim('*') || t.is_delim('|')) {
      bool only_nesting = std::all_of(out.simples.begin(), out.simples.end(), [](const SimpleSelector& s) {
        return s.kind == SimpleKind::kIs || s.kind == SimpleKind::kPseudoClass;
      });
      if (out.has_type || !only_nesting || (!out.simples.empty() && first.type == TokenType::kColon)) {
        return fail(t, "a type selector must come first");
      }
      if (!parse_type(in, out)) return false;
    } else if (t.type == TokenType::kHash) {
      if (!t.hash_is_id) return fail(t, "'" + std::string(t.source) + "' is no id");
      SimpleSelector s;
      s.kind = SimpleKind::kId;
      s.name = intern(t.text);
      in.next();
      add_simple(out, s, make_specificity(1, 0, 0));
    } else if (t.is_delim('.')) {
      if (in.peek(1).type != TokenType::kIdent) return fail(t, "a class name must follow '.'");
      SimpleSelector s;
      s.kind = SimpleKind::kClass;
      s.name = intern(in.peek(1).text);
      in.next();
      in.next();
      add_simple(out, s, make_specificity(0, 1, 0));
    } else if (t.type == TokenType::kOpenSquare) {
      if (!parse_attribute(in.consume_block(), t, out)) return false;
    } else if (t.type == TokenType::kColon) {
      if (!parse_pseudo(in, mode, out)) return false;
    } else {
      break;
    }
  }
  if (out.simples.empty() && out.pseudo == SelectorPseudo::kNone && !out.has_type) {
    const Token& t = in.peek();
    return fail(t, t.type == TokenType::kEof ? "a selector ends too early"
                                             : "unexpected '" + std::string(t.source.substr(0, 40)) + "'");
  }
  // selectors-4 §5.3: without a type selector, the default namespace holds, though not for the subject inside
  // :is().
  if (!out.has_type && !mode.functional && c_.namespaces != nullptr && c_.namespaces->default_ns &&
      std::none_of(out.simples.begin(), out.simples.end(), [&](const SimpleSelector& s) {
        return s.kind == SimpleKind::kIs && s.data == c_.parent_list;
      })) {
    SimpleSelector s;
    s.kind = SimpleKind::kUniversal;
    s.ns_test = NamespaceTest::kExact;
    s.ns = *c_.namespaces->default_ns;
    out.simples.insert(out.simples.begin(), s);
  }
  return true;
}

/// <type-selector> = <wq-name> | <ns-prefix>? '*'
bool Parser::parse_type(TokenStream& in, Compound& out) {
  SimpleSelector s;
  const Token& first = in.peek();
  auto is_name = [](const Token& t) { return t.type == TokenType::kIdent || t.is_delim('*'); };
  bool prefixed = first.is_delim('|') ? is_name(in.peek(1)) : in.peek(1).is_delim('|') && is_name(in.peek(2));
  if (first.is_delim('|') && !prefixed) return fail(first, "unexpected '|'");
  if (prefixed) {
    if (first.is_delim('|')) {
      s.ns_test = NamespaceTest::kNone;
      in.next();
    } else {
      if (first.type == TokenType::kIdent) {
        auto it = c_.namespaces == nullptr ? decltype(c_.namespaces->prefixes.end()){}
                                           : c_.namespaces->prefixes.find(first.text);
        if (c_.namespaces == nullptr || it == c_.namespaces->prefixes.end()) {
          return fail(first, "undeclared namespace prefix '" + std::string(first.text) + "'");
        }
        s.ns_test = it->second.empty() ? NamespaceTest::kNone : NamespaceTest::kExact;
        s.ns = it->second;
      }
      in.next();
      in.next();
    }
  } else if (c_.namespaces != nullptr && c_.namespaces->default_ns) {
    s.ns_test = c_.namespaces->default_ns->empty() ? NamespaceTest::kNone : NamespaceTest::kExact;
    s.ns = *c_.namespaces->default_ns;
  }
  const Token& name = in.next();
  out.has_type = true;
  if (name.type != TokenType::kIdent) {
    s.kind = SimpleKind::kUniversal;
    add_simple(out, s, 0);
    return true;
  }
  s.kind = SimpleKind::kType;
  s.name = intern(name.text);
  s.lower_name = intern(ascii_lower(name.text));
  add_simple(out, s, make_specificity(0, 0, 1));
  return true;
}

// selectors-4 §6
bool Parser::parse_attribute(TokenStream in, const Token& at, Compound& out) {
  SimpleSelector s;
  s.kind = SimpleKind::kAttribute;
  s.ns_test = NamespaceTest::kNone;
  in.skip_whitespace();
  const Token* name = &in.next();
  if (name->is_delim('*') && in.peek().is_delim('|')) {
    s.ns_test = NamespaceTest::kAny;
    in.next();
    name = &in.next();
  } else if (name->is_delim('|')) {
    name = &in.next();
  } else if (name->type == TokenType::kIdent && in.peek().is_delim('|') &&
             in.peek(1).type == TokenType::kIdent) {
    if (c_.namespaces == nullptr) return fail(at, "undeclared namespace prefix");
    auto it = c_.namespaces->prefixes.find(name->text);
    if (it == c_.namespaces->prefixes.end()) return fail(*name, "undeclared namespace prefix");
    s.ns_test = it->second.empty() ? NamespaceTest::kNone : NamespaceTest::kExact;
    s.ns = it->second;
    in.next();
    name = &in.next();
  }
  if (name->type != TokenType::kIdent) return fail(at, "an attribute name is missing");
  s.name = intern(name->text);
  std::string lower = ascii_lower(name->text);
  s.lower_name = intern(lower);
  if (is_case_insensitive_html_attribute(lower)) s.letter_case = AttributeCase::kInsensitiveInHtml;
  if (!in.at_end_after_whitespace() && !parse_attribute_value(in, s)) {
    return fail(at, "broken attribute selector");
  }
  add_simple(out, s, make_specificity(0, 1, 0));
  return true;
}

bool Parser::parse_attribute_value(TokenStream& in, SimpleSelector& s) {
  const Token& op = in.next();
  AttributeOp kind = AttributeOp::kEquals;
  if (!op.is_delim('=')) {
    if (op.type != TokenType::kDelim || !in.next().is_delim('=')) return false;
    switch (op.delim) {
      case '~': kind = AttributeOp::kIncludes; break;
      case '|': kind = AttributeOp::kDashMatch; break;
      case '^': kind = AttributeOp::kPrefix; break;
      case '$': kind = AttributeOp::kSuffix; break;
      case '*': kind = AttributeOp::kSubstring; break;
      default: return false;
    }
  }
  s.op = static_cast<uint8_t>(kind);
  in.skip_whitespace();
  const Token& value = in.next();
  if (value.type != TokenType::kIdent && value.type != TokenType::kString) return false;
  s.data = static_cast<uint32_t>(store_.values.size());
  store_.values.emplace_back(value.text);
  if (in.at_end_after_whitespace()) return true;
  const Token& flag = in.next();
  if (flag.type != TokenType::kIdent) return false;
  if (ascii_iequals(flag.text, "i")) {
    s.letter_case = AttributeCase::kInsensitive;
  } else if (ascii_iequals(flag.text, "s")) {
    s.letter_case = AttributeCase::kSensitive;
  } else {
    return false;
  }
  return in.at_end_after_whitespace();
}

bool Parser::parse_pseudo(TokenStream& in, const ListMode& mode, Compound& out) {
  in.next();
  bool two = in.peek().type == TokenType::kColon;
  if (two) in.next();
  const Token& t = in.peek();
  bool functional = t.type == TokenType::kFunction;
  if (!functional && t.type != TokenType::kIdent) return fail(t, "a pseudo-class name is missing");
  std::string name = ascii_lower(t.text);
  if (two || (!functional && is_legacy_pseudo_element(name))) {
    return parse_pseudo_element(in, name, functional, mode, out);
  }
  if (out.pseudo != SelectorPseudo::kNone) {
    // selectors-4 §3.6.3: only user action pseudo-classes follow a pseudo-element.
    bool known = is_user_action_pseudo_class(name) ||
                 (out.pseudo >= SelectorPseudo::kPlaceholder && !functional &&
                  (find_pseudo_class(name) || is_never_matching_pseudo_class(name) || name.size() > 3));
    if (!known) return fail(t, "':" + name + "' cannot follow a pseudo-element");
    in.next();
    out.never = true;
    return true;
  }
  if (functional) {
    TokenStream inner = in.consume_block();
    return parse_functional_pseudo_class(inner, t, name, out);
  }
  return parse_pseudo_class(in, name, out);
}

bool Parser::parse_pseudo_element(TokenStream& in, std::string_view name, bool functional,
                                  const ListMode& mode, Compound& out) {
  const Token& t = in.peek();
  auto pseudo = find_pseudo_element(name, functional);
  if (!pseudo) return fail(t, "unknown pseudo-element '::" + std::string(name) + "'");
  if (mode.functional) return fail(t, "no pseudo-element is allowed here");
  in.skip_component();
  if (out.pseudo != SelectorPseudo::kNone) {
    bool sub = *pseudo == SelectorPseudo::kMarker &&
               (out.pseudo == SelectorPseudo::kBefore || out.pseudo == SelectorPseudo::kAfter);
    if (!sub && out.pseudo < SelectorPseudo::kPlaceholder) {
      return fail(t, "a pseudo-element cannot follow another one");
    }
    pseudo = SelectorPseudo::kUnmatchable;
  }
  out.pseudo = *pseudo;
  out.specificity = add_specificity(out.specificity, make_specificity(0, 0, 1));
  return true;
}

bool Parser::parse_pseudo_class(TokenStream& in, std::string_view name, Compound& out) {
  const Token& t = in.next();
  SimpleSelector s;
  if (auto known = find_pseudo_class(name)) {
    s.kind = SimpleKind::kPseudoClass;
    s.op = static_cast<uint8_t>(*known);
    if ((*known >= PseudoClass::kEmpty && *known <= PseudoClass::kOnlyOfType) ||
        *known >= PseudoClass::kEnabled) {
      store_.has_sibling_dependence = true;
    }
  } else if (is_never_matching_pseudo_class(name)) {
    s.kind = SimpleKind::kNever;
    out.never = true;
  } else {
    return fail(t, "unknown pseudo-class ':" + std::string(name) + "'");
  }
  add_simple(out, s, make_specificity(0, 1, 0));
  return true;
}

bool Parser::parse_functional_pseudo_class(TokenStream inner, const Token& at, std::string_view name,
                                           Compound& out) {
  ListMode list;
  list.functional = true;
  if (name == "is" || name == "where" || name == "matches" || name == "-webkit-any") {
    list.forgiving = true;
    return parse_nested_list(inner, list, SimpleKind::kIs, name != "where", out);
  }
  if (name == "not") return parse_nested_list(inner, list, SimpleKind::kNot, true, out);
  if (name == "has") {
    if (in_has_) return fail(at, "':has()' cannot be nested");
    list.relative = true;
    in_has_ = true;
    bool ok = parse_nested_list(inner, list, SimpleKind::kHas, true, out);
    in_has_ = false;
    store_.has_relational = true;
    return ok;
  }
  if (name == "nth-child") return parse_nth(inner, at, NthKind::kChild, true, out);
  if (name == "nth-last-child") return parse_nth(inner, at, NthKind::kLastChild, true, out);
  if (name == "nth-of-type") return parse_nth(inner, at, NthKind::kOfType, false, out);
  if (name == "nth-last-of-type") return parse_nth(inner, at, NthKind::kLastOfType, false, out);
  if (name == "lang") return parse_lang(inner, at, out);
  SimpleSelector s;
  if (name == "dir") {
    inner.skip_whitespace();
    const Token& value = inner.next();
    if (value.type != TokenType::kIdent || !inner.at_end_after_whitespace())
      return fail(at, "broken ':dir()'");
    s.kind = SimpleKind::kPseudoClass;
    if (ascii_iequals(value.text, "ltr")) {
      s.op = static_cast<uint8_t>(PseudoClass::kDirLtr);
    } else if (ascii_iequals(value.text, "rtl")) {
      s.op = static_cast<uint8_t>(PseudoClass::kDirRtl);
    } else {
      s.kind = SimpleKind::kNever;
      out.never = true;
    }
    add_simple(out, s, make_specificity(0, 1, 0));
    return true;
  }
  if (name == "host" || name == "host-context" || name == "current" || name == "state") {
    if (inner.at_end_after_whitespace()) return fail(at, "an argument is missing");
    s.kind = SimpleKind::kNever;
    out.never = true;
    add_simple(out, s, make_specificity(0, 1, 0));
    return true;
  }
  return fail(at, "unknown pseudo-class ':" + std::string(name) + "()'");
}

bool Parser::parse_nested_list(TokenStream inner, const ListMode& mode, SimpleKind kind, bool counts,
                               Compound& out) {
  ++depth_;
  auto list = parse_list(inner, mode);
  --depth_;
  if (!list) return false;
  SimpleSelector s;
  s.kind = kind;
  s.data = *list;
  if (store_.lists[*list].count == 0 && kind == SimpleKind::kIs) {
    s.kind = SimpleKind::kNever;
    out.never = true;
  }
  add_simple(out, s, counts ? store_.lists[*list].max_specificity : 0);
  return true;
}

bool Parser::parse_nth(TokenStream in, const Token& at, NthKind kind, bool of_allowed, Compound& out) {
  NthPattern pattern;
  if (!parse_anb(in, pattern.a, pattern.b))
    return fail(at, "broken An+B in '" + std::string(at.source) + "'");
  Specificity specificity = make_specificity(0, 1, 0);
  if (!in.at_end_after_whitespace()) {
    const Token& of = in.next();
    if (!of_allowed || of.type != TokenType::kIdent || !ascii_iequals(of.text, "of")) {
      return fail(of, "unexpected '" + std::string(of.source.substr(0, 40)) + "'");
    }
    ListMode mode;
    mode.functional = true;
    ++depth_;
    auto list = parse_list(TokenStream(in.rest()), mode);
    --depth_;
    if (!list) return false;
    pattern.list = *list;
    specificity = add_specificity(specificity, store_.lists[*list].max_specificity);
  }
  SimpleSelector s;
  s.kind = SimpleKind::kNth;
  s.op = static_cast<uint8_t>(kind);
  s.data = static_cast<uint32_t>(store_.nths.size());
  store_.nths.push_back(pattern);
  store_.has_sibling_dependence = true;
  add_simple(out, s, specificity);
  return true;
}

// selectors-4 §7.2
bool Parser::parse_lang(TokenStream in, const Token& at, Compound& out) {
  std::vector<std::string> ranges;
  for (;;) {
    in.skip_whitespace();
    const Token& t = in.next();
    if (t.type != TokenType::kIdent && t.type != TokenType::kString) return fail(at, "broken ':lang()'");
    ranges.push_back(ascii_lower(t.text));
    if (in.at_end_after_whitespace()) break;
    if (in.next().type != TokenType::kComma) return fail(at, "broken ':lang()'");
  }
  SimpleSelector s;
  s.kind = SimpleKind::kLang;
  s.data = static_cast<uint32_t>(store_.languages.size());
  store_.languages.push_back(std::move(ranges));
  add_simple(out, s, make_specificity(0, 1, 0));
  return true;
}

// css-nesting-1 §3
void Parser::add_nesting(Compound& out) {
  ++nesting_seen_;
  SimpleSelector s;
  if (c_.parent_list == kNoList) {
    s.kind = SimpleKind::kPseudoClass;
    s.op = static_cast<uint8_t>(PseudoClass::kScope);
    add_simple(out, s, 0);
    return;
  }
  s.kind = SimpleKind::kIs;
  s.data = c_.parent_list;
  add_simple(out, s, store_.lists[c_.parent_list].max_specificity);
}

}  // namespace

std::optional<uint32_t> parse_selector_list(TokenStream in, const SelectorContext& context,
                                            std::string& error, const Token** where) {
  SelectorStore& store = *context.store;
  size_t simples = store.simples.size(), compounds = store.compounds.size(),
         complexes = store.complexes.size(), lists = store.lists.size(), nths = store.nths.size(),
         languages = store.languages.size(), values = store.values.size();
  Parser parser(context);
  ListMode mode;
  mode.nested_rule = context.nested;
  auto list = parser.parse_list(in, mode);
  if (list) return list;
  // What a selector that turned out invalid had added.
  store.simples.resize(simples);
  store.compounds.resize(compounds);
  store.complexes.resize(complexes);
  store.lists.resize(lists);
  store.nths.resize(nths);
  store.languages.resize(languages);
  store.values.resize(values);
  error = std::move(parser.error);
  if (where != nullptr) *where = parser.where;
  return std::nullopt;
}

}  // namespace colosseum::css
