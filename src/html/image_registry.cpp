#include "html/image_registry.h"

#include "base/url.h"

namespace colosseum::html {

ImageId ImageRegistry::load(const std::string& url, const SourceLocation& where) {
  if (ImageId known = document_.find_image(url); known.valid()) {
    return document_.image(known).broken ? ImageId() : known;
  }
  if (prober_ == nullptr) return {};
  ImageResource image;
  image.url = url;
  const Result<Resource>& resource = loader_.load(url, where);
  if (!resource.ok()) {
    image.broken = true;
  } else {
    image.bytes = resource->bytes;
    Status status = prober_->probe(resource->bytes, image);
    if (!status.ok()) {
      image.broken = true;
      image.bytes = nullptr;
      std::string shown = url_scheme(url) == "data" ? url.substr(0, 60) : url;
      document_.diagnostics().warn(DiagnosticKind::kResource, where,
                                   "cannot load " + shown + ": " + status.message());
    }
  }
  bool broken = image.broken;
  ImageId id = document_.add_image(std::move(image));
  return broken ? ImageId() : id;
}

void load_style_images(Document& document, const css::StyleSheetSet& sheets, ResourceLoader& loader,
                       const ImageProber* prober) {
  ImageRegistry images(document, loader, prober);
  for (const std::string& url : sheets.used_image_urls()) {
    (void)images.load(url, {document.info().url, 0, 0});
  }
}

}  // namespace colosseum::html
