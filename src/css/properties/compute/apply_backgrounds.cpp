// Computing background layers (css-backgrounds-3 §3).
#include "css/properties/compute/compute_state.h"
#include "css/properties/compute/families.h"

namespace colosseum::css {

void apply_background(ComputeState& s, PropertyId p, const SpecifiedValue& v) {
  switch (p) {
    case PropertyId::kBackgroundImage: {
      ImageList images;
      for (const ImageInput& i : typed<ImageInputs>(v)) images.push_back(s.image(i));
      s.builder.set_background_image(std::move(images));
      break;
    }
    case PropertyId::kBackgroundPosition: {
      PositionList positions;
      for (const LengthPairInput& i : typed<PositionInputs>(v)) positions.push_back(s.pair(i));
      s.builder.set_background_position(std::move(positions));
      break;
    }
    case PropertyId::kBackgroundSize: {
      BackgroundSizeList sizes;
      for (const BackgroundSizeInput& i : typed<BackgroundSizeInputs>(v)) {
        sizes.push_back({i.kind, s.length(i.width), s.length(i.height)});
      }
      s.builder.set_background_size(std::move(sizes));
      break;
    }
    case PropertyId::kBackgroundRepeat:
      s.builder.set_background_repeat(typed<BackgroundRepeatList>(v));
      break;
    case PropertyId::kBackgroundClip: s.builder.set_background_clip(typed<BackgroundBoxList>(v)); break;
    case PropertyId::kBackgroundOrigin: s.builder.set_background_origin(typed<BackgroundBoxList>(v)); break;
    case PropertyId::kBackgroundAttachment:
      s.builder.set_background_attachment(typed<BackgroundAttachmentList>(v));
      break;
    default: break;
  }
}

}  // namespace colosseum::css
