#include "text/engine/sfnt.h"

#include <woff2/decode.h>
#include <woff2/output.h>
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <span>
#include <vector>

namespace colosseum::text {
namespace {

using Bytes = std::vector<std::byte>;

constexpr uint32_t kTagWoff = 0x774F4646;           // 'wOFF'
constexpr uint32_t kTagWoff2 = 0x774F4632;          // 'wOF2'
constexpr uint32_t kTagTrueType = 0x00010000;       //
constexpr uint32_t kTagTrueTypeApple = 0x74727565;  // 'true'
constexpr uint32_t kTagCff = 0x4F54544F;            // 'OTTO'
constexpr uint32_t kTagCollection = 0x74746366;     // 'ttcf'

uint32_t read_u32(std::span<const std::byte> data, size_t at) {
  if (at + 4 > data.size()) return 0;
  uint32_t v = 0;
  for (size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<uint32_t>(data[at + i]);
  return v;
}
uint32_t read_u16(std::span<const std::byte> data, size_t at) {
  if (at + 2 > data.size()) return 0;
  return static_cast<uint32_t>(data[at]) << 8 | static_cast<uint32_t>(data[at + 1]);
}
void put_u32(Bytes& out, uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::byte>(v >> shift & 0xFF));
}
void put_u16(Bytes& out, uint32_t v) {
  out.push_back(static_cast<std::byte>(v >> 8 & 0xFF));
  out.push_back(static_cast<std::byte>(v & 0xFF));
}

Status unreadable(const char* why) {
  return {StatusCode::kUnreadable, std::string("not a usable font: ") + why};
}

struct WoffTable {
  uint32_t tag, offset, packed, size, checksum;
};

// WOFF 1.0 §4 and §5: the directory, checked against the file and the limit.
Status read_woff_directory(std::span<const std::byte> data, size_t max_bytes,
                           std::vector<WoffTable>& tables) {
  const uint32_t count = read_u16(data, 12);
  size_t total = 12 + size_t{16} * count;
  if (44 + size_t{20} * count > data.size()) return unreadable("WOFF directory cut off");
  for (uint32_t i = 0; i < count; ++i) {
    const size_t at = 44 + size_t{20} * i;
    WoffTable t{read_u32(data, at), read_u32(data, at + 4), read_u32(data, at + 8), read_u32(data, at + 12),
                read_u32(data, at + 16)};
    if (t.offset > data.size() || t.packed > data.size() - t.offset || t.packed > t.size) {
      return unreadable("WOFF table outside the file");
    }
    total += (size_t{t.size} + 3) & ~size_t{3};
    if (total > max_bytes) return {StatusCode::kLimitExceeded, "font too large when unpacked"};
    tables.push_back(t);
  }
  std::sort(tables.begin(), tables.end(),
            [](const WoffTable& a, const WoffTable& b) { return a.tag < b.tag; });
  return {};
}

void put_sfnt_directory(Bytes& out, uint32_t flavor, const std::vector<WoffTable>& tables) {
  const uint32_t count = static_cast<uint32_t>(tables.size());
  uint32_t log = 0;
  while ((2u << log) <= count) ++log;
  const uint32_t range = count == 0 ? 0 : 16u << log;
  put_u32(out, flavor);
  put_u16(out, count);
  put_u16(out, range);
  put_u16(out, log);
  put_u16(out, 16 * count - range);
  size_t offset = 12 + size_t{16} * count;
  for (const WoffTable& t : tables) {
    put_u32(out, t.tag);
    put_u32(out, t.checksum);
    put_u32(out, static_cast<uint32_t>(offset));
    put_u32(out, t.size);
    offset += (size_t{t.size} + 3) & ~size_t{3};
  }
}

Result<SharedBytes> unpack_woff(std::span<const std::byte> data, size_t max_bytes) {
  std::vector<WoffTable> tables;
  Status status = read_woff_directory(data, max_bytes, tables);
  if (!status.ok()) return status;
  Bytes out;
  put_sfnt_directory(out, read_u32(data, 4), tables);
  for (const WoffTable& t : tables) {
    const size_t start = out.size();
    out.resize(start + ((size_t{t.size} + 3) & ~size_t{3}));
    const std::byte* source = data.data() + t.offset;
    if (t.packed == t.size) {
      std::copy(source, source + t.size, out.begin() + static_cast<ptrdiff_t>(start));
      continue;
    }
    uLongf length = t.size;
    if (uncompress(reinterpret_cast<Bytef*>(out.data() + start), &length,
                   reinterpret_cast<const Bytef*>(source), t.packed) != Z_OK ||
        length != t.size) {
      return unreadable("damaged WOFF table");
    }
  }
  return SharedBytes(std::make_shared<const Bytes>(std::move(out)));
}

Result<SharedBytes> unpack_woff2(std::span<const std::byte> data, size_t max_bytes) {
  const auto* source = reinterpret_cast<const uint8_t*>(data.data());
  // The header's size is a hint that must not be trusted for more than a first reservation.
  std::string text;
  woff2::WOFF2StringOut out(&text);
  out.SetMaxSize(max_bytes);
  if (!woff2::ConvertWOFF2ToTTF(source, data.size(), &out)) return unreadable("damaged WOFF2");
  Bytes bytes(out.Size());
  std::memcpy(bytes.data(), text.data(), bytes.size());
  return SharedBytes(std::make_shared<const Bytes>(std::move(bytes)));
}

}  // namespace

Result<SharedBytes> unpack_font(const SharedBytes& bytes, size_t max_bytes) {
  if (!bytes || bytes->size() < 12) return unreadable("too short");
  if (bytes->size() > max_bytes) return Status{StatusCode::kLimitExceeded, "font too large"};
  switch (read_u32(*bytes, 0)) {
    case kTagWoff: return unpack_woff(*bytes, max_bytes);
    case kTagWoff2: return unpack_woff2(*bytes, max_bytes);
    case kTagTrueType:
    case kTagTrueTypeApple:
    case kTagCff:
    case kTagCollection: return bytes;
    default: return unreadable("unknown format");
  }
}

Result<SharedBytes> read_font_file(const std::string& path, size_t max_bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return Status{StatusCode::kNotFound, "cannot open font " + path};
  Bytes bytes;
  std::byte buffer[65536];
  size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0 && bytes.size() <= max_bytes) {
    bytes.insert(bytes.end(), buffer, buffer + got);
  }
  std::fclose(file);
  if (bytes.size() > max_bytes) return Status{StatusCode::kLimitExceeded, "font too large: " + path};
  return SharedBytes(std::make_shared<const Bytes>(std::move(bytes)));
}

}  // namespace colosseum::text
