#include "paint/transforms.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "box/containment.h"
#include "box/transformable.h"
#include "paint/paint_context.h"

namespace colosseum::paint {

namespace {

/// Column by column.
using Matrix = std::array<double, 16>;

constexpr Matrix kIdentity{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

Matrix multiply(const Matrix& a, const Matrix& b) {
  Matrix out{};
  for (size_t column = 0; column < 4; ++column) {
    for (size_t row = 0; row < 4; ++row) {
      for (size_t k = 0; k < 4; ++k) out[column * 4 + row] += a[k * 4 + row] * b[column * 4 + k];
    }
  }
  return out;
}

Matrix translation(double x, double y, double z) {
  Matrix m = kIdentity;
  m[12] = x;
  m[13] = y;
  m[14] = z;
  return m;
}

Matrix append(Matrix m, const TransformList& list, const Rect& reference) {
  for (const TransformFunction& f : list) {
    if (!f.is_matrix) {
      m = multiply(m, translation(resolve_px(f.x, reference.width), resolve_px(f.y, reference.height),
                                  static_cast<double>(f.z)));
      continue;
    }
    Matrix own;
    std::copy(f.matrix.begin(), f.matrix.end(), own.begin());
    m = multiply(m, own);
  }
  return m;
}

/// css-transforms-1 §5: of boxes, all that is not the content box is the border box.
Rect reference_box(const ComputedStyle& s, const layout::Fragment& f, const Rect& border_box) {
  const bool content =
      s.transform_box() == TransformBox::kContentBox || s.transform_box() == TransformBox::kFillBox;
  return content ? inset(inset(border_box, f.border()), f.padding()) : border_box;
}

/// css-transforms-2 §6.1: the transformation matrix without the transform-origin around it.
Matrix own_matrix(const ComputedStyle& s, const Rect& reference) {
  Matrix m = append(kIdentity, s.translate(), reference);
  m = append(m, s.rotate(), reference);
  m = append(m, s.scale(), reference);
  return append(m, s.transform(), reference);
}

/// css-transforms-2 §9.1: grouping property values make the used value flat.
bool preserves_3d(const ComputedStyle& s, BoxKind kind) {
  return s.transform_style() == TransformStyle::kPreserve3d && s.overflow_x() == OverflowX::kVisible &&
         s.overflow_y() == OverflowY::kVisible && s.opacity() >= 1 && s.isolation() == Isolation::kAuto &&
         !is_contained(containment(s, kind));
}

/// §10: the matrix that a box's `perspective` applies to its children.
Matrix perspective_matrix(const ComputedStyle& s, const Rect& border_box) {
  const double depth = std::max(static_cast<double>(s.perspective().px), 1.0);
  const double x = border_box.x + resolve_px(s.perspective_origin().x, border_box.width);
  const double y = border_box.y + resolve_px(s.perspective_origin().y, border_box.height);
  Matrix m = kIdentity;
  m[11] = -1 / depth;
  return multiply(multiply(translation(x, y, 0), m), translation(-x, -y, 0));
}

/// What a flat page shows of a matrix: the affine map that agrees with it best around a point.
Transform flattened(const Matrix& m, Point at) {
  const double w = m[3] * at.x + m[7] * at.y + m[15];
  if (!(w > 0)) return {0, 0, 0, 0, 0, 0};  // behind the eye
  const double x = (m[0] * at.x + m[4] * at.y + m[12]) / w, y = (m[1] * at.x + m[5] * at.y + m[13]) / w;
  Transform out{(m[0] - x * m[3]) / w, (m[1] - y * m[3]) / w, (m[4] - x * m[7]) / w, (m[5] - y * m[7]) / w};
  out.e = x - out.a * at.x - out.c * at.y;
  out.f = y - out.b * at.x - out.d * at.y;
  for (double v : {out.a, out.b, out.c, out.d, out.e, out.f}) {
    if (!std::isfinite(v)) return {0, 0, 0, 0, 0, 0};
  }
  return out;
}

/// The third diagonal element of the inverse is negative.
bool shows_back(const Matrix& m) {
  const double cofactor = m[0] * m[5] - m[1] * m[4];
  const double determinant = m[0] * (m[5] * m[10] - m[6] * m[9]) - m[4] * (m[1] * m[10] - m[2] * m[9]) +
                             m[8] * (m[1] * m[6] - m[2] * m[5]);
  return cofactor * determinant < 0;
}

}  // namespace

Transform compose(const Transform& o, const Transform& i) {
  return {o.a * i.a + o.c * i.b, o.b * i.a + o.d * i.b,       o.a * i.c + o.c * i.d,
          o.b * i.c + o.d * i.d, o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f};
}

Point map(const Transform& t, Point p) { return {t.a * p.x + t.c * p.y + t.e, t.b * p.x + t.d * p.y + t.f}; }

bool unmap(const Transform& t, Point& p) {
  const double determinant = t.a * t.d - t.b * t.c;
  if (determinant == 0) return false;
  const double x = p.x - t.e, y = p.y - t.f;
  p = {(t.d * x - t.c * y) / determinant, (t.a * y - t.b * x) / determinant};
  return true;
}

Rect map(const Transform& t, const Rect& r) {
  const Point corners[4] = {map(t, Point{r.x, r.y}), map(t, Point{r.right(), r.y}),
                            map(t, Point{r.x, r.bottom()}), map(t, Point{r.right(), r.bottom()})};
  Point low = corners[0], high = corners[0];
  for (const Point& p : corners) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

bool is_translation(const Transform& t) {
  constexpr double kTiny = 1e-6;
  return std::abs(t.a - 1) < kTiny && std::abs(t.b) < kTiny && std::abs(t.c) < kTiny &&
         std::abs(t.d - 1) < kTiny;
}

const TransformSpaces::Space* TransformSpaces::around(BoxId box) const {
  // A block in an inline box is a child of that.
  if (spaces_.empty() || boxes_.split_inline(box).valid()) return nullptr;
  do {
    box = boxes_.box(box).parent;
  } while (box.valid() && boxes_.box(box).is_anonymous());
  const auto it = box.valid() ? spaces_.find(box) : spaces_.end();
  return it == spaces_.end() ? nullptr : &it->second;
}

std::optional<UsedTransform> TransformSpaces::enter(const layout::Fragment& f, PhysicalOffset offset) {
  if (f.kind != layout::FragmentKind::kBox || !f.box.valid() || f.has(layout::kFragmentTableGrid)) return {};
  const Box& box = boxes_.box(f.box);
  if (box.is_anonymous() || !is_transformable(box.kind)) return {};
  // css-page-3 §6.1: no property of page-margin boxes.
  if (!box.parent.valid() && !box.has(kBoxRootElement)) return {};
  const ComputedStyle& s = boxes_.style(f.box);
  const bool transformed = has_transform(s), preserves = preserves_3d(s, box.kind);
  const bool has_perspective = !s.perspective().is_none();
  if (!transformed && !preserves && !has_perspective) return {};
  const Rect border_box = to_rect(offset, f.size);
  Matrix m = kIdentity;
  if (transformed) {
    const Rect reference = reference_box(s, f, border_box);
    const TransformOrigin& origin = s.transform_origin();
    const double x = reference.x + resolve_px(origin.x, reference.width);
    const double y = reference.y + resolve_px(origin.y, reference.height);
    const double z = static_cast<double>(origin.z);
    m = multiply(multiply(translation(x, y, z), own_matrix(s, reference)), translation(-x, -y, -z));
  }
  UsedTransform used;
  used.preserves = preserves;
  if (const Space* space = around(f.box)) {
    if (transformed) m = multiply(space->perspective, m);
    if (space->preserves) m = multiply(space->accumulated, m);
    used.in_context = space->preserves;
  }
  used.flat = flattened(m, {border_box.x + border_box.width / 2, border_box.y + border_box.height / 2});
  used.hidden = s.backface_visibility() == BackfaceVisibility::kHidden && shows_back(m);
  if (preserves || has_perspective) {
    Space own{preserves ? m : kIdentity, has_perspective ? perspective_matrix(s, border_box) : kIdentity,
              preserves};
    spaces_.insert_or_assign(f.box, own);
  }
  if (!transformed && !used.in_context) return {};
  return used;
}

const Transform* TransformTrail::enter(const layout::Fragment& f, PhysicalOffset offset, size_t depth) {
  while (!open_.empty() && open_.back().depth >= depth) open_.pop_back();
  if (const std::optional<UsedTransform> own = spaces_.enter(f, offset)) {
    const Transform around = open_.empty() ? Transform() : open_.back().transform;
    const Transform outside = own->in_context && !open_.empty() ? open_.back().outside : around;
    open_.push_back({depth, compose(outside, own->flat), outside});
  }
  return open_.empty() ? nullptr : &open_.back().transform;
}

}  // namespace colosseum::paint
