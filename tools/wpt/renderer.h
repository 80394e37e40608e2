// Documents of a checkout, laid out and drawn as a browser under test would: cached, as many tests share a
// reference.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "colosseum/engine.h"
#include "picture.h"

namespace colosseum::wpt {

/// What all documents of a run have in common.
struct Environment {
  std::string root;
  std::shared_ptr<InstalledFonts> fonts;  ///< null: every document reads them anew
  double viewport_width = 800, viewport_height = 600;
};

enum class Medium : uint8_t {
  kScreen,
  kPages,      ///< print: paged at WPT's page size, 5in × 3in with margins of half an inch
  kPrintFlow,  ///< print style sheets on one canvas as wide as a page's area
};

struct Rendering {
  std::string error;                     ///< of reading; then there are no pages
  std::vector<Bitmap> pages;             ///< one for screens: the viewport
  std::vector<std::string> unsupported;  ///< CSS in the document without effect yet
  bool is_single_colour() const;
};

EngineOptions engine_options(const Environment& environment, Medium medium);
bool read_file(const std::string& path, std::string& out);
/// Messages of kind kUnsupported, each once.
std::vector<std::string> unsupported_features(const Diagnostics& diagnostics);

class Renderer {
 public:
  explicit Renderer(Environment environment) : environment_(std::move(environment)) {}
  const Environment& environment() const { return environment_; }
  /// The drawing of a document below the root.
  std::shared_ptr<const Rendering> render(const std::string& path, Medium medium);
  /// What a document below the root says about itself; nothing when it cannot be read.
  const DocumentFacts& facts(const std::string& path);

 private:
  std::shared_ptr<Rendering> draw(const std::string& path, Medium medium) const;

  Environment environment_;
  using Entry = std::pair<std::string, std::shared_ptr<const Rendering>>;
  std::list<Entry> recent_;  ///< the latest used first
  std::unordered_map<std::string, std::list<Entry>::iterator> index_;
  std::unordered_map<std::string, DocumentFacts> facts_;
};

}  // namespace colosseum::wpt
