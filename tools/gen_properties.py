#!/usr/bin/env python3
"""Generates the property tables from data/properties.json.

    gen_properties.py data/properties.json OUTDIR

Writes OUTDIR/colosseum/generated/{property_id.h,style_groups.h} and OUTDIR/style_generated.cpp.
A longhand names its style group, its C++ type ("keyword": an enum is made from `keywords`; with "flags" a set of bits) and its
initial value; the groups, accessors, setters, hashes and copy functions follow from that. `damage` says what a changed value asks
for: repaint, reflow, rebuild (of boxes) or none.
"""
import json
import os
import sys

HAND_WRITTEN = {"Direction", "WritingMode"}  # enums of geometry.h
# Value types with a generic setter in StyleBuilder: setter's name, C++ type.
SHARED_TYPES = [("length", "Length"), ("number", "float"), ("integer", "int32_t"), ("color", "Color"),
                ("length_pair", "LengthPair"), ("alignment", "Alignment"), ("string", "std::string")]


def camel(name):
    return "".join(p[:1].upper() + p[1:] for p in name.replace("--*", "custom-properties").split("-") if p)


def snake(name):
    s = name.replace("--*", "custom_properties").strip("-").replace("-", "_")
    return s + "_" if s in ("float", "continue") else s


def constant(name):
    return "k" + camel(name)


def main():
    source, out = sys.argv[1], sys.argv[2]
    data = json.load(open(source, encoding="utf-8"))
    shared = data["shared_keywords"]
    longhands, logical, shorthands = data["longhands"], data["logical"], data["shorthands"]
    groups = []
    for p in longhands:
        if p["group"] not in groups:
            groups.append(p["group"])

    def enum_of(p):
        return camel(p["name"]) if p["type"] == "keyword" else p["type"] if p["type"] in shared else None

    def keywords(p):
        return p["keywords"] if p["type"] == "keyword" else shared.get(p["type"], [])

    def cpp_type(p):
        if p.get("flags"):
            return "uint16_t"
        return enum_of(p) or p["type"]

    def initial(p):
        if p.get("flags"):
            return "0"
        if p["type"] == "keyword" or (p["type"] in shared and "::" not in p["cpp_initial"]):
            return "%s::%s" % (enum_of(p), constant(p["cpp_initial"]))
        return p["cpp_initial"]

    os.makedirs(os.path.join(out, "colosseum/generated"), exist_ok=True)
    banner = "// Generated from data/properties.json by tools/gen_properties.py; do not edit.\n"
    names = [p["name"] for p in longhands] + [p["name"] for p in logical] + [p["name"] for p in shorthands]

    h = [banner, "#pragma once\n", "#include <cstdint>", "#include <span>", "#include <string_view>\n",
         '#include "colosseum/geometry.h"\n', "namespace colosseum {\n",
         "/// Every property: longhands first, then flow-relative longhands, then shorthands.",
         "enum class PropertyId : uint16_t {"]
    h += ["  %s,  // %s" % (constant(n), n) for n in names]
    h += ["  kUnknown,", "};",
          "inline constexpr int kLonghandCount = %d;" % len(longhands),
          "inline constexpr int kLogicalCount = %d;" % len(logical),
          "inline constexpr int kPropertyCount = %d;" % len(names),
          """
constexpr bool is_longhand(PropertyId p) { return static_cast<int>(p) < kLonghandCount; }
constexpr bool is_logical(PropertyId p) {
  return static_cast<int>(p) >= kLonghandCount && static_cast<int>(p) < kLonghandCount + kLogicalCount;
}
constexpr bool is_shorthand(PropertyId p) {
  return static_cast<int>(p) >= kLonghandCount + kLogicalCount && p != PropertyId::kUnknown;
}
/// The property's name; "" for kUnknown.
std::string_view property_name(PropertyId p);
/// The property of a name in lower case, aliases included; kUnknown when there is none.
PropertyId property_from_name(std::string_view name);
/// Longhands (physical or flow-relative) of a shorthand, in canonical order; empty for others and for `all`.
std::span<const PropertyId> shorthand_longhands(PropertyId p);
/// Whether a longhand is inherited.
bool property_is_inherited(PropertyId p);
/// Whether setting the property changes any result yet (some are parsed only).
bool property_has_effect(PropertyId p);
/// The physical longhand that a flow-relative one maps to (css-logical-1 §4); others map to themselves.
PropertyId resolve_logical(PropertyId p, WritingDirection wd);
/// The keywords of a keyword-valued longhand, in the order of its enum; empty for others.
std::span<const std::string_view> property_keywords(PropertyId p);
/// Whether the keywords of a longhand combine (its value is a set of bits; keyword i > 0 is bit i - 1).
bool property_keywords_are_flags(PropertyId p);
/// How a longhand's computed value is stored, for those types that many properties share.
enum class PropertyType : uint8_t { kKeyword, kLength, kNumber, kInteger, kColor, kLengthPair, kAlignment, kString, kOther };
PropertyType property_type(PropertyId p);
/// A published property (name in lower case) that is accepted with any value but changes nothing yet.
bool property_is_known_without_effect(std::string_view name);
/// Keywords of a longhand that are parsed but change nothing yet.
std::span<const std::string_view> property_keywords_without_effect(PropertyId p);
/// Keywords and functions (without parenthesis) that browsers take in values of a property, and its parser does not yet.
std::span<const std::string_view> property_unsupported_words(PropertyId p);
/// The same for words that may stand in the value of any property.
std::span<const std::string_view> unsupported_words_of_any_property();
/// The grammar of a property's value, as published.
std::string_view property_grammar(PropertyId p);
/// The initial value of a longhand, as published.
std::string_view property_initial_text(PropertyId p);

}  // namespace colosseum"""]
    write(os.path.join(out, "colosseum/generated/property_id.h"), h)

    g = [banner, "#pragma once\n", "#include <cstdint>", "#include <memory>", "#include <optional>", "#include <string>", "#include <utility>\n",
         '#include "colosseum/generated/property_id.h"', '#include "colosseum/values.h"\n', "namespace colosseum {\n"]
    done = set(HAND_WRITTEN)
    for p in longhands:
        e = enum_of(p)
        if not e or e in done:
            continue
        done.add(e)
        ks = keywords(p)
        if p.get("flags"):
            vals = ["%s = %d" % (constant(k), 0 if i == 0 else 1 << (i - 1)) for i, k in enumerate(ks)]
            g.append("enum class %s : uint16_t { %s };" % (e, ", ".join(vals)))
        else:
            g.append("enum class %s : uint8_t { %s };" % (e, ", ".join(constant(k) for k in ks)))
    g.append("")
    for gr in groups:
        g.append("/// Computed values that change together; immutable once interned.")
        g.append("struct %sGroup {" % camel(gr))
        for p in longhands:
            if p["group"] == gr:
                g.append("  %s %s = %s;" % (cpp_type(p), snake(p["name"]), initial(p)))
        g.append("  bool operator==(const %sGroup&) const = default;" % camel(gr))
        g.append("};")
        g.append("void hash_append(Hasher& h, const %sGroup& v);\n" % camel(gr))

    g.append("/// One computed style: a tuple of interned groups. Owned by a StylePool; compare by address.")
    g.append("class ComputedStyle {\n public:")
    for p in longhands:
        g.append("  const %s& %s() const { return %s_->%s; }" % (cpp_type(p), snake(p["name"]), p["group"], snake(p["name"])))
    g.append("\n  WritingDirection writing_direction() const { return {writing_mode(), direction()}; }")
    g.append("  /// Absolutely positioned, fixed boxes included (css-position-3 §2).")
    g.append("  bool is_out_of_flow() const { return position() == Position::kAbsolute || position() == Position::kFixed; }\n")
    for gr in groups:
        g.append("  const %sGroup& %s_group() const { return *%s_; }" % (camel(gr), gr, gr))
    g.append("  bool operator==(const ComputedStyle&) const = default;\n")
    g.append(" private:\n  friend class StylePool;\n  friend class StyleBuilder;")
    for gr in groups:
        g.append("  const %sGroup* %s_ = nullptr;" % (camel(gr), gr))
    g.append("};\n")

    g.append("""/// Collects computed values and hands them to a StylePool. Values not set are inherited from `parent` or initial.
/// Not thread-safe; cheap to reuse through start().
class StyleBuilder {
 public:
  /// Starts from the pool's initial style.
  explicit StyleBuilder(const class StylePool& pool);
  StyleBuilder(const StyleBuilder&) = delete;
  StyleBuilder& operator=(const StyleBuilder&) = delete;
  ~StyleBuilder();
  /// Starts anew: inherited properties from `parent` (null: initial values), all others initial.
  void start(const ComputedStyle* parent);
  /// Starts anew as a copy of a style.
  void start_from(const ComputedStyle& style);
  /// Sets a longhand to another style's value (`inherit`, `revert`, …).
  void copy_from(PropertyId longhand, const ComputedStyle& from);
  /// Sets a longhand to its initial value.
  void set_initial(PropertyId longhand);
  /// Sets a keyword-valued longhand by the index of its keyword, or its bits for flags; false when it is not one.
  bool set_keyword(PropertyId longhand, uint16_t value);
  // The same for the types that many longhands share; false when the longhand is of another type.
  bool set_length(PropertyId longhand, Length value);
  bool set_number(PropertyId longhand, float value);
  bool set_integer(PropertyId longhand, int32_t value);
  bool set_color(PropertyId longhand, Color value);
  bool set_length_pair(PropertyId longhand, LengthPair value);
  bool set_alignment(PropertyId longhand, Alignment value);
  bool set_string(PropertyId longhand, std::string value);
""")
    for p in longhands:
        n, t = snake(p["name"]), cpp_type(p)
        g.append("  const %s& %s() const { return %s_->%s; }" % (t, n, p["group"], n))
        g.append("  StyleBuilder& set_%s(%s v);" % (n, t))
    g.append("  WritingDirection writing_direction() const { return {writing_mode(), direction()}; }\n")
    for gr in groups:
        g.append("  const %sGroup& %s_group() const { return *%s_; }" % (camel(gr), gr, gr))
    g.append(" private:\n  friend class StylePool;")
    for gr in groups:
        c = camel(gr)
        g.append("  %sGroup& own_%s();" % (c, gr))
    g.append("  const ComputedStyle* initial_;")
    for gr in groups:
        g.append("  const %sGroup* %s_;" % (camel(gr), gr))
        g.append("  std::unique_ptr<%sGroup> own_%s_;" % (camel(gr), gr))
        g.append("  bool changed_%s_ = false;" % gr)
    g.append("};\n")
    g.append("#define COLOSSEUM_FOR_EACH_STYLE_GROUP(X) %s" % " ".join("X(%sGroup, %s)" % (camel(x), x) for x in groups))
    g.append("#define COLOSSEUM_FOR_EACH_LONGHAND(X) %s"
             % " ".join("X(PropertyId::%s, %s)" % (constant(p["name"]), snake(p["name"])) for p in longhands))
    g.append("\n}  // namespace colosseum")
    write(os.path.join(out, "colosseum/generated/style_groups.h"), g)

    c = [banner, "#include <algorithm>", "#include <iterator>\n", '#include "base/hash.h"', '#include "colosseum/generated/style_groups.h"',
         '#include "colosseum/style.h"\n', "namespace colosseum {\n", "namespace {\n", "using P = PropertyId;",
         "constexpr std::string_view kNames[] = {"]
    c += ['  "%s",' % n for n in names] + ["};"]
    pairs = sorted([(n, constant(n)) for n in names if n != "--*"] + [(a, constant(t)) for a, t in data["aliases"].items()])
    c.append("struct NameEntry { std::string_view name; PropertyId id; };\nconstexpr NameEntry kByName[] = {")
    c += ['  {"%s", P::%s},' % x for x in pairs] + ["};"]
    for s in shorthands:
        if s["longhands"]:
            c.append("constexpr PropertyId kOf%s[] = {%s};" % (camel(s["name"]), ", ".join("P::" + constant(x) for x in s["longhands"])))
    seen = set()
    for p in longhands:
        e = enum_of(p)
        if e and e not in seen:
            seen.add(e)
            c.append("constexpr std::string_view kWords%s[] = {%s};" % (e, ", ".join('"%s"' % k for k in keywords(p))))
    c.append("constexpr std::string_view kGrammars[] = {")
    c += ["  %s," % json.dumps(p["grammar"], ensure_ascii=False) for p in longhands] + ["};"]
    c.append("constexpr std::string_view kInitials[] = {")
    c += ["  %s," % json.dumps(p["initial"], ensure_ascii=False) for p in longhands] + ["};"]
    sides = {}
    c.append("enum Side : uint8_t { kBlockStart, kBlockEnd, kInlineStart, kInlineEnd, kBlockSize, kInlineSize, kStartStart, kStartEnd, kEndStart, kEndEnd };")
    c.append("struct LogicalEntry { Side side; PropertyId physical[4]; };\nconstexpr LogicalEntry kLogical[] = {")
    for l in logical:
        ph = (l["physical"] * 2)[:4] if len(l["physical"]) == 2 else l["physical"]
        c.append("  {%s, {%s}},  // %s" % (constant(l["side"]), ", ".join("P::" + constant(x) for x in ph), l["name"]))
    c += ["};", "\n}  // namespace\n"]
    c.append("""std::string_view property_name(PropertyId p) { return p == P::kUnknown ? std::string_view() : kNames[static_cast<size_t>(p)]; }

PropertyId property_from_name(std::string_view name) {
  if (name.starts_with("--")) return P::kCustomProperties;
  auto it = std::lower_bound(std::begin(kByName), std::end(kByName), name,
                             [](const NameEntry& e, std::string_view n) { return e.name < n; });
  return it != std::end(kByName) && it->name == name ? it->id : P::kUnknown;
}
""")
    c.append("std::span<const PropertyId> shorthand_longhands(PropertyId p) {\n  switch (p) {")
    c += ["    case P::%s: return kOf%s;" % (constant(s["name"]), camel(s["name"])) for s in shorthands if s["longhands"]]
    c.append("    default: return {};\n  }\n}\n")
    c.append("bool property_is_inherited(PropertyId p) {\n  switch (p) {")
    c += ["    case P::%s:" % constant(p["name"]) for p in longhands if p["inherited"]]
    c.append("      return true;\n    default: return false;\n  }\n}\n")
    c.append("bool property_has_effect(PropertyId p) {\n  switch (p) {")
    c += ["    case P::%s:" % constant(p["name"]) for p in longhands if p.get("effect") is False]
    c.append("    case P::kUnknown: return false;\n    default: return true;\n  }\n}\n")
    without = {p["name"]: p["keywords_without_effect"] for p in longhands if p.get("keywords_without_effect")}
    c += word_lists("property_keywords_without_effect", "kIdle", without)
    c += word_lists("property_unsupported_words", "kUnsupported", {k: v for k, v in data.get("unsupported_words", {}).items() if k != "*"})
    c.append("std::span<const std::string_view> unsupported_words_of_any_property() {\n"
             "  static constexpr std::string_view kWords[] = {%s};\n  return kWords;\n}\n" % ", ".join('"%s"' % w for w in data["unsupported_words"]["*"]))
    c.append("std::span<const std::string_view> property_keywords(PropertyId p) {\n  switch (p) {")
    c += ["    case P::%s: return kWords%s;" % (constant(p["name"]), enum_of(p)) for p in longhands if enum_of(p)]
    c.append("    default: return {};\n  }\n}\n")
    c.append("bool property_keywords_are_flags(PropertyId p) {\n  switch (p) {")
    c += ["    case P::%s:" % constant(p["name"]) for p in longhands if p.get("flags")]
    c.append("      return true;\n    default: return false;\n  }\n}\n")
    c.append("""std::string_view property_grammar(PropertyId p) {
  return is_longhand(p) ? kGrammars[static_cast<size_t>(p)] : std::string_view();
}
std::string_view property_initial_text(PropertyId p) {
  return is_longhand(p) ? kInitials[static_cast<size_t>(p)] : std::string_view();
}

// Physical sides are numbered top, right, bottom, left; corners from top-left clockwise; sizes width, height.
PropertyId resolve_logical(PropertyId p, WritingDirection wd) {
  if (!is_logical(p)) return p;
  const LogicalEntry& e = kLogical[static_cast<int>(p) - kLonghandCount];
  bool horizontal = wd.is_horizontal();
  if (e.side == kBlockSize) return e.physical[horizontal ? 1 : 0];
  if (e.side == kInlineSize) return e.physical[horizontal ? 0 : 1];
  // Edges come out as raw numbers 0 … 3 of the physical sides by asking the geometry where each logical edge lies.
  const PhysicalEdges numbered{LayoutUnit(0), LayoutUnit(1), LayoutUnit(2), LayoutUnit(3)};
  const LogicalEdges l = to_logical(numbered, wd);
  int bs = l.block_start.round(), be = l.block_end.round(), is = l.inline_start.round(), ie = l.inline_end.round();
  auto corner = [](int a, int b) {  // the corner between two adjacent sides
    auto has = [&](int s) { return a == s || b == s; };
    return has(0) ? (has(3) ? 0 : 1) : (has(1) ? 2 : 3);
  };
  switch (e.side) {
    case kBlockStart: return e.physical[bs];
    case kBlockEnd: return e.physical[be];
    case kInlineStart: return e.physical[is];
    case kInlineEnd: return e.physical[ie];
    case kStartStart: return e.physical[corner(bs, is)];
    case kStartEnd: return e.physical[corner(bs, ie)];
    case kEndStart: return e.physical[corner(be, is)];
    case kEndEnd: return e.physical[corner(be, ie)];
    default: return p;
  }
}
""")
    for gr in groups:
        c.append("void hash_append(Hasher& h, const %sGroup& v) {" % camel(gr))
        c += ["  hash_append(h, v.%s);" % snake(p["name"]) for p in longhands if p["group"] == gr]
        c.append("}\n")
    # Out of line: the containers that groups hold would else be instantiated in every source of the project.
    for gr in groups:
        c.append("%sGroup& StyleBuilder::own_%s() {" % (camel(gr), gr))
        c.append("  if (!changed_%s_) {" % gr)
        c.append("    if (!own_%s_) own_%s_ = std::make_unique<%sGroup>();" % (gr, gr, camel(gr)))
        c.append("    *own_%s_ = *%s_;\n    %s_ = own_%s_.get();\n    changed_%s_ = true;\n  }" % (gr, gr, gr, gr, gr))
        c.append("  return *own_%s_;\n}\n" % gr)
    for p in longhands:
        n = snake(p["name"])
        c.append("StyleBuilder& StyleBuilder::set_%s(%s v) {\n  own_%s().%s = std::move(v);\n  return *this;\n}\n" % (n, cpp_type(p), p["group"], n))
    c.append("StyleBuilder::~StyleBuilder() = default;\n")
    inherited = {p["group"] for p in longhands if p["inherited"]}
    c.append("StyleBuilder::StyleBuilder(const StylePool& pool) : initial_(&pool.initial()) { start(nullptr); }\n")
    c.append("void StyleBuilder::start(const ComputedStyle* parent) {\n  const ComputedStyle* from = parent == nullptr ? initial_ : parent;")
    for gr in groups:
        c.append("  %s_ = %s->%s_;\n  changed_%s_ = false;" % (gr, "from" if gr in inherited else "initial_", gr, gr))
    c.append("}\n")
    c.append("void StyleBuilder::start_from(const ComputedStyle& style) {")
    for gr in groups:
        c.append("  %s_ = style.%s_;\n  changed_%s_ = false;" % (gr, gr, gr))
    c.append("}\n")
    c.append("void StyleBuilder::copy_from(PropertyId longhand, const ComputedStyle& from) {\n  switch (longhand) {")
    c += ["    case P::%s: if (!(%s() == from.%s())) set_%s(from.%s()); break;" % ((constant(p["name"]),) + (snake(p["name"]),) * 4) for p in longhands]
    c.append("    default: break;\n  }\n}\n")
    c.append("void StyleBuilder::set_initial(PropertyId longhand) { copy_from(longhand, *initial_); }\n")
    c.append("bool StyleBuilder::set_keyword(PropertyId longhand, uint16_t value) {\n  switch (longhand) {")
    for p in longhands:
        if enum_of(p):
            v = "value" if p.get("flags") else "static_cast<%s>(value)" % enum_of(p)
            c.append("    case P::%s: set_%s(%s); return true;" % (constant(p["name"]), snake(p["name"]), v))
    c.append("    default: return false;\n  }\n}\n")
    for fn, typ in SHARED_TYPES:
        c.append("bool StyleBuilder::set_%s(PropertyId longhand, %s value) {\n  switch (longhand) {" % (fn, typ))
        for p in longhands:
            if cpp_type(p) == typ:
                c.append("    case P::%s: set_%s(%s); return true;" % (constant(p["name"]), snake(p["name"]),
                                                                       "std::move(value)" if typ == "std::string" else "value"))
        c.append("    default: return false;\n  }\n}\n")
    c.append("PropertyType property_type(PropertyId p) {\n  switch (p) {")
    for p in longhands:
        kind = "keyword" if enum_of(p) else dict((t, f) for f, t in SHARED_TYPES).get(p["type"], "other")
        c.append("    case P::%s: return PropertyType::%s;" % (constant(p["name"]), constant(kind.replace("_", "-"))))
    c.append("    default: return PropertyType::kOther;\n  }\n}\n")
    c.append("StyleDifference difference(const ComputedStyle& a, const ComputedStyle& b) {")
    for level in ("rebuild", "reflow", "repaint"):
        for gr in groups:
            asks = ["!(a.%s() == b.%s())" % ((snake(p["name"]),) * 2) for p in longhands if p["group"] == gr and p["damage"] == level]
            if asks:
                c.append("  if (&a.%s_group() != &b.%s_group() &&\n      (%s)) {" % (gr, gr, " ||\n       ".join(asks)))
                c.append("    return StyleDifference::k%s;\n  }" % camel(level))
    c.append("  return StyleDifference::kNone;\n}\n")
    known = sorted(set(data.get("known", [])) - set(names) - set(data["aliases"]))
    c.append("namespace {\nconstexpr std::string_view kKnownNames[] = {")
    c += ['  "%s",' % n for n in known] + ["};\n}  // namespace\n"]
    c.append("bool property_is_known_without_effect(std::string_view name) {\n"
             "  return std::binary_search(std::begin(kKnownNames), std::end(kKnownNames), name);\n}\n")
    c.append("}  // namespace colosseum")
    write(os.path.join(out, "style_generated.cpp"), c)


def word_lists(function, prefix, by_property):
    """A function from a property to a list of words."""
    out = ["namespace {"]
    for name, words in by_property.items():
        out.append("constexpr std::string_view %s%s[] = {%s};" % (prefix, camel(name), ", ".join('"%s"' % w for w in words)))
    out += ["}  // namespace", "std::span<const std::string_view> %s(PropertyId p) {" % function, "  switch (p) {"]
    out += ["    case P::%s: return %s%s;" % (constant(name), prefix, camel(name)) for name in by_property]
    return out + ["    default: return {};", "  }", "}", ""]


def write(path, lines):
    text = "\n".join(lines) + "\n"
    if os.path.exists(path) and open(path, encoding="utf-8").read() == text:
        return  # keep the time stamp: nothing to rebuild
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


if __name__ == "__main__":
    main()
