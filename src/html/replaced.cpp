// Which elements are replaced, and by what (HTML §15.4).
#include "base/utf.h"
#include "html/form_controls.h"
#include "html/image_candidates.h"
#include "html/image_registry.h"
#include "html/legacy_values.h"
#include "html/svg_serializer.h"
#include "html/tree_walk.h"
#include "tree/atom_list.h"

namespace colosseum::html {

namespace {

NaturalSize fixed_size(float width, float height, bool ratio) {
  NaturalSize s;
  s.width = width;
  s.height = height;
  if (ratio) {
    s.ratio_width = width;
    s.ratio_height = height;
  }
  return s;
}

class Replacer {
 public:
  Replacer(Document& document, const css::MediaContext& media, ResourceLoader& loader,
           const ImageProber* prober, bool scripting)
      : document_(document),
        media_(media),
        loader_(loader),
        images_(document, loader, prober),
        scripting_(scripting) {
    broken_ = document_.atoms().intern("-colosseum-alt");
  }

  /// True when the element's own content must not be looked into.
  bool visit(NodeId n) {
    const Element& e = document_.element(n);
    if (e.ns == atoms::kNsSvg && e.tag == atoms::kSvg) {
      inline_svg(n);
      return true;
    }
    if (e.ns != atoms::kNsHtml) return false;
    Atom t = e.tag;
    if (t == atoms::kImg) {
      image_element(n);
    } else if (t == atoms::kInput && is_image_button(n)) {
      image_button(n);
    } else if (t == atoms::kObject || t == atoms::kEmbed) {
      return plugin(n);
    } else if (t == atoms::kVideo) {
      video(n);
      return true;
    } else if (t == atoms::kAudio) {
      // HTML §15.4.1: without controls it has no box at all.
      if (document_.attribute(n, "controls") != nullptr) set(n, {}, fixed_size(300, 54, false));
      return true;
    } else if (t == atoms::kCanvas && scripting_) {
      // HTML §15.4.1: with scripting a canvas is replaced by its bitmap, else it shows its contents.
      set(n, {}, fixed_size(bitmap_size(n, atoms::kWidth, 300), bitmap_size(n, atoms::kHeight, 150), true));
      return true;
    } else if (t == atoms::kIframe) {
      set(n, {}, fixed_size(300, 150, false));
      return true;
    } else {
      return prepare_form_control(document_, n);
    }
    return true;
  }

 private:
  void set(NodeId n, ImageId image, const NaturalSize& natural) {
    document_.set_replaced(n, {image, natural});
  }

  float bitmap_size(NodeId n, Atom attribute, int32_t missing) const {
    const std::string* value = document_.attribute(n, attribute);
    return static_cast<float>(value == nullptr ? missing
                                               : parse_non_negative_integer(*value).value_or(missing));
  }

  SourceLocation where(NodeId n) const { return {document_.info().url, document_.node(n).line, 0}; }

  bool is_image_button(NodeId n) const {
    const std::string* type = document_.attribute(n, atoms::kType);
    return type != nullptr && ascii_iequals(trimmed_view(*type), "image");
  }

  /// Makes `n` show an image; false when there is none.
  bool show(NodeId n, const std::string& reference, double density) {
    if (reference.empty()) return false;
    std::string url = loader_.resolve(document_.info().base_url, reference);
    ImageId image = images_.load(url, where(n));
    if (!image.valid()) return false;
    NaturalSize natural = document_.image(image).natural;
    if (density > 0 && density != 1) {
      // HTML §4.8.4.3: the density-corrected natural size.
      if (natural.has_width())
        natural.width = static_cast<float>(static_cast<double>(natural.width) / density);
      if (natural.has_height())
        natural.height = static_cast<float>(static_cast<double>(natural.height) / density);
    }
    set(n, image, natural);
    return true;
  }

  void image_element(NodeId n) {
    ImageCandidate c = image_of(document_, n, media_);
    if (show(n, c.url, c.density)) return;
    const std::string* alt = document_.attribute(n, atoms::kAlt);
    // HTML §15.4.2: without an image the alternative text stands in the line; browsers put an icon of 16 px
    // before it, or alone when there is a source but no text at all.
    if (alt != nullptr) {
      alternative_text(n, collapsed(*alt), alt->empty() ? "nothing" : "text");
    } else if (!c.url.empty()) {
      const std::string* title = document_.attribute(n, atoms::kTitle);
      alternative_text(n, title == nullptr ? std::string() : collapsed(*title), "icon");
    } else {
      set(n, {}, fixed_size(0, 0, false));
    }
  }

  void image_button(NodeId n) {
    const std::string* src = document_.attribute(n, atoms::kSrc);
    if (src != nullptr && show(n, std::string(trimmed_view(*src)), 1)) return;
    const std::string* alt = document_.attribute(n, atoms::kAlt);
    alternative_text(n, alt != nullptr && !alt->empty() ? collapsed(*alt) : "Submit", "text");
  }

  /// `kind`, what the user-agent sheet selects: "text" or "icon", which has no text to stand in for it, or
  /// "nothing".
  void alternative_text(NodeId n, const std::string& text, std::string_view kind) {
    if (!text.empty()) {
      NodeId child = document_.create_text(text);
      if (!child.valid()) return;
      document_.append(n, child);
    }
    document_.set_attribute(n, broken_, kind);
  }

  bool plugin(NodeId n) {
    bool object = document_.element(n).tag == atoms::kObject;
    const std::string* data = document_.attribute(n, object ? std::string_view("data") : "src");
    const std::string* type = document_.attribute(n, atoms::kType);
    bool image_type =
        type == nullptr || type->empty() || ascii_lower(std::string_view(*type)).starts_with("image/");
    return data != nullptr && image_type && show(n, std::string(trimmed_view(*data)), 1);
  }

  void video(NodeId n) {
    const std::string* poster = document_.attribute(n, "poster");
    if (poster != nullptr && show(n, std::string(trimmed_view(*poster)), 1)) return;
    set(n, {}, fixed_size(300, 150, false));
  }

  void inline_svg(NodeId n) {
    std::string text = serialize_svg(document_, n);
    const std::byte* bytes = reinterpret_cast<const std::byte*>(text.data());
    ImageResource image;
    image.url = "colosseum:svg-" + std::to_string(++svg_count_);
    image.format = ImageFormat::kSvg;
    image.natural = natural_size_of_svg(document_, n);
    image.bytes = std::make_shared<const std::vector<std::byte>>(bytes, bytes + text.size());
    NaturalSize natural = image.natural;
    set(n, document_.add_image(std::move(image)), natural);
  }

  Document& document_;
  const css::MediaContext& media_;
  ResourceLoader& loader_;
  ImageRegistry images_;
  bool scripting_;
  Atom broken_;
  int svg_count_ = 0;
};

}  // namespace

void load_replaced_content(Document& document, const css::MediaContext& media, ResourceLoader& loader,
                           const ImageProber* prober, bool scripting) {
  Replacer replacer(document, media, loader, prober, scripting);
  NodeId top = document.root();
  for (NodeId n = top; n.valid();) {
    bool skip = document.is_element(n) && replacer.visit(n);
    n = next_in_order(document, n, top, skip);
  }
}

}  // namespace colosseum::html
