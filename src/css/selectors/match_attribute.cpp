#include <algorithm>
#include <string_view>

#include "base/utf.h"
#include "css/selectors/matcher.h"
#include "tree/atom_list.h"

namespace colosseum::css {

namespace {

bool equal(std::string_view a, std::string_view b, bool ignore_case) {
  return ignore_case ? ascii_iequals(a, b) : a == b;
}

bool contains_word(std::string_view list, std::string_view word, bool ignore_case) {
  if (word.empty()) return false;
  for (size_t i = 0; i < list.size();) {
    while (i < list.size() && is_ascii_space(static_cast<unsigned char>(list[i]))) ++i;
    size_t start = i;
    while (i < list.size() && !is_ascii_space(static_cast<unsigned char>(list[i]))) ++i;
    if (i > start && equal(list.substr(start, i - start), word, ignore_case)) return true;
  }
  return false;
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
  if (!ignore_case) return text.find(part) != std::string_view::npos;
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char a, char b) { return ascii_lower(a) == ascii_lower(b); }) != text.end();
}

// selectors-4 §6.1 and §6.2
bool value_matches(AttributeOp op, std::string_view value, std::string_view wanted, bool ignore_case) {
  size_t n = wanted.size();
  switch (op) {
    case AttributeOp::kPresent: return true;
    case AttributeOp::kEquals: return equal(value, wanted, ignore_case);
    case AttributeOp::kIncludes: return contains_word(value, wanted, ignore_case);
    case AttributeOp::kDashMatch:
      return value.size() >= n && equal(value.substr(0, n), wanted, ignore_case) &&
             (value.size() == n || value[n] == '-');
    case AttributeOp::kPrefix:
      return n > 0 && value.size() >= n && equal(value.substr(0, n), wanted, ignore_case);
    case AttributeOp::kSuffix:
      return n > 0 && value.size() >= n && equal(value.substr(value.size() - n), wanted, ignore_case);
    case AttributeOp::kSubstring: return n > 0 && contains(value, wanted, ignore_case);
  }
  return false;
}

/// The namespace a prefix stands for at an element, from the declarations the reader kept.
std::string_view prefix_namespace(const Document& d, NodeId element, std::string_view prefix) {
  if (prefix == "xml") return d.str(atoms::kNsXml);
  std::string name = "xmlns:" + std::string(prefix);
  bool known = false;
  Atom atom = d.atoms().find(name, known);
  for (NodeId a = element; known && a.valid(); a = d.node(a).parent) {
    if (const std::string* value = d.attribute(a, atom)) return *value;
  }
  return prefix == "xlink" ? d.str(atoms::kNsXlink) : std::string_view();
}

}  // namespace

bool Matcher::attribute_name_matches(const SimpleSelector& s, Atom wanted, Atom name, NodeId element) const {
  if (s.ns_test == NamespaceTest::kNone) return name == wanted;
  if (s.ns_test == NamespaceTest::kAny && name == wanted) return true;
  // selectors-4 §6.4: names in a namespace keep their prefix in the tree. The HTML parser puts only some
  // attributes of foreign elements into one (HTML §13.2.6.1).
  std::string_view text = document_.str(name);
  size_t colon = text.find(':');
  if (html_ && colon != std::string_view::npos) {
    const std::string_view prefix = text.substr(0, colon);
    if (document_.element(element).ns == atoms::kNsHtml || (prefix != "xml" && prefix != "xlink"))
      return false;
  }
  if (colon == std::string_view::npos || text.substr(colon + 1) != document_.str(wanted)) return false;
  return s.ns_test == NamespaceTest::kAny ||
         prefix_namespace(document_, element, text.substr(0, colon)) == document_.str(s.ns);
}

bool Matcher::match_attribute(const SimpleSelector& s, const Element& e, NodeId element) const {
  bool html = html_ && e.ns == atoms::kNsHtml;
  Atom wanted = html ? s.lower_name : s.name;
  bool ignore_case = s.letter_case == AttributeCase::kInsensitive ||
                     (html && s.letter_case == AttributeCase::kInsensitiveInHtml);
  AttributeOp op = static_cast<AttributeOp>(s.op);
  for (const Attribute& a : e.attributes()) {
    if (!attribute_name_matches(s, wanted, a.name, element)) continue;
    if (op == AttributeOp::kPresent || value_matches(op, a.value, store_.values[s.data], ignore_case))
      return true;
  }
  return false;
}

}  // namespace colosseum::css
