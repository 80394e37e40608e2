#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>

#include "backend/cairo/canvas.h"
#include "backend/cairo/pdf_finish.h"
#include "colosseum/cairo.h"

namespace colosseum::cairo_backend {
namespace {

constexpr double kPtPerPx = 0.75;
constexpr double kMinPageSide = 3, kMaxPageSide = 14400;  // pt; what readers accept (ISO 32000-1 annex C)

cairo_status_t append(void* to, const unsigned char* data, unsigned n) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), n);
  return CAIRO_STATUS_SUCCESS;
}

Status status_of(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return {StatusCode::kUnwritable,
          std::string("the PDF could not be written: ") + cairo_status_to_string(status)};
}

/// cairo collects the areas of all drawings of a page in a region, slowly when they are many. One whose box
/// covers the page, so comes first, keeps that region a single rectangle: an arrowhead beyond two edges.
void cover_page(cairo_t* cr, double width, double height) {
  cairo_move_to(cr, -1, std::ceil(height));
  cairo_line_to(cr, -1, -1);
  cairo_line_to(cr, std::ceil(width), -1);
  cairo_line_to(cr, -2, -2);
  cairo_fill(cr);
}

}  // namespace

struct PdfWriter::State {
  State(const Document& d, TextEngine& t, PdfOptions o)
      : document(d), options(std::move(o)), resources(d, t, Target::kPdf) {}
  void collect(const DisplayList& list, double height);
  Status begin(double width, double height);

  const Document& document;
  PdfOptions options;
  Resources resources;
  std::string bytes;
  SurfacePtr surface;
  ContextPtr cr;
  PdfExtras extras;
  uint32_t pages = 0;
  Status failed;
};

/// Remembers what is added at the end: links, their targets, bookmarks.
void PdfWriter::State::collect(const DisplayList& list, double height) {
  auto place = [&](const Point& p) { return PdfPlace{pages, p.x * kPtPerPx, height - p.y * kPtPerPx}; };
  for (const DrawCommand& command : list.commands) {
    if (const auto* link = std::get_if<draw::Link>(&command)) {
      if (!options.links || link->area.empty()) continue;
      const Rect& r = link->area;
      extras.links.push_back({pages, r.x * kPtPerPx, height - r.bottom() * kPtPerPx, r.right() * kPtPerPx,
                              height - r.y * kPtPerPx, link->target});
    } else if (const auto* anchor = std::get_if<draw::Anchor>(&command)) {
      if (options.links) extras.anchors.push_back({place(anchor->position), anchor->name});
    } else if (const auto* mark = std::get_if<draw::Bookmark>(&command)) {
      if (options.outline) extras.bookmarks.push_back({place(mark->position), mark->level, mark->label});
    }
  }
}

Status PdfWriter::State::begin(double width, double height) {
  surface.reset(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
#if CAIRO_VERSION >= CAIRO_VERSION_ENCODE(1, 17, 6)
  // From 1.5 on these write object streams of their own, which PdfFile does not read.
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
#endif
  cr.reset(cairo_create(surface.get()));
  return status_of(cairo_status(cr.get()));
}

PdfWriter::PdfWriter(const Document& document, TextEngine& text, PdfOptions options)
    : state_(std::make_unique<State>(document, text, std::move(options))) {}

PdfWriter::~PdfWriter() {
  // A file left unfinished is finished into the void, while its buffer is still there.
  state_->cr.reset();
  if (state_->surface) cairo_surface_finish(state_->surface.get());
}

Status PdfWriter::add_page(const DisplayList& list) {
  State& s = *state_;
  if (!s.failed) return s.failed;
  const double width = std::clamp(list.width * kPtPerPx, kMinPageSide, kMaxPageSide);
  const double height = std::clamp(list.height * kPtPerPx, kMinPageSide, kMaxPageSide);
  if (s.surface == nullptr) {
    s.failed = s.begin(width, height);
    if (!s.failed) return s.failed;
  } else {
    cairo_pdf_surface_set_size(s.surface.get(), width, height);
  }
  cover_page(s.cr.get(), width, height);
  cairo_save(s.cr.get());
  cairo_scale(s.cr.get(), kPtPerPx, kPtPerPx);
  Canvas(s.cr.get(), s.resources).draw(list);
  cairo_restore(s.cr.get());
  s.collect(list, height);
  cairo_show_page(s.cr.get());
  ++s.pages;
  return s.failed = status_of(cairo_status(s.cr.get()));
}

Status PdfWriter::finish(std::string& out) {
  State& s = *state_;
  out.clear();
  if (!s.failed) return s.failed;
  if (s.pages == 0) return {StatusCode::kInvalidArgument, "a PDF needs at least one page"};
  s.cr.reset();
  cairo_surface_finish(s.surface.get());
  s.failed = status_of(cairo_surface_status(s.surface.get()));
  if (!s.failed) return s.failed;
  const DocumentInfo& info = s.document.info();
  PdfExtras& e = s.extras;
  e.title = info.title;
  e.author = info.author;
  e.subject = info.description;
  e.keywords = info.keywords;
  e.language = info.language;
  e.creator = info.generator;
  e.producer = s.options.producer.empty() ? "Colosseum" : s.options.producer;
  e.creation_date = pdf_date(s.options.creation_date.empty() ? info.creation_date : s.options.creation_date);
  e.compress = s.options.compress;
  s.failed = finish_pdf(s.bytes, e, out);
  s.bytes = {};
  return s.failed;
}

}  // namespace colosseum::cairo_backend
