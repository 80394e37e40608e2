// Names that the engine itself compares with: interned first, in this order, by every AtomTable of a
// Document.
#pragma once

#include "colosseum/atom.h"

// clang-format off
// X(constant, text). Constants are kTagA … for names used as tags or attributes alike, kNs… for namespaces.
#define COLOSSEUM_ATOMS(X)                                                                                   \
  X(kNsHtml, "http://www.w3.org/1999/xhtml")                                                                 \
  X(kNsSvg, "http://www.w3.org/2000/svg")                                                                    \
  X(kNsMathMl, "http://www.w3.org/1998/Math/MathML")                                                         \
  X(kNsXml, "http://www.w3.org/XML/1998/namespace")                                                          \
  X(kNsXlink, "http://www.w3.org/1999/xlink")                                                                \
  X(kHtml, "html")                                                                                           \
  X(kHead, "head")                                                                                           \
  X(kBody, "body") X(kTitle, "title") X(kBase, "base") X(kLink, "link") X(kMeta, "meta") X(kStyle, "style")  \
      X(kScript, "script") X(kNoscript, "noscript") X(kTemplate, "template") X(kA, "a") X(kArea, "area") X(  \
          kImg, "img") X(kBr, "br") X(kWbr, "wbr") X(kHr, "hr") X(kP, "p") X(kDiv, "div") X(kSpan, "span")   \
          X(kPre, "pre") X(kH1, "h1") X(kH2, "h2") X(kH3, "h3") X(kH4, "h4") X(kH5, "h5") X(kH6, "h6") X(    \
              kOl, "ol") X(kUl, "ul") X(kLi, "li") X(kMenu, "menu") X(kDl, "dl") X(kDt, "dt") X(kDd, "dd")   \
              X(kTable, "table") X(kCaption, "caption") X(kColgroup, "colgroup") X(kCol, "col") X(           \
                  kTbody, "tbody") X(kThead, "thead") X(kTfoot, "tfoot") X(kTr, "tr") X(kTd, "td")           \
                  X(kTh, "th") X(kForm, "form") X(kInput, "input") X(kButton, "button") X(kSelect, "select") \
                      X(kOption, "option") X(kOptgroup, "optgroup") X(kTextarea, "textarea") X(              \
                          kFieldset, "fieldset") X(kLegend, "legend") X(kProgress, "progress")               \
                          X(kMeter, "meter") X(kLabel, "label") X(kDetails, "details") X(                    \
                              kSummary, "summary") X(kDialog, "dialog") X(kIframe, "iframe") X(kObject,      \
                                                                                               "object")     \
                              X(kEmbed, "embed") X(kVideo, "video") X(kAudio, "audio") X(                    \
                                  kCanvas, "canvas") X(kSvg,                                                 \
                                                       "svg") X(kMath, "math")                               \
                                  X(kPicture, "picture") X(                                                  \
                                      kSource, "source") X(kMap, "map")                                      \
                                      X(kFont, "font") X(kCenter, "center") X(kMarquee, "marquee")           \
                                          X(kRuby, "ruby") X(kRt, "rt") X(kRp, "rp") X(kBdi, "bdi")          \
                                              X(kBdo, "bdo") X(kQ, "q") X(kId, "id") X(kClass, "class") X(   \
                                                  kLang, "lang") X(kXmlLang,                                 \
                                                                   "xml:lang") X(kDir,                       \
                                                                                 "dir") X(kHref, "href")     \
                                                  X(kSrc, "src") X(kAlt, "alt") X(kName, "name") X(          \
                                                      kRel,                                                  \
                                                      "rel") X(kType, "type")                                \
                                                      X(kMedia, "media") X(kWidth, "width") X(               \
                                                          kHeight, "height") X(kAlign, "align")              \
                                                          X(kValign, "valign") X(kBorder, "border")          \
                                                              X(kBgcolor, "bgcolor") X(kColor, "color") X(   \
                                                                  kFace, "face") X(kSize, "size")            \
                                                                  X(kValue, "value") X(kStart, "start") X(   \
                                                                      kReversed, "reversed") X(kColspan,     \
                                                                                               "colspan")    \
                                                                      X(kRowspan, "rowspan")                 \
                                                                          X(kHidden, "hidden") X(            \
                                                                              kOpen, "open") X(kDisabled,    \
                                                                                               "disabled")   \
                                                                              X(kChecked, "checked") X(      \
                                                                                  kSelected, "selected")     \
                                                                                  X(kContent, "content")     \
                                                                                      X(kCharset, "charset") \
                                                                                          X(kHttpEquiv,      \
                                                                                            "http-equiv") \
  X(kPartPlaceholder, "::placeholder") X(kPartFileButton, "::file-selector-button") \
  X(kPartSliderContainer, "::-webkit-slider-container") X(kPartSliderTrack, "::-webkit-slider-runnable-track") \
  X(kPartSliderThumb, "::-webkit-slider-thumb")
// clang-format on

namespace colosseum::atoms {

namespace detail {
enum Index : uint32_t {
  kEmptyIndex,
#define X(constant, text) constant##Index,
  COLOSSEUM_ATOMS(X)
#undef X
};
}  // namespace detail

#define X(constant, text) inline constexpr Atom constant{detail::constant##Index};
COLOSSEUM_ATOMS(X)
#undef X

}  // namespace colosseum::atoms
