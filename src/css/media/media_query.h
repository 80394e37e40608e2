// Media queries: parsing and evaluation (mediaqueries-4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "colosseum/css.h"
#include "css/syntax/token.h"

namespace colosseum::css {

/// A value of a media feature.
struct MediaValue {
  enum class Kind : uint8_t { kNumber, kLength, kResolution, kRatio, kIdent } kind = Kind::kNumber;
  double number = 0;   ///< number, length in `unit`, resolution in dppx, ratio's first part
  double number2 = 1;  ///< ratio's second part
  std::string text;    ///< of kIdent in lower case; the unit of kLength
  bool is_integer = false;
};

enum class MediaOp : uint8_t { kEqual, kLess, kLessEqual, kGreater, kGreaterEqual };

/// A node of a <media-condition>.
struct MediaNode {
  enum class Kind : uint8_t { kAnd, kOr, kNot, kFeature, kUnknown } kind = Kind::kUnknown;
  std::vector<uint32_t> children;  ///< indexes of the query's nodes
  std::string feature;             ///< lower case, without min- and max-
  /// feature OP value; none: boolean context, two: a range
  std::vector<std::pair<MediaOp, MediaValue>> tests;
};

struct MediaQuery {
  bool negated = false;
  bool never = false;  ///< could not be parsed: `not all`
  std::string type;    ///< lower case; "" or "all" for any
  std::vector<MediaNode> nodes;
  uint32_t condition = UINT32_MAX;  ///< index of the root node; none: no condition
};

/// An empty list is true.
struct MediaQueryList {
  std::vector<MediaQuery> queries;
};

/// Never fails: what cannot be parsed becomes `not all` (§3.2).
MediaQueryList parse_media_query_list(TokenStream in);
MediaQueryList parse_media_query_list(std::string_view text);

bool evaluate(const MediaQueryList& list, const MediaContext& context);

/// Kleene's three values (§3.1).
enum class Truth : uint8_t { kFalse, kUnknown, kTrue };
Truth evaluate_feature(const MediaNode& feature, const MediaContext& context);

}  // namespace colosseum::css
