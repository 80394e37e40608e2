#include "html/http_fetch.h"

#include "html/data_url.h"

#ifdef COLOSSEUM_HAVE_CURL
#include <curl/curl.h>
#endif

namespace colosseum::html {

#ifdef COLOSSEUM_HAVE_CURL

namespace {

struct Sink {
  std::vector<std::byte> bytes;
  size_t max = 0;
  bool too_large = false;
};

size_t on_bytes(char* data, size_t size, size_t count, void* user) {
  Sink& sink = *static_cast<Sink*>(user);
  size_t n = size * count;
  if (n > sink.max - sink.bytes.size()) {
    sink.too_large = true;
    return 0;
  }
  const std::byte* b = reinterpret_cast<const std::byte*>(data);
  sink.bytes.insert(sink.bytes.end(), b, b + n);
  return n;
}

}  // namespace

Result<Resource> fetch_http(const std::string& url, double timeout_seconds, size_t max_bytes) {
  CURL* curl = curl_easy_init();
  if (curl == nullptr) return Status(StatusCode::kUnsupported, "the network library does not start");
  Sink sink;
  sink.max = max_bytes;
  long timeout_ms = static_cast<long>(timeout_seconds * 1000);
  curl_easy_setopt(curl, CURLOPT_URL, url.substr(0, url.find('#')).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout_ms < 1 ? 1L : timeout_ms);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Colosseum");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &sink);
  CURLcode code = curl_easy_perform(curl);
  Resource r;
  r.url = url;
  char* text = nullptr;
  if (code == CURLE_OK && curl_easy_getinfo(curl, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK &&
      text != nullptr) {
    r.url = text;
  }
  if (code == CURLE_OK && curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK &&
      text != nullptr) {
    split_media_type(text, r.media_type, r.charset);
  }
  curl_easy_cleanup(curl);
  if (sink.too_large) return Status(StatusCode::kLimitExceeded, "larger than allowed");
  if (code == CURLE_HTTP_RETURNED_ERROR)
    return Status(StatusCode::kNotFound, "the server has no such resource");
  if (code != CURLE_OK) return Status(StatusCode::kUnreadable, curl_easy_strerror(code));
  r.bytes = std::make_shared<const std::vector<std::byte>>(std::move(sink.bytes));
  return r;
}

#else

Result<Resource> fetch_http(const std::string&, double, size_t) {
  return Status(StatusCode::kUnsupported, "built without network access");
}

#endif

}  // namespace colosseum::html
