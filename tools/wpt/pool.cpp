#include "pool.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <new>
#include <optional>

namespace colosseum::wpt {

namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t kChunk = 24;  // neighbours share references, which a worker keeps
constexpr int kOutOfMemory = 97;
constexpr auto kProgressInterval = std::chrono::milliseconds(250);

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kBoundMemory = false;  // shadow memory needs the whole address space
#else
constexpr bool kBoundMemory = true;
#endif

bool write_all(int fd, const void* data, size_t size) {
  const char* p = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t n = send(fd, p, size, MSG_NOSIGNAL);
    if (n <= 0) return false;
    p += n;
    size -= static_cast<size_t>(n);
  }
  return true;
}

bool read_all(int fd, void* data, size_t size) {
  char* p = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t n = read(fd, p, size);
    if (n <= 0) return false;
    p += n;
    size -= static_cast<size_t>(n);
  }
  return true;
}

/// The worker's life: an index comes in, a length and an answer go out.
[[noreturn]] void work(int fd, const std::function<std::function<std::string(size_t)>()>& begin,
                       size_t memory) {
  if (kBoundMemory && memory > 0) {
    const rlimit bound{memory, memory};
    setrlimit(RLIMIT_AS, &bound);
  }
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  try {
    const std::function<std::string(size_t)> item = begin();
    uint64_t index = 0;
    while (read_all(fd, &index, sizeof index)) {
      const std::string answer = item(static_cast<size_t>(index));
      const uint64_t size = answer.size();
      if (!write_all(fd, &size, sizeof size) || !write_all(fd, answer.data(), answer.size())) break;
    }
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  }
  _exit(0);
}

struct Worker {
  pid_t pid = -1;
  int fd = -1;
  std::optional<size_t> item;  ///< being worked on
  Clock::time_point started;
  size_t next = 0, end = 0;  ///< the rest of its chunk
};

class Pool {
 public:
  Pool(size_t count, const std::function<std::function<std::string(size_t)>()>& begin,
       const PoolOptions& options)
      : begin_(begin), options_(options), outcomes_(count) {}

  std::vector<Outcome> run() {
    const auto jobs = static_cast<size_t>(std::max(1, options_.jobs));
    workers_.resize(std::min(jobs, std::max<size_t>(outcomes_.size(), 1)));
    for (Worker& w : workers_) feed(w);
    while (done_ < outcomes_.size() && wait_for_one()) {
    }
    for (Worker& w : workers_) stop(w);
    report(true);
    return std::move(outcomes_);
  }

 private:
  bool start(Worker& w) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
    w.pid = fork();
    if (w.pid == 0) {
      close(pair[0]);
      for (const Worker& other : workers_) {
        if (other.fd >= 0) close(other.fd);
      }
      work(pair[1], begin_, options_.memory_bytes);
    }
    close(pair[1]);
    w.fd = pair[0];
    return w.pid > 0;
  }

  void stop(Worker& w) {
    if (w.fd >= 0) close(w.fd);
    w.fd = -1;
    if (w.pid > 0) waitpid(w.pid, nullptr, 0);
    w.pid = -1;
  }

  /// Gives a worker its next item, if any is left.
  void feed(Worker& w) {
    w.item.reset();
    if (w.next == w.end) {
      w.next = taken_;
      w.end = taken_ = std::min(taken_ + kChunk, outcomes_.size());
    }
    if (w.next == w.end) return;
    const size_t item = w.next++;
    if (w.fd < 0 && !start(w)) {
      finish(item, {Outcome::Kind::kCrashed, "", std::string("no worker: ") + std::strerror(errno), 0});
      return;
    }
    w.item = item;
    w.started = Clock::now();
    const uint64_t index = item;
    if (!write_all(w.fd, &index, sizeof index)) lose(w, "");
  }

  void finish(size_t item, Outcome outcome) {
    outcomes_[item] = std::move(outcome);
    ++done_;
    report(false);
  }

  void report(bool last) {
    const Clock::time_point now = Clock::now();
    if (!options_.progress || (!last && now - reported_ < kProgressInterval)) return;
    reported_ = now;
    options_.progress(done_, outcomes_.size());
  }

  double ms_since(Clock::time_point t) const {
    return std::chrono::duration<double, std::milli>(Clock::now() - t).count();
  }

  /// A worker is gone, or has to go: its item failed. `bound` is not empty when its time was up.
  void lose(Worker& w, const std::string& bound) {
    const size_t item = *w.item;
    if (!bound.empty()) kill(w.pid, SIGKILL);
    close(w.fd);
    int status = 0;
    waitpid(w.pid, &status, 0);
    Outcome o;
    o.ms = ms_since(w.started);
    o.kind = bound.empty() ? Outcome::Kind::kCrashed : Outcome::Kind::kTimedOut;
    o.reason = bound;
    if (bound.empty() && WIFSIGNALED(status)) o.reason = strsignal(WTERMSIG(status));
    if (bound.empty() && WIFEXITED(status)) {
      o.reason = WEXITSTATUS(status) == kOutOfMemory ? "out of memory"
                                                     : "exit code " + std::to_string(WEXITSTATUS(status));
    }
    w.fd = -1;
    w.pid = -1;
    finish(item, std::move(o));
    feed(w);
  }

  void receive(Worker& w) {
    uint64_t size = 0;
    Outcome o;
    o.ms = ms_since(w.started);
    if (!read_all(w.fd, &size, sizeof size)) return lose(w, "");
    o.answer.resize(static_cast<size_t>(size));
    if (!read_all(w.fd, o.answer.data(), o.answer.size())) return lose(w, "");
    finish(*w.item, std::move(o));
    feed(w);
  }

  /// False when no worker is at work any more.
  bool wait_for_one() {
    std::vector<pollfd> fds;
    std::vector<size_t> owners;
    for (size_t i = 0; i < workers_.size(); ++i) {
      if (!workers_[i].item) continue;
      fds.push_back({workers_[i].fd, POLLIN, 0});
      owners.push_back(i);
    }
    if (fds.empty()) return false;
    poll(fds.data(), fds.size(), 100);
    for (size_t i = 0; i < fds.size(); ++i) {
      Worker& w = workers_[owners[i]];
      if (fds[i].revents != 0) {
        receive(w);
      } else if (ms_since(w.started) > options_.timeout_seconds * 1000) {
        lose(w, "more than " + std::to_string(static_cast<int>(options_.timeout_seconds)) + " s");
      }
    }
    return true;
  }

  const std::function<std::function<std::string(size_t)>()>& begin_;
  const PoolOptions& options_;
  std::vector<Outcome> outcomes_;
  std::vector<Worker> workers_;
  size_t taken_ = 0, done_ = 0;
  Clock::time_point reported_;
};

}  // namespace

std::vector<Outcome> run_isolated(size_t count,
                                  const std::function<std::function<std::string(size_t)>()>& begin,
                                  const PoolOptions& options) {
  return Pool(count, begin, options).run();
}

}  // namespace colosseum::wpt
