// background (css-backgrounds-3 §2.10): comma-separated layers, the colour in the last.
#include "css/properties/parsing/families.h"
#include "css/properties/shorthands/shorthands.h"

namespace colosseum::css {

namespace {

struct Layer {
  ImageInput image;
  LengthPairInput position{LengthInput::percent(0), LengthInput::percent(0)};
  BackgroundSizeInput size;
  BackgroundRepeat repeat;
  BackgroundAttachment attachment = BackgroundAttachment::kScroll;
  BackgroundBox origin = BackgroundBox::kPaddingBox, clip = BackgroundBox::kBorderBox;
  ColorInput color{Color::transparent(), nullptr};
  bool has_image = false, has_position = false, has_repeat = false, has_attachment = false, has_color = false;
  int boxes = 0;
};

bool consume_boxes(TokenStream& s, Layer& l) {
  if (l.boxes == 2) return false;
  BackgroundBox box;
  if (!consume_background_box(s, true, box)) return false;
  // One box is both origin and clip; `text` is for clipping only.
  if (box != BackgroundBox::kText && l.boxes == 0) l.origin = box;
  l.clip = box;
  ++l.boxes;
  return true;
}

bool consume_layer(TokenStream& s, const ParseContext& context, Layer& l) {
  bool any = false;
  while (!s.at_end() && s.peek().type != TokenType::kComma) {
    if (!l.has_position && consume_position(s, true, false, l.position)) {
      l.has_position = true;
      if (consume_slash(s) && !consume_background_size(s, false, l.size)) return false;
    } else if (!l.has_repeat && consume_background_repeat(s, l.repeat)) {
      l.has_repeat = true;
    } else if (!l.has_attachment && consume_background_attachment(s, l.attachment)) {
      l.has_attachment = true;
    } else if (!l.has_image && consume_background_image(s, context, l.image)) {
      l.has_image = true;
    } else if (!consume_boxes(s, l)) {
      if (l.has_color || !consume_color(s, false, l.color)) return false;
      l.has_color = true;
    }
    any = true;
  }
  return any;
}

}  // namespace

bool expand_background(TokenStream& s, const ParseContext& context, LonghandSink& sink) {
  ImageInputs images;
  PositionInputs positions;
  BackgroundSizeInputs sizes;
  BackgroundRepeatList repeats;
  BackgroundBoxList clips, origins;
  BackgroundAttachmentList attachments;
  Layer layer;
  do {
    if (layer.has_color) return false;  // only the last layer has a colour
    layer = Layer();
    if (!consume_layer(s, context, layer)) return false;
    images.push_back(layer.image);
    positions.push_back(layer.position);
    sizes.push_back(layer.size);
    repeats.push_back(layer.repeat);
    clips.push_back(layer.clip);
    origins.push_back(layer.origin);
    attachments.push_back(layer.attachment);
  } while (consume_comma(s));
  sink.add(PropertyId::kBackgroundColor, make_typed(std::move(layer.color)));
  sink.add(PropertyId::kBackgroundImage, make_typed(std::move(images)));
  sink.add(PropertyId::kBackgroundPosition, make_typed(std::move(positions)));
  sink.add(PropertyId::kBackgroundSize, make_typed(std::move(sizes)));
  sink.add(PropertyId::kBackgroundRepeat, make_typed(std::move(repeats)));
  sink.add(PropertyId::kBackgroundClip, make_typed(std::move(clips)));
  sink.add(PropertyId::kBackgroundOrigin, make_typed(std::move(origins)));
  sink.add(PropertyId::kBackgroundAttachment, make_typed(std::move(attachments)));
  return true;
}

}  // namespace colosseum::css
