#include "backend/cairo/pdf_output.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>

#include "backend/cairo/pdf_syntax.h"
#include "base/hash.h"

namespace colosseum::cairo_backend {
namespace {

constexpr size_t kPerObjectStream = 200;
constexpr int kDeflateLevel = 6;

// Cross-reference stream: bytes of each field (§7.5.8.2, /W).
constexpr size_t kWidths[] = {1, 5, 2};
constexpr size_t kRow = 8;

void append_big_endian(std::string& out, uint64_t v, size_t bytes) {
  while (bytes-- > 0) out += static_cast<char>(v >> (8 * bytes) & 0xFF);
}

/// §14.4 wants an identifier that follows from the contents.
std::string identifier(std::string_view bytes) {
  Hasher h[2];
  h[1].mix(bytes.size());
  for (size_t i = 0; i < bytes.size(); i += sizeof(uint64_t)) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, std::min(sizeof word, bytes.size() - i));
    for (Hasher& one : h) one.mix(word);
  }
  char text[2 * 16 + 1];
  std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(h[0].value()),
                static_cast<unsigned long long>(h[1].value()));
  return text;
}

/// One space for each run of white space (§7.2.2); text with strings or comments stays as it is.
void append_squeezed(std::string& out, std::string_view text) {
  if (text.find_first_of("(%") != text.npos) {
    out.append(text);
    return;
  }
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space || out.back() != ' ') out += space ? ' ' : c;
  }
}

}  // namespace

PdfOutput::PdfOutput(std::string& out, size_t objects, bool compress)
    : out_(out), entries_(objects), compress_(compress) {
  // The second line has bytes that say the file is binary (§7.5.2).
  out_ = "%PDF-1.5\n%\xC2\xB5\xC2\xB6\n";
  if (!compress_) return;
  if (deflateInit(&zlib_, kDeflateLevel) != Z_OK) throw std::bad_alloc();
  deflate_.reset(&zlib_);
}

void PdfOutput::begin(uint32_t id) {
  entries_[id] = {1, out_.size(), 0};
  out_.append(std::to_string(id)).append(" 0 obj\n");
}

void PdfOutput::stream(uint32_t id, std::string_view length, std::string_view rest) {
  begin(id);
  if (!length.empty()) out_.append("<< /Length ").append(length);
  const size_t data = std::min(rest.find("\nstream\n"), rest.size());
  append_squeezed(out_, rest.substr(0, data));
  out_.append(rest.substr(data)).append("\nendobj\n");
}

void PdfOutput::object(uint32_t id, std::string_view body) {
  if (!compress_) {
    begin(id);
    out_.append(body).append("\nendobj\n");
    return;
  }
  packed_index_.append(std::to_string(id)).append(" ").append(std::to_string(packed_.size())).append(" ");
  packed_.append(body).append("\n");
  packed_ids_.push_back(id);
  if (packed_ids_.size() == kPerObjectStream) flush_objects();
}

// §7.5.7: pairs of number and offset, then the objects.
void PdfOutput::flush_objects() {
  if (packed_ids_.empty()) return;
  const auto id = static_cast<uint32_t>(entries_.size());
  entries_.emplace_back();
  for (size_t i = 0; i < packed_ids_.size(); ++i) entries_[packed_ids_[i]] = {2, id, i};
  append_flate_stream(id,
                      "/Type /ObjStm /N " + std::to_string(packed_ids_.size()) + " /First " +
                          std::to_string(packed_index_.size()),
                      packed_index_ + packed_);
  packed_.clear();
  packed_index_.clear();
  packed_ids_.clear();
}

void PdfOutput::append_flate_stream(uint32_t id, const std::string& entries, std::string_view data) {
  begin(id);
  const std::string_view bytes = deflated(data);
  out_.append("<< ").append(entries).append(" /Filter /FlateDecode /Length ");
  out_.append(std::to_string(bytes.size())).append(" >>\nstream\n").append(bytes);
  out_.append("\nendstream\nendobj\n");
}

std::string_view PdfOutput::deflated(std::string_view data) {
  deflateReset(&zlib_);
  buffer_.resize(deflateBound(&zlib_, data.size()));
  zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  zlib_.avail_in = static_cast<uInt>(data.size());
  zlib_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
  zlib_.avail_out = static_cast<uInt>(buffer_.size());
  if (deflate(&zlib_, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc();
  return {buffer_.data(), buffer_.size() - zlib_.avail_out};
}

/// Free numbers form a list that begins and ends with object 0 (§7.5.4).
void PdfOutput::link_free_entries() {
  uint64_t next = 0;
  for (size_t id = entries_.size(); id-- > 0;) {
    if (entries_[id].type != 0) continue;
    entries_[id] = {0, next, id == 0 ? 65535u : 0u};
    next = id;
  }
}

std::string PdfOutput::trailer_entries(uint32_t root, uint32_t info) const {
  std::string out = "/Size " + std::to_string(entries_.size()) + " /Root ";
  append_reference(out, root);
  if (info != 0) {
    out += " /Info ";
    append_reference(out, info);
  }
  const std::string id = identifier(out_);
  return out + " /ID [<" + id + "><" + id + ">]";
}

void PdfOutput::write_table(const std::string& trailer) {
  out_ += "xref\n0 " + std::to_string(entries_.size()) + "\n";
  for (const Entry& e : entries_) {
    char line[32];
    std::snprintf(line, sizeof line, "%010llu %05llu %c \n", static_cast<unsigned long long>(e.place),
                  static_cast<unsigned long long>(e.index), e.type == 0 ? 'f' : 'n');
    out_ += line;
  }
  out_ += "trailer << " + trailer + " >>\n";
}

// §7.5.8: the table as a stream; each row as the difference from the one above (§7.4.4.4, PNG's Up).
void PdfOutput::write_table_stream(const std::string& trailer) {
  std::string data, row, above(kRow, '\0');
  for (const Entry& e : entries_) {
    row.clear();
    append_big_endian(row, e.type, kWidths[0]);
    append_big_endian(row, e.place, kWidths[1]);
    append_big_endian(row, e.index, kWidths[2]);
    data += '\2';
    for (size_t i = 0; i < kRow; ++i) data += static_cast<char>(row[i] - above[i]);
    above.swap(row);
  }
  append_flate_stream(static_cast<uint32_t>(entries_.size() - 1),
                      "/Type /XRef " + trailer + " /W [1 5 2] /DecodeParms << /Predictor 12 /Columns 8 >>",
                      data);
}

void PdfOutput::end(uint32_t root, uint32_t info) {
  flush_objects();
  const size_t place = out_.size();
  if (compress_) entries_.push_back({1, place, 0});
  link_free_entries();
  const std::string trailer = trailer_entries(root, info);
  if (compress_) {
    write_table_stream(trailer);
  } else {
    write_table(trailer);
  }
  out_ += "startxref\n" + std::to_string(place) + "\n%%EOF\n";
}

}  // namespace colosseum::cairo_backend
