// HTML and XML documents: reading them with everything they refer to into a styled Document.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "colosseum/css.h"
#include "colosseum/diagnostics.h"
#include "colosseum/document.h"
#include "colosseum/image.h"
#include "colosseum/limits.h"
#include "colosseum/status.h"
#include "colosseum/text.h"

namespace colosseum::html {

// ---- resources -------------------------------------------------------------------------------------

/// What a document may read. By default: data: URLs, and regular files under the folder of the document.
struct LoaderOptions {
  std::string root;  ///< folder that URLs beginning with "/" of file documents resolve against
  std::vector<std::string> allow_dirs;      ///< further folders whose files may be read
  bool allow_document_dir = true;           ///< files under the folder of the document itself
  bool allow_net = false;                   ///< http and https, when built with libcurl
  double net_timeout_seconds = 20;          ///< for one resource
  size_t max_net_bytes = size_t{64} << 20;  ///< of one resource
};

/// A loaded resource.
struct Resource {
  std::string url;  ///< absolute, after redirects
  std::string
      media_type;       ///< "type/subtype" in lower case; guessed from the suffix for files, "" when unknown
  std::string charset;  ///< what the protocol said, "" when nothing
  SharedBytes bytes;    ///< never null
  std::string_view text() const { return {reinterpret_cast<const char*>(bytes->data()), bytes->size()}; }
};

/// Reads resources by absolute URL under a policy. Each URL is read once; what is refused or missing is
/// reported once, as a warning of kind kResource. Not thread-safe.
class ResourceLoader {
 public:
  ResourceLoader(LoaderOptions options, const Limits& limits, Diagnostics* diagnostics);
  ~ResourceLoader();
  ResourceLoader(const ResourceLoader&) = delete;
  ResourceLoader& operator=(const ResourceLoader&) = delete;

  /// Names the document: files under its folder become readable.
  void set_document_url(const std::string& url);
  /// `reference` made absolute against `base`; a path beginning with "/" goes below LoaderOptions::root when
  /// the base is a file.
  std::string resolve(std::string_view base, std::string_view reference) const;
  /// The resource at an absolute URL (its fragment does not count), or why there is none. `where`: who asked,
  /// for the warning. The pointer stays valid as long as the loader.
  const Result<Resource>& load(const std::string& url, const SourceLocation& where);
  /// The same without a warning and without the policy: for documents and sheets that the user named.
  Result<Resource> load_trusted(const std::string& url) const;

 private:
  Status check_file(const std::string& path, std::string& real_path) const;
  Result<Resource> fetch(const std::string& url) const;

  LoaderOptions options_;
  Limits limits_;
  Diagnostics* diagnostics_;
  std::string document_dir_;
  std::vector<std::string> allowed_;  ///< real paths of folders, each with a slash at the end
  std::unordered_map<std::string, std::unique_ptr<Result<Resource>>> cache_;
};

// ---- reading ---------------------------------------------------------------------------------------

enum class Format : uint8_t {
  kAuto,  ///< by the URL's suffix, else by the content
  kHtml,
  kXml
};

/// An <?xml-stylesheet?> instruction.
struct StyleSheetInstruction {
  std::string href, type, media, title;
  bool alternate = false;
  uint32_t line = 0;
};

/// What a source holds besides its tree.
struct ParsedSource {
  Format format = Format::kHtml;
  std::vector<StyleSheetInstruction> instructions;
};

/// Reads a document's bytes into `document`, which must be empty, and fills its info (compatibility mode,
/// title, author …). `info().url` should be set before. There is always a root afterwards. kUnreadable: an
/// XML mistake (reported with its line; the tree up to it is there); kLimitExceeded: partial tree.
Status parse_document(std::string_view bytes, Format format, std::string_view encoding_label,
                      Document& document, ParsedSource& source);

// ---- styling ---------------------------------------------------------------------------------------

/// A style sheet given by the user, as UTF-8 text.
struct UserSheet {
  std::string text;
  std::string url;  ///< for relative URLs and diagnostics
};

/// The user-agent style sheet (HTML §15), and what quirks mode adds to it.
std::string_view user_agent_sheet();
std::string_view quirks_sheet();

/// Adds the user-agent sheets that fit the document.
void add_user_agent_sheets(const Document& document, css::StyleSheetSet& sheets);
/// Adds the sheets that the document holds or links to, in document order.
void add_document_sheets(Document& document, const ParsedSource& source, ResourceLoader& loader,
                         css::StyleSheetSet& sheets);
/// Hands style attributes and presentational attributes (HTML §15.3 and following) of all elements over.
void apply_attribute_styles(Document& document, ResourceLoader& loader, css::StyleSheetSet& sheets);
/// Makes img, object, video, svg … replaced elements with their images, gives form controls and broken images
/// their texts.
void load_replaced_content(Document& document, const css::MediaContext& media, ResourceLoader& loader,
                           const ImageProber* prober, bool scripting = false);
/// Loads the sources of @font-face rules into the text engine.
void load_fonts(Document& document, const css::StyleSheetSet& sheets, const css::MediaContext& media,
                ResourceLoader& loader, TextEngine& text);
/// Loads the images that computed styles refer to. After StyleSheetSet::style_document().
void load_style_images(Document& document, const css::StyleSheetSet& sheets, ResourceLoader& loader,
                       const ImageProber* prober);

// ---- all in one ------------------------------------------------------------------------------------

struct LoadOptions {
  Format format = Format::kAuto;
  std::string
      base_url;  ///< what relative URLs resolve against, unless <base> says else; empty: the document's URL
  std::string encoding;  ///< label of the encoding when known from outside; empty: found as HTML and XML say
  css::MediaContext media;
  LoaderOptions loader;
  std::vector<UserSheet> user_sheets;
  Limits limits;
  bool scripting = false;  ///< as where scripts run: canvas elements are replaced, their contents not shown
  const ImageProber* prober = nullptr;  ///< null: no images
  TextEngine* text = nullptr;           ///< null: no fonts are loaded, font-relative units are estimated
  Diagnostics* diagnostics = nullptr;   ///< must outlive the document; null: the document's own
};

/// A document with its sheets and resources.
struct LoadedDocument {
  std::unique_ptr<Document> document;
  std::unique_ptr<ResourceLoader> loader;
  std::unique_ptr<css::StyleSheetSet> sheets;
  Status status;  ///< of parsing: not ok when the tree is partial
};

/// Reads and styles a document from bytes. `url` is its absolute URL ("" or "about:blank" when it has none).
/// Fails never because of its content.
LoadedDocument load_document(std::string_view bytes, const std::string& url, const LoadOptions& options);
/// The same from a file path or URL; kNotFound, kUnreadable or kRefused when it cannot be read.
Result<LoadedDocument> load_url(const std::string& path_or_url, const LoadOptions& options);

}  // namespace colosseum::html
