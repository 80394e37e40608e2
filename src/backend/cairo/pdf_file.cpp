#include "backend/cairo/pdf_file.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "backend/cairo/pdf_output.h"
#include "backend/cairo/pdf_syntax.h"

namespace colosseum::cairo_backend {
namespace {

constexpr size_t kMaxObjects = 8388607;  // annex C.2
constexpr size_t kTableEntry = 20;       // bytes (§7.5.4)
constexpr std::string_view kLength = "<< /Length ";

/// Reads words and whole numbers, skipping white space.
class Scanner {
 public:
  explicit Scanner(std::string_view text, size_t pos = 0) : rest_(text.substr(std::min(pos, text.size()))) {}
  bool word(std::string_view w) {
    skip();
    if (!rest_.starts_with(w)) return false;
    rest_.remove_prefix(w.size());
    return true;
  }
  bool number(size_t& v) {
    skip();
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), v);
    if (error != std::errc()) return false;
    rest_.remove_prefix(static_cast<size_t>(end - rest_.data()));
    return true;
  }
  bool reference(size_t& id) {
    size_t generation = 0;
    return number(id) && number(generation) && generation == 0 && word("R");
  }
  void skip() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n\r\t"), rest_.size())); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

bool reference_at(std::string_view dictionary, std::string_view key, size_t& id) {
  const size_t at = dictionary.find(key);
  return at != dictionary.npos && Scanner(dictionary, at + key.size()).reference(id);
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.back() == '\n' || s.back() == ' ')) s.remove_suffix(1);
  return s;
}

bool is_stream(std::string_view body) { return body.ends_with("endstream"); }

}  // namespace

bool PdfFile::read(std::string_view file) {
  size_t table = 0, root = 0, info = 0;
  const size_t end = file.rfind("startxref");
  if (end == file.npos || !Scanner(file, end + 9).number(table) || table > end) return false;
  const size_t trailer = file.rfind("trailer", end);
  if (trailer == file.npos || trailer < table) return false;
  const std::string_view dictionary = file.substr(trailer, end - trailer);
  if (!reference_at(dictionary, "/Root ", root) || !read_objects(file, table)) return false;
  root_ = static_cast<PdfId>(root);
  if (reference_at(dictionary, "/Info ", info)) info_ = static_cast<PdfId>(info);
  if (root_ >= objects_.size() || info_ >= objects_.size()) return false;
  inline_lengths();
  merge_pictures();
  return read_pages();
}

/// An object reaches from its offset to the next one's; cairo leaves nothing between them.
bool PdfFile::read_objects(std::string_view file, size_t table) {
  size_t first = 0, count = 0;
  Scanner header(file, table);
  if (!header.word("xref") || !header.number(first) || !header.number(count)) return false;
  header.skip();
  if (first != 0 || count > kMaxObjects || header.rest().size() / kTableEntry < count) return false;
  std::vector<std::pair<size_t, PdfId>> places;
  for (size_t id = 0; id < count; ++id) {
    Scanner entry(header.rest().substr(id * kTableEntry, kTableEntry));
    size_t offset = 0, generation = 0;
    if (!entry.number(offset) || !entry.number(generation) || offset >= table) return false;
    if (offset > 0 && entry.word("n")) places.emplace_back(offset, static_cast<PdfId>(id));
  }
  std::sort(places.begin(), places.end());
  objects_.resize(count);
  for (size_t i = 0; i < places.size(); ++i) {
    const auto [offset, id] = places[i];
    const size_t end = i + 1 < places.size() ? places[i + 1].first : table;
    Scanner object(file.substr(offset, end - offset));
    size_t number = 0, generation = 0;
    if (!object.number(number) || !object.number(generation) || !object.word("obj")) return false;
    if (number != id || generation != 0) return false;
    object.skip();
    std::string_view body = trimmed(object.rest());
    if (!body.ends_with("endobj")) return false;
    body.remove_suffix(6);
    objects_[id].body = trimmed(body);
  }
  return true;
}

/// Lengths that cairo wrote after their streams, as objects of their own, go where they belong.
void PdfFile::inline_lengths() {
  for (Object& object : objects_) {
    size_t id = 0;
    if (!is_stream(object.body) || !object.body.starts_with(kLength)) continue;
    Scanner length(object.body, kLength.size());
    if (!length.reference(id) || id >= objects_.size() || is_stream(objects_[id].body)) continue;
    object.length = objects_[id].body;
    object.body = length.rest();
    objects_[id].body = {};
  }
}

/// cairo lists a picture as often as a page draws it, but a key may be in a dictionary only once (§7.3.7).
void PdfFile::merge_pictures() {
  constexpr std::string_view kKey = "/XObject <<";
  for (size_t id = 0; id < objects_.size(); ++id) {
    const std::string_view body = objects_[id].body;
    const size_t at = is_stream(body) ? body.npos : body.find(kKey);
    if (at == body.npos) continue;
    Scanner list(body, at + kKey.size());
    std::map<size_t, size_t> pictures;
    size_t count = 0, name = 0, picture = 0;
    for (; list.word("/x") && list.number(name) && list.reference(picture); ++count) pictures[name] = picture;
    if (count == pictures.size() || !list.word(">>")) continue;
    std::string text(body.substr(0, at + kKey.size()));
    for (const auto& [key, value] : pictures) {
      text.append(" /x").append(std::to_string(key)).append(" ");
      append_reference(text, static_cast<PdfId>(value));
    }
    replace(static_cast<PdfId>(id), text.append(" >>").append(list.rest()));
  }
}

bool PdfFile::read_pages() {
  size_t tree = 0, page = 0;
  if (!reference_at(objects_[root_].body, "/Pages ", tree) || tree >= objects_.size()) return false;
  const std::string_view body = objects_[tree].body;
  const size_t kids = body.find("/Kids [");
  if (kids == body.npos) return false;
  for (Scanner list(body, kids + 7); !list.word("]");) {
    if (!list.reference(page) || page >= objects_.size()) return false;
    pages_.push_back(static_cast<PdfId>(page));
  }
  return !pages_.empty();
}

void PdfFile::extend(PdfId id, std::string_view entries) {
  std::string_view& body = objects_[id].body;
  if (!body.ends_with(">>")) return;
  std::string text;
  text.reserve(body.size() + entries.size() + 1);
  text.append(body.substr(0, body.size() - 2)).append(entries).append(">>");
  replace(id, std::move(text));
}

PdfId PdfFile::add(std::string body) {
  objects_.emplace_back();
  const auto id = static_cast<PdfId>(objects_.size() - 1);
  replace(id, std::move(body));
  return id;
}

void PdfFile::replace(PdfId id, std::string body) {
  texts_.push_back(std::move(body));
  objects_[id].body = texts_.back();
}

void PdfFile::set_info(std::string body) {
  if (info_ == 0) info_ = add({});
  replace(info_, std::move(body));
}

void PdfFile::write(bool compress, std::string& out) const {
  PdfOutput output(out, objects_.size(), compress);
  for (size_t id = 0; id < objects_.size(); ++id) {
    const Object& object = objects_[id];
    if (object.body.empty()) continue;
    if (is_stream(object.body)) {
      output.stream(static_cast<PdfId>(id), object.length, object.body);
    } else {
      output.object(static_cast<PdfId>(id), object.body);
    }
  }
  output.end(root_, info_);
}

}  // namespace colosseum::cairo_backend
