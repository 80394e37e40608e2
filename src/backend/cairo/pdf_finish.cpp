#define POINTERHOLDER_TRANSITION 4  // qpdf: plain std::shared_ptr
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
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace colosseum::cairo_backend {
namespace {

using Handle = QPDFObjectHandle;

Handle number(double v) { return Handle::newReal(v, 2); }
Handle name(const char* n) { return Handle::newName(n); }

class Finisher {
 public:
  Finisher(QPDF& pdf, const PdfExtras& extras) : pdf_(pdf), extras_(extras), pages_(pdf.getAllPages()) {}
  void run() {
    for (const PdfAnchor& a : extras_.anchors) anchors_.try_emplace(a.name, &a.place);
    add_links();
    add_names();
    add_outline();
    add_metadata();
  }

 private:
  // ISO 32000-1 §12.3.2.2: explicit destinations.
  Handle destination(const PdfPlace& place) {
    Handle d = Handle::newArray();
    d.appendItem(pages_[std::min<size_t>(place.page, pages_.size() - 1)]);
    d.appendItem(name("/XYZ"));
    d.appendItem(number(place.x));
    d.appendItem(number(place.y));
    d.appendItem(Handle::newInteger(0));  // keep the zoom
    return d;
  }

  // ISO 32000-1 §12.5.6.5: link annotations.
  void add_links() {
    std::map<uint32_t, std::vector<Handle>> annotations;
    for (const PdfLink& link : extras_.links) {
      if (link.page >= pages_.size() || link.target.empty()) continue;
      Handle a = Handle::newDictionary();
      a.replaceKey("/Type", name("/Annot"));
      a.replaceKey("/Subtype", name("/Link"));
      a.replaceKey("/Rect", Handle::newArray({number(link.left), number(link.bottom), number(link.right),
                                              number(link.top)}));
      a.replaceKey("/Border",
                   Handle::newArray({Handle::newInteger(0), Handle::newInteger(0), Handle::newInteger(0)}));
      if (link.target[0] == '#') {
        auto it = anchors_.find(link.target.substr(1));
        if (it == anchors_.end()) continue;
        a.replaceKey("/Dest", destination(*it->second));
      } else {
        Handle action = Handle::newDictionary();
        action.replaceKey("/S", name("/URI"));
        action.replaceKey("/URI", Handle::newString(ascii_uri(link.target)));
        a.replaceKey("/A", action);
      }
      annotations[link.page].push_back(pdf_.makeIndirectObject(a));
    }
    for (auto& [page, list] : annotations) pages_[page].replaceKey("/Annots", Handle::newArray(list));
  }

  // ISO 32000-1 §7.9.6: places that other files can link to by name.
  void add_names() {
    if (anchors_.empty()) return;
    std::vector<Handle> pairs;
    for (auto& [key, place] : anchors_) {
      pairs.push_back(Handle::newString(key));
      pairs.push_back(destination(*place));
    }
    Handle tree = Handle::newDictionary();
    tree.replaceKey("/Names", Handle::newArray(pairs));
    Handle names = Handle::newDictionary();
    names.replaceKey("/Dests", pdf_.makeIndirectObject(tree));
    pdf_.getRoot().replaceKey("/Names", names);
  }

  // ISO 32000-1 §12.3.3: the outline, levels nested.
  void add_outline() {
    const std::vector<PdfBookmark>& marks = extras_.bookmarks;
    if (marks.empty()) return;
    Handle root = pdf_.makeIndirectObject(Handle::newDictionary());
    struct Open {
      int level;
      Handle item, last_child;
      int count;
    };
    std::vector<Open> open{{0, root, Handle(), 0}};
    auto close = [&] {
      Open done = open.back();
      open.pop_back();
      if (done.count > 0) {
        done.item.replaceKey("/Last", done.last_child);
        done.item.replaceKey("/Count", Handle::newInteger(done.count));
      }
      if (!open.empty()) open.back().count += done.count;
    };
    for (const PdfBookmark& mark : marks) {
      while (open.size() > 1 && open.back().level >= mark.level) close();
      Handle item = pdf_.makeIndirectObject(Handle::newDictionary());
      item.replaceKey("/Title", Handle::newUnicodeString(mark.label));
      item.replaceKey("/Dest", destination(mark.place));
      Open& parent = open.back();
      item.replaceKey("/Parent", parent.item);
      if (parent.last_child.isInitialized()) {
        item.replaceKey("/Prev", parent.last_child);
        parent.last_child.replaceKey("/Next", item);
      } else {
        parent.item.replaceKey("/First", item);
      }
      parent.last_child = item;
      ++parent.count;
      open.push_back({mark.level, item, Handle(), 0});
    }
    while (!open.empty()) close();
    root.replaceKey("/Type", name("/Outlines"));
    pdf_.getRoot().replaceKey("/Outlines", root);
    pdf_.getRoot().replaceKey("/PageMode", name("/UseOutlines"));
  }

  void add_metadata() {
    Handle info = Handle::newDictionary();
    auto put = [&](const char* key, const std::string& value) {
      if (!value.empty()) info.replaceKey(key, Handle::newUnicodeString(value));
    };
    put("/Title", extras_.title);
    put("/Author", extras_.author);
    put("/Subject", extras_.subject);
    put("/Keywords", extras_.keywords);
    put("/Creator", extras_.creator);
    put("/Producer", extras_.producer);
    put("/CreationDate", extras_.creation_date);
    pdf_.getTrailer().replaceKey("/Info", pdf_.makeIndirectObject(info));
    Handle root = pdf_.getRoot();
    if (!extras_.language.empty()) root.replaceKey("/Lang", Handle::newUnicodeString(extras_.language));
    if (!extras_.title.empty()) {
      Handle preferences = Handle::newDictionary();
      preferences.replaceKey("/DisplayDocTitle", Handle::newBool(true));
      root.replaceKey("/ViewerPreferences", preferences);
    }
  }

  QPDF& pdf_;
  const PdfExtras& extras_;
  std::vector<Handle> pages_;
  std::map<std::string, const PdfPlace*> anchors_;
};

void write(QPDF& pdf, bool compress, std::string& out) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(compress ? qpdf_o_generate : qpdf_o_disable);
  if (compress) writer.setMinimumPDFVersion("1.5");
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  out.assign(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
}

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
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("page content", pdf.data(), pdf.size());
    Finisher(file, extras).run();
    write(file, extras.compress, out);
    return {};
  } catch (const std::exception& e) {
    return {StatusCode::kUnwritable, std::string("the PDF could not be completed: ") + e.what()};
  }
}

}  // namespace colosseum::cairo_backend
