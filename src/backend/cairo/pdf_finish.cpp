#include "backend/cairo/pdf_finish.h"

#ifdef __clang__
// clang refuses qpdf's JSON.hh (vectors of an incomplete class) as C++20; nothing here needs it.
#define JSON_HH
class JSON {
 public:
  class Reactor;
};
#endif

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>

#include "backend/cairo/pdf_file.h"
#include "backend/cairo/pdf_syntax.h"

namespace colosseum::cairo_backend {
namespace {

class Finisher {
 public:
  Finisher(PdfFile& pdf, const PdfExtras& extras) : pdf_(pdf), extras_(extras) {}
  void run() {
    for (const PdfAnchor& a : extras_.anchors) anchors_.try_emplace(a.name, &a.place);
    add_links();
    add_names();
    add_outline();
    add_metadata();
    pdf_.extend(pdf_.root(), root_);
  }

 private:
  // ISO 32000-1 §12.3.2.2: explicit destinations.
  void append_destination(std::string& out, const PdfPlace& place) const {
    out += '[';
    append_reference(out, pdf_.pages()[std::min<size_t>(place.page, pdf_.pages().size() - 1)]);
    out += " /XYZ ";
    append_number(out, place.x);
    out += ' ';
    append_number(out, place.y);
    out += " 0]";  // keep the zoom
  }

  /// Its target as an entry of the annotation; false when it leads nowhere.
  bool append_target(std::string& out, const std::string& target) const {
    if (target[0] == '#') {
      const auto it = anchors_.find(std::string_view(target).substr(1));
      if (it == anchors_.end()) return false;
      out += " /Dest ";
      append_destination(out, *it->second);
      return true;
    }
    out += " /A << /S /URI /URI ";
    append_string(out, ascii_uri(target));
    out += " >>";
    return true;
  }

  // ISO 32000-1 §12.5.6.5: link annotations.
  void add_links() {
    std::map<uint32_t, std::string> lists;
    for (const PdfLink& link : extras_.links) {
      if (link.page >= pdf_.pages().size() || link.target.empty()) continue;
      std::string a = "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [";
      for (const double v : {link.left, link.bottom, link.right, link.top}) {
        append_number(a, v);
        a += ' ';
      }
      a.back() = ']';
      if (!append_target(a, link.target)) continue;
      std::string& list = lists[link.page];
      append_reference(list, pdf_.add(a + " >>"));
      list += ' ';
    }
    for (const auto& [page, list] : lists) pdf_.extend(pdf_.pages()[page], " /Annots [ " + list + "] ");
  }

  // ISO 32000-1 §7.9.6: places that other files can link to by name.
  void add_names() {
    if (anchors_.empty()) return;
    std::string tree = "<< /Names [";
    for (const auto& [key, place] : anchors_) {
      append_string(tree, key);
      append_destination(tree, *place);
    }
    root_ += " /Names << /Dests ";
    append_reference(root_, pdf_.add(tree + "] >>"));
    root_ += " >>";
  }

  // ISO 32000-1 §12.3.3: the outline, levels nested.
  void add_outline() {
    if (extras_.bookmarks.empty()) return;
    const std::vector<Outline> items = outline_tree();
    std::vector<PdfId> ids;
    for (size_t i = 0; i < items.size(); ++i) ids.push_back(pdf_.add({}));
    for (size_t i = 0; i < items.size(); ++i) pdf_.replace(ids[i], outline_item(items, ids, i));
    root_ += " /Outlines ";
    append_reference(root_, ids[0]);
    root_ += " /PageMode /UseOutlines";
  }

  /// Item 0 is the root; other numbers are 0 where there is none.
  struct Outline {
    int level = 0;
    size_t parent = 0, first = 0, last = 0, previous = 0, next = 0, descendants = 0;
  };

  std::vector<Outline> outline_tree() const {
    std::vector<Outline> items(1);
    std::vector<size_t> open{0};
    for (const PdfBookmark& mark : extras_.bookmarks) {
      while (open.size() > 1 && items[open.back()].level >= mark.level) open.pop_back();
      const size_t item = items.size(), parent = open.back(), previous = items[parent].last;
      items.push_back({mark.level, parent, 0, 0, previous, 0, 0});
      (previous != 0 ? items[previous].next : items[parent].first) = item;
      items[parent].last = item;
      open.push_back(item);
    }
    for (size_t i = items.size() - 1; i > 0; --i)
      items[items[i].parent].descendants += items[i].descendants + 1;
    return items;
  }

  std::string outline_item(const std::vector<Outline>& items, const std::vector<PdfId>& ids, size_t i) const {
    const Outline& item = items[i];
    std::string out = "<<";
    auto link = [&](const char* key, size_t to) {
      out += key;
      append_reference(out, ids[to]);
    };
    if (i == 0) {
      out += " /Type /Outlines";
    } else {
      const PdfBookmark& mark = extras_.bookmarks[i - 1];
      out += " /Title ";
      append_text_string(out, mark.label);
      out += " /Dest ";
      append_destination(out, mark.place);
      link(" /Parent ", item.parent);
    }
    if (item.previous != 0) link(" /Prev ", item.previous);
    if (item.next != 0) link(" /Next ", item.next);
    if (item.first != 0) {
      link(" /First ", item.first);
      link(" /Last ", item.last);
      out += " /Count " + std::to_string(item.descendants);
    }
    return out + " >>";
  }

  void add_metadata() {
    std::string info = "<<";
    auto put = [](std::string& out, const char* key, const std::string& value) {
      if (value.empty()) return;
      out += key;
      append_text_string(out, value);
    };
    put(info, " /Title ", extras_.title);
    put(info, " /Author ", extras_.author);
    put(info, " /Subject ", extras_.subject);
    put(info, " /Keywords ", extras_.keywords);
    put(info, " /Creator ", extras_.creator);
    put(info, " /Producer ", extras_.producer);
    put(info, " /CreationDate ", extras_.creation_date);
    pdf_.set_info(info + " >>");
    put(root_, " /Lang ", extras_.language);
    if (!extras_.title.empty()) root_ += " /ViewerPreferences << /DisplayDocTitle true >>";
    root_ += '\n';
  }

  PdfFile& pdf_;
  const PdfExtras& extras_;
  std::map<std::string, const PdfPlace*, std::less<>> anchors_;
  std::string root_;  ///< entries to add to the catalog
};

}  // namespace

std::string ascii_uri(const std::string& url) {
  std::string out;
  for (const char ch : url) {
    const auto c = static_cast<unsigned char>(ch);
    if (c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"') {
      out += ch;
    } else if (c != '\n' && c != '\r' && c != '\t') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      out += '%';
      out += kHex[c >> 4];
      out += kHex[c & 15];
    }
  }
  return out;
}

std::string pdf_date(const std::string& iso) {
  if (iso.substr(0, 2) == "D:") return iso;
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  const int n =
      std::sscanf(iso.c_str(), "%4d-%2d-%2d%*1[T ]%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second);
  auto within = [](int v, int low, int high) { return v >= low && v <= high; };
  if (n < 1 || !within(year, 1, 9999) || !within(month, 1, 12) || !within(day, 1, 31) ||
      !within(hour, 0, 23) || !within(minute, 0, 59) || !within(second, 0, 60)) {
    return "";
  }
  char text[64];
  std::snprintf(text, sizeof text, "D:%04d%02d%02d%02d%02d%02d", year, month, day, hour, minute, second);
  std::string out = text;
  const size_t zone = iso.find_first_of("Z+-", 10);
  if (zone == iso.npos) return out;
  if (iso[zone] == 'Z') return out + "Z";
  if (std::sscanf(iso.c_str() + zone + 1, "%2d:%2d", &zone_hour, &zone_minute) < 1) return out;
  if (!within(zone_hour, 0, 23) || !within(zone_minute, 0, 59)) return out;
  std::snprintf(text, sizeof text, "%c%02d'%02d'", iso[zone], zone_hour, zone_minute);
  return out + text;
}

Status finish_pdf(const std::string& pdf, const PdfExtras& extras, std::string& out) {
  try {
    PdfFile file;
    if (!file.read(pdf))
      return {StatusCode::kUnwritable, "the PDF could not be completed: unknown structure"};
    Finisher(file, extras).run();
    out.reserve(pdf.size());
    file.write(extras.compress, out);
    return {};
  } catch (const std::exception& e) {
    return {StatusCode::kUnwritable, std::string("the PDF could not be completed: ") + e.what()};
  }
}

}  // namespace colosseum::cairo_backend
