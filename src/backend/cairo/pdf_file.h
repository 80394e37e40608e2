// The objects of a PDF file: read from what cairo wrote, changed, and written again (ISO 32000-1 §7.5).
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace colosseum::cairo_backend {

using PdfId = uint32_t;  ///< an object's number; its generation is always 0

/// Only for files as cairo writes them: one classic cross-reference table, nothing encrypted, `/Length` first
/// in every stream. `file` must outlive it.
class PdfFile {
 public:
  /// False when the file is not of that kind.
  bool read(std::string_view file);
  PdfId root() const { return root_; }
  /// Page objects in order.
  const std::vector<PdfId>& pages() const { return pages_; }
  /// Adds entries ("/Key value …") to a dictionary that is no stream.
  void extend(PdfId id, std::string_view entries);
  PdfId add(std::string body);
  void replace(PdfId id, std::string body);
  /// The document information dictionary (§14.3.3).
  void set_info(std::string body);

  /// The whole file; with `compress`, everything but streams goes into object streams (§7.5.7).
  void write(bool compress, std::string& out) const;

 private:
  struct Object {
    std::string_view body;    ///< without `obj` and `endobj`; empty: a free number
    std::string_view length;  ///< of a stream: its length, in digits
  };
  bool read_objects(std::string_view file, size_t table);
  bool read_pages();
  void inline_lengths();
  void merge_pictures();

  std::vector<Object> objects_;  ///< by number
  std::deque<std::string> texts_;
  std::vector<PdfId> pages_;
  PdfId root_ = 0, info_ = 0;
};

}  // namespace colosseum::cairo_backend
