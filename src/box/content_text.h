// The items of `content` as text (css-content-3 §2), for pseudo-elements and page-margin boxes.
#pragma once

#include <string>

#include "box/counter_style.h"
#include "box/quotes.h"
#include "colosseum/document.h"

namespace colosseum {

/// Appends what an item shows. `counters` has value(name) and values(name); `language`: of automatic quotes.
/// Images and attr() are the caller's.
template <typename Counters>
void append_content_text(const ContentItem& item, const ComputedStyle& style, Counters& counters,
                         CounterStyles& styles, QuoteDepth& quotes, std::string_view language,
                         std::string& out) {
  switch (item.kind) {
    case ContentItem::Kind::kString: out += item.text; break;
    case ContentItem::Kind::kCounter:
      out += styles.counter_text(item.style, counters.value(item.text), style.direction());
      break;
    case ContentItem::Kind::kCounters: {
      bool first = true;
      for (int32_t value : counters.values(item.text)) {
        if (!first) out += item.separator;
        first = false;
        out += styles.counter_text(item.style, value, style.direction());
      }
      break;
    }
    case ContentItem::Kind::kOpenQuote: out += quotes.open(style, language); break;
    case ContentItem::Kind::kCloseQuote: out += quotes.close(style, language); break;
    case ContentItem::Kind::kNoOpenQuote: quotes.open_silently(); break;
    case ContentItem::Kind::kNoCloseQuote: quotes.close_silently(); break;
    case ContentItem::Kind::kAttr:
    case ContentItem::Kind::kImage: break;
  }
}

/// The image that an <image> shows; none when it is not a URL or could not be loaded.
inline ImageId usable_image(const Document& document, const Image& image) {
  if (image.kind != Image::Kind::kUrl) return {};
  const ImageId id = document.find_image(image.url);
  return id.valid() && !document.image(id).broken ? id : ImageId();
}

}  // namespace colosseum
