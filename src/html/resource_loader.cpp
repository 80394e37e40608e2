// Reading resources under the policy of LoaderOptions.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "base/url.h"
#include "base/utf.h"
#include "colosseum/html.h"
#include "html/data_url.h"
#include "html/http_fetch.h"

namespace colosseum::html {

namespace {

/// The path without symbolic links, "" when it does not exist.
std::string real_path_of(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return {};
  std::string out = real;
  std::free(real);
  return out;
}

std::string folder_of(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string(".")
         : slash == 0               ? std::string("/")
                                    : path.substr(0, slash);
}

std::string with_slash(std::string path) {
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path;
}

bool is_below(const std::vector<std::string>& folders, const std::string& path) {
  for (const std::string& folder : folders) {
    if (path.starts_with(folder)) return true;
  }
  return false;
}

std::string media_type_of_suffix(const std::string& path) {
  struct Row {
    std::string_view suffix, type;
  };
  static constexpr auto kTypes = std::to_array<Row>({{".css", "text/css"},
                                                     {".html", "text/html"},
                                                     {".htm", "text/html"},
                                                     {".xht", "application/xhtml+xml"},
                                                     {".xhtml", "application/xhtml+xml"},
                                                     {".xml", "application/xml"},
                                                     {".svg", "image/svg+xml"},
                                                     {".png", "image/png"},
                                                     {".jpg", "image/jpeg"},
                                                     {".jpeg", "image/jpeg"},
                                                     {".gif", "image/gif"},
                                                     {".webp", "image/webp"},
                                                     {".txt", "text/plain"},
                                                     {".js", "text/javascript"}});
  size_t dot = path.rfind('.');
  if (dot == std::string::npos) return {};
  std::string suffix = ascii_lower(std::string_view(path).substr(dot));
  for (const Row& row : kTypes) {
    if (row.suffix == suffix) return std::string(row.type);
  }
  return {};
}

/// Reads a whole file. `any_stream` allows pipes besides regular files; devices are never read.
Result<Resource> read_file(const std::string& path, const std::string& url, size_t max_bytes,
                           bool any_stream) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | (any_stream ? 0 : O_NONBLOCK));
  if (fd < 0) return Status(StatusCode::kNotFound, "not found or not readable");
  struct stat info = {};
  bool readable =
      ::fstat(fd, &info) == 0 && (S_ISREG(info.st_mode) || (any_stream && S_ISFIFO(info.st_mode)));
  if (!readable) {
    ::close(fd);
    return Status(StatusCode::kRefused, "not a regular file");
  }
  if (S_ISREG(info.st_mode) && static_cast<uintmax_t>(info.st_size) > max_bytes) {
    ::close(fd);
    return Status(StatusCode::kLimitExceeded, "larger than allowed");
  }
  std::vector<std::byte> bytes(S_ISREG(info.st_mode) ? static_cast<size_t>(info.st_size) + 1 : 65536);
  size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    ssize_t n = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (n <= 0) {
      ::close(fd);
      if (n < 0) return Status(StatusCode::kUnreadable, "cannot be read");
      break;
    }
    used += static_cast<size_t>(n);
    if (used > max_bytes) {
      ::close(fd);
      return Status(StatusCode::kLimitExceeded, "larger than allowed");
    }
  }
  bytes.resize(used);
  Resource r;
  r.url = url;
  r.media_type = media_type_of_suffix(path);
  r.bytes = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return r;
}

std::string shown(const std::string& url) {
  constexpr size_t kMost = 120;
  std::string out(url, 0, kMost);
  if (url.size() > kMost) out += "…";
  return out;
}

}  // namespace

ResourceLoader::ResourceLoader(LoaderOptions options, const Limits& limits, Diagnostics* diagnostics)
    : options_(std::move(options)), limits_(limits), diagnostics_(diagnostics) {
  if (!options_.root.empty()) {
    std::string real = real_path_of(options_.root);
    if (!real.empty()) {
      options_.root = real;
      allowed_.push_back(with_slash(real));
    }
  }
  for (const std::string& dir : options_.allow_dirs) {
    std::string real = real_path_of(dir);
    if (!real.empty()) allowed_.push_back(with_slash(real));
  }
}

ResourceLoader::~ResourceLoader() = default;

void ResourceLoader::set_document_url(const std::string& url) {
  std::string path = path_from_file_url(url);
  if (path.empty() || !options_.allow_document_dir) return;
  document_dir_ = with_slash(real_path_of(folder_of(path)));
  if (!document_dir_.empty()) allowed_.push_back(document_dir_);
}

std::string ResourceLoader::resolve(std::string_view base, std::string_view reference) const {
  std::string_view r = reference;
  while (!r.empty() && is_ascii_space(static_cast<unsigned char>(r.front()))) r.remove_prefix(1);
  if (!options_.root.empty() && r.starts_with('/') && !r.starts_with("//") && url_scheme(base) == "file") {
    std::string below = resolve_url("file:///", r);
    return file_url_from_path(options_.root) + below.substr(7);
  }
  return resolve_url(base, reference);
}

Status ResourceLoader::check_file(const std::string& path, std::string& real_path) const {
  if (path.find('\0') != std::string::npos) return {StatusCode::kRefused, "not a file name"};
  real_path = real_path_of(path);
  if (!real_path.empty()) {
    if (is_below(allowed_, real_path)) return {};
    return {StatusCode::kRefused, "outside the folders that may be read"};
  }
  // Whether a file outside exists is nobody's business.
  std::string folder = with_slash(real_path_of(folder_of(path)));
  bool inside = folder.empty() ? is_below(allowed_, path) : is_below(allowed_, folder);
  return inside ? Status(StatusCode::kNotFound, "not found")
                : Status(StatusCode::kRefused, "outside the folders that may be read");
}

Result<Resource> ResourceLoader::fetch(const std::string& url) const {
  std::string scheme = url_scheme(url);
  if (scheme == "data") return read_data_url(url);
  if (scheme == "http" || scheme == "https") {
    if (!options_.allow_net) return Status(StatusCode::kRefused, "network access is not allowed");
    return fetch_http(url, options_.net_timeout_seconds,
                      std::min(options_.max_net_bytes, limits_.max_resource_bytes));
  }
  if (scheme != "file") return Status(StatusCode::kUnsupported, "unknown kind of URL");
  std::string path = path_from_file_url(url.substr(0, url.find_first_of("?#")));
  if (path.empty()) return Status(StatusCode::kRefused, "not a local file");
  std::string real;
  Status status = check_file(path, real);
  if (!status.ok() && !options_.root.empty()) {
    // URLs resolved by style sheets do not know about the root folder.
    std::string below;
    if (check_file(options_.root + path, below).ok()) {
      real = below;
      status = Status();
    }
  }
  if (!status.ok()) return status;
  return read_file(real, url, limits_.max_resource_bytes, false);
}

const Result<Resource>& ResourceLoader::load(const std::string& url, const SourceLocation& where) {
  std::string key = url_scheme(url) == "data" ? url : url.substr(0, url.find('#'));
  auto it = cache_.find(key);
  if (it != cache_.end()) return *it->second;
  auto result = std::make_unique<Result<Resource>>(fetch(key));
  if (!result->ok() && diagnostics_ != nullptr) {
    diagnostics_->warn(DiagnosticKind::kResource, where,
                       "cannot load " + shown(key) + ": " + result->status().message());
  }
  return *cache_.emplace(std::move(key), std::move(result)).first->second;
}

Result<Resource> ResourceLoader::load_trusted(const std::string& url) const {
  std::string scheme = url_scheme(url);
  if (scheme == "file") {
    std::string path = path_from_file_url(url.substr(0, url.find_first_of("?#")));
    return read_file(path, url, limits_.max_resource_bytes, true);
  }
  return fetch(url);
}

}  // namespace colosseum::html
