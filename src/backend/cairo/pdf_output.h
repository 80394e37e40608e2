// Writes a PDF file object by object, with its cross-references at the end (ISO 32000-1 §7.5).
#pragma once

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace colosseum::cairo_backend {

/// Throws std::exception when memory runs out.
class PdfOutput {
 public:
  /// Numbers below `objects` are the caller's. With `compress`, objects that are no streams are packed into
  /// streams, and so is the cross-reference table.
  PdfOutput(std::string& out, size_t objects, bool compress);
  /// `rest` is all that follows `/Length` and its value in the dictionary; with no `length`, the whole
  /// stream.
  void stream(uint32_t id, std::string_view length, std::string_view rest);
  void object(uint32_t id, std::string_view body);
  /// `info` may be 0: none.
  void end(uint32_t root, uint32_t info);

 private:
  struct Entry {  // §7.5.8.3, table 18
    uint64_t type = 0, place = 0, index = 0;
  };
  using DeflatePtr = std::unique_ptr<z_stream, int (*)(z_stream*)>;

  void begin(uint32_t id);
  void flush_objects();
  void append_flate_stream(uint32_t id, const std::string& entries, std::string_view data);
  std::string_view deflated(std::string_view data);
  void link_free_entries();
  std::string trailer_entries(uint32_t root, uint32_t info) const;
  void write_table(const std::string& trailer);
  void write_table_stream(const std::string& trailer);

  std::string& out_;
  std::vector<Entry> entries_;  ///< by number
  bool compress_;
  std::string packed_, packed_index_, buffer_;
  std::vector<uint32_t> packed_ids_;
  z_stream zlib_{};
  DeflatePtr deflate_{nullptr, deflateEnd};
};

}  // namespace colosseum::cairo_backend
