#include "html/image_candidates.h"

#include <algorithm>

#include "base/utf.h"
#include "css/media/media_query.h"
#include "html/legacy_values.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

constexpr size_t kMaxCandidates = 1000;

/// A CSS length in px; negative when it is none. Percentages are no source sizes.
double length_px(std::string_view s, const css::MediaContext& media) {
  s = trimmed_view(s);
  std::optional<double> number = parse_float(s);
  if (!number) return -1;
  size_t unit = s.size();
  while (unit > 0 && ascii_lower(s[unit - 1]) >= 'a' && ascii_lower(s[unit - 1]) <= 'z') --unit;
  std::string u = ascii_lower(s.substr(unit));
  if (u == "px" || (u.empty() && *number == 0)) return *number;
  if (u == "vw") return *number * static_cast<double>(media.width) / 100;
  if (u == "vh") return *number * static_cast<double>(media.height) / 100;
  if (u == "em" || u == "rem") return *number * 16;
  if (u == "in") return *number * 96;
  if (u == "cm") return *number * 96 / 2.54;
  if (u == "mm") return *number * 96 / 25.4;
  if (u == "pt") return *number * 96 / 72;
  return -1;
}

bool is_image_type(const std::string* type) {
  if (type == nullptr || type->empty()) return true;
  for (std::string_view known :
       {"image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "image/jpg"}) {
    if (ascii_iequals(trimmed_view(std::string_view(*type).substr(0, type->find(';'))), known)) return true;
  }
  return false;
}

}  // namespace

double source_size(std::string_view sizes, const css::MediaContext& media) {
  size_t pos = 0;
  while (pos < sizes.size()) {
    int depth = 0;
    size_t end = pos;
    while (end < sizes.size() && !(sizes[end] == ',' && depth == 0)) {
      depth += sizes[end] == '(' ? 1 : sizes[end] == ')' ? -1 : 0;
      ++end;
    }
    std::string_view entry = trimmed_view(sizes.substr(pos, end - pos));
    pos = end + 1;
    // The size is the last component, the media condition what comes before it.
    size_t split = entry.size();
    while (split > 0 && !is_space_byte(entry[split - 1]) && entry[split - 1] != ')') --split;
    double px = length_px(entry.substr(split), media);
    if (px < 0) continue;
    std::string_view condition = trimmed_view(entry.substr(0, split));
    if (condition.empty() || css::evaluate(css::parse_media_query_list(condition), media)) return px;
  }
  return static_cast<double>(media.width);
}

std::vector<ImageCandidate> parse_srcset(std::string_view s, std::string_view sizes,
                                         const css::MediaContext& media) {
  std::vector<ImageCandidate> out;
  double size = -1;
  size_t pos = 0;
  while (out.size() < kMaxCandidates) {
    while (pos < s.size() && (is_space_byte(s[pos]) || s[pos] == ',')) ++pos;
    if (pos >= s.size()) break;
    size_t start = pos;
    while (pos < s.size() && !is_space_byte(s[pos])) ++pos;
    std::string_view url = s.substr(start, pos - start);
    std::string_view descriptors;
    if (url.ends_with(',')) {
      while (url.ends_with(',')) url.remove_suffix(1);
    } else {
      start = pos;
      int depth = 0;
      while (pos < s.size() && !(s[pos] == ',' && depth == 0)) {
        depth += s[pos] == '(' ? 1 : s[pos] == ')' ? -1 : 0;
        ++pos;
      }
      descriptors = trimmed_view(s.substr(start, pos - start));
    }
    ImageCandidate c{std::string(url), 1};
    std::optional<double> number = parse_float(descriptors);
    size_t kind = descriptors.find_first_of("wx");
    if (number && kind != std::string_view::npos && descriptors[kind] == 'x') {
      if (*number < 0) continue;
      c.density = *number;
    } else if (number && kind != std::string_view::npos) {
      if (*number <= 0) continue;
      if (size < 0) size = source_size(sizes, media);
      c.density = size > 0 ? *number / size : 1e9;
    }
    if (!c.url.empty()) out.push_back(std::move(c));
  }
  return out;
}

const ImageCandidate* choose_candidate(const std::vector<ImageCandidate>& candidates, double wanted) {
  const ImageCandidate* best = nullptr;
  for (const ImageCandidate& c : candidates) {
    if (best == nullptr) {
      best = &c;
    } else if (best->density >= wanted ? c.density >= wanted && c.density < best->density
                                       : c.density > best->density) {
      best = &c;
    }
  }
  return best;
}

ImageCandidate image_of(const Document& document, NodeId img, const css::MediaContext& media) {
  auto pick = [&](NodeId n, ImageCandidate& out) {
    const std::string* srcset = document.attribute(n, "srcset");
    if (srcset == nullptr) return false;
    const std::string* sizes = document.attribute(n, "sizes");
    auto list = parse_srcset(*srcset, sizes == nullptr ? "" : *sizes, media);
    // A src without descriptor is the candidate of density 1.
    const std::string* src = n == img ? document.attribute(n, atoms::kSrc) : nullptr;
    if (src != nullptr && !src->empty()) list.push_back({*src, 1});
    const ImageCandidate* chosen = choose_candidate(list, static_cast<double>(media.resolution_dppx));
    if (chosen == nullptr) return false;
    out = *chosen;
    return true;
  };
  ImageCandidate out;
  NodeId parent = document.node(img).parent;
  if (parent.valid() && document.has_tag(parent, atoms::kPicture)) {
    for (NodeId n = document.node(parent).first_child; n.valid() && n != img;
         n = document.node(n).next_sibling) {
      if (!document.has_tag(n, atoms::kSource) || !is_image_type(document.attribute(n, atoms::kType)))
        continue;
      const std::string* query = document.attribute(n, atoms::kMedia);
      if (query != nullptr && !css::evaluate(css::parse_media_query_list(*query), media)) continue;
      if (pick(n, out)) return out;
    }
  }
  if (pick(img, out)) return out;
  const std::string* src = document.attribute(img, atoms::kSrc);
  out.url = src == nullptr ? std::string() : std::string(trimmed_view(*src));
  return out;
}

}  // namespace colosseum::html
