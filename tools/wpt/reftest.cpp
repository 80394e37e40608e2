// Reftests and print reftests: pictures of a test against pictures of its references.
#include <algorithm>
#include <set>

#include "discovery.h"
#include "run_test.h"

namespace colosseum::wpt {

namespace {

using Drawn = std::shared_ptr<const Rendering>;

/// A comparison on the way from a test to the end of a chain of references.
struct Step {
  std::string left;  ///< a document below the root
  ReferenceLink link;
  const DocumentFacts* facts;  ///< of the left one
};

class Reftest {
 public:
  Reftest(const TestContext& context, Medium medium, TestResult& result)
      : c_(context), medium_(medium), r_(result) {}

  void run() {
    const Drawn test = c_.renderer.render(c_.path, medium_);
    r_.unsupported = test->unsupported;
    if (!test->error.empty()) return fail(Verdict::kError, test->error);
    const bool passed = search(medium_);
    r_.verdict = passed ? Verdict::kPass : error_ ? Verdict::kError : Verdict::kFail;
    if (passed) {
      r_.message.clear();
      r_.diff_pixels = 0;
      r_.max_diff = 0;
      weigh(test);
    }
    save_images(test);
  }

 private:
  void fail(Verdict verdict, std::string message) {
    r_.verdict = verdict;
    r_.message = std::move(message);
  }

  // WPT, tools/wptrunner: a depth-first search for a chain of references of which all hold. One matching
  // reference is enough, and none of the mismatching ones may look the same.
  bool search(Medium medium) {
    std::vector<Step> open;
    std::set<std::string> seen;
    push_references(open, c_.path, c_.facts, seen);
    bool any_match = false;
    for (const ReferenceLink& l : c_.facts.references) any_match = any_match || l.match;
    bool reached_end = false;
    while (!open.empty()) {
      Step step = std::move(open.back());
      open.pop_back();
      const bool holds = compare_step(step, medium);
      if (!holds) {
        if (!step.link.match && step.left == c_.path) return false;
        continue;
      }
      // A mismatch alone decides only when there is no match to be found.
      if (!step.link.match && any_match && step.left == c_.path) continue;
      const std::string right = resolve_reference(step.left, step.link.href);
      static const DocumentFacts kNothing;
      const DocumentFacts& facts = right == "about:blank" ? kNothing : c_.renderer.facts(right);
      if (facts.references.empty()) {
        reached_end = true;
        if (!any_match) continue;  // all mismatching references are asked
        return mismatches_hold(open, medium);
      }
      if (!push_references(open, right, facts, seen)) reached_end = true;
    }
    return reached_end;
  }

  /// The mismatching references of the test itself that have not been looked at yet.
  bool mismatches_hold(const std::vector<Step>& open, Medium medium) {
    for (const Step& s : open) {
      if (!s.link.match && s.left == c_.path && !compare_step(s, medium)) return false;
    }
    return true;
  }

  /// False when every reference closes a circle.
  bool push_references(std::vector<Step>& open, const std::string& path, const DocumentFacts& facts,
                       std::set<std::string>& seen) {
    bool any = false;
    for (auto link = facts.references.rbegin(); link != facts.references.rend(); ++link) {
      const std::string right = resolve_reference(path, link->href);
      const std::string key =
          (link->match ? "=" : "!") + std::min(path, right) + "\n" + std::max(path, right);
      if (!seen.insert(key).second) continue;
      open.push_back({path, *link, &facts});
      any = true;
    }
    return any;
  }

  bool compare_step(const Step& step, Medium medium) {
    const std::string right = resolve_reference(step.left, step.link.href);
    Drawn b;
    if (step.link.href == "about:blank") {
      b = blank();
    } else if (right.empty()) {
      return complain("reference '" + step.link.href + "' is outside the checkout");
    } else {
      b = c_.renderer.render(right, medium);
    }
    const Drawn a = c_.renderer.render(step.left, medium);
    if (!a->error.empty()) return complain("reference " + step.left + ": " + a->error);
    if (!b->error.empty()) return complain("reference " + right + ": " + b->error);
    if (medium != medium_) return pages_agree(*a, *b, step) == step.link.match;  // asked by weigh()
    r_.reference = right;
    reference_ = b;
    if (!(a->is_single_colour() && b->is_single_colour())) pictures_say_something_ = true;
    const bool equal = pages_agree(*a, *b, step);
    if (equal == step.link.match) return true;
    if (!step.link.match) {
      r_.message = "looks the same as " + right + ", and should not";
    } else if (compared_.first != compared_.second) {
      r_.message =
          std::to_string(compared_.first) + " pages, the reference has " + std::to_string(compared_.second);
    } else if (compared_.first == 0) {
      r_.message = "no page is left to compare";
    } else if (!last_.same_size) {
      r_.message = "page " + std::to_string(last_page_ + 1) + " has another size than the reference's";
    } else {
      r_.diff_pixels = last_.pixels;
      r_.max_diff = last_.max_channel;
      r_.message = (a->pages.size() > 1 ? "page " + std::to_string(last_page_ + 1) + ": " : std::string()) +
                   std::to_string(last_.pixels) + " pixels differ, by up to " +
                   std::to_string(last_.max_channel);
    }
    return false;
  }

  bool complain(std::string message) {
    error_ = true;
    r_.message = std::move(message);
    return false;
  }

  bool pages_agree(const Rendering& a, const Rendering& b, const Step& step) {
    const std::vector<size_t> of_a = chosen(a, step.left), of_b = chosen(b, "");
    compared_ = {of_a.size(), of_b.size()};
    if (of_a.size() != of_b.size() || of_a.empty()) return false;
    for (size_t i = 0; i < of_a.size(); ++i) {
      last_page_ = of_a[i];
      last_ = compare(a.pages[of_a[i]], b.pages[of_b[i]]);
      if (!counts_as_equal(last_, fuzziness(step))) return false;
    }
    return true;
  }

  /// The pages that a test's <meta name="reftest-pages"> lets compare; references show them all.
  std::vector<size_t> chosen(const Rendering& r, const std::string& path) const {
    std::vector<size_t> out;
    for (size_t i = 0; i < r.pages.size(); ++i) {
      const auto number = static_cast<int>(i) + 1;
      const std::vector<PageRange>& ranges = c_.facts.pages;
      const bool wanted = path != c_.path || ranges.empty() ||
                          std::any_of(ranges.begin(), ranges.end(), [&](const PageRange& p) {
                            return number >= p.first && number <= p.last;
                          });
      if (wanted) out.push_back(i);
    }
    return out;
  }

  const Fuzziness* fuzziness(const Step& step) const {
    const Fuzziness* general = nullptr;
    for (const Fuzziness& f : step.facts->fuzzy) {
      if (f.reference.empty()) general = &f;
      if (!f.reference.empty() &&
          resolve_reference(step.left, f.reference) == resolve_reference(step.left, step.link.href)) {
        return &f;
      }
    }
    return general;
  }

  Drawn blank() const {
    auto r = std::make_shared<Rendering>();
    Bitmap b;
    b.width = static_cast<int>(c_.renderer.environment().viewport_width);
    b.height = static_cast<int>(c_.renderer.environment().viewport_height);
    b.pixels.assign(static_cast<size_t>(b.width) * static_cast<size_t>(b.height), 0xFFFFFFFFu);
    r->pages.push_back(std::move(b));
    return r;
  }

  // Two blanks prove nothing, nor does a picture that shows less than the document asks for.
  void weigh(const Drawn& test) {
    if (!pictures_say_something_) r_.weak_reasons.push_back("the pictures are a single colour");
    if (!test->unsupported.empty()) r_.weak_reasons.push_back(summary_of(test->unsupported));
    if (medium_ == Medium::kPages && passes_without_pages())
      r_.weak_reasons.push_back("passes without pagination too");
  }

  bool passes_without_pages() {
    const std::string reference = r_.reference;
    const bool passes = search(Medium::kPrintFlow);
    r_.reference = reference;
    r_.message.clear();
    return passes;
  }

  void save_images(const Drawn& test) {
    const std::string& dir = c_.options.image_dir;
    if (!c_.options.wants_images(r_)) return;
    const size_t page = std::min(last_page_, test->pages.size() - 1);
    r_.has_images = write_png(test->pages[page], dir + "/" + image_name(c_.path, "test"));
    if (!reference_ || reference_->pages.empty()) return;
    const Bitmap& other = reference_->pages[std::min(page, reference_->pages.size() - 1)];
    write_png(other, dir + "/" + image_name(c_.path, "reference"));
    write_png(difference_image(test->pages[page], other), dir + "/" + image_name(c_.path, "difference"));
  }

  const TestContext& c_;
  Medium medium_;
  TestResult& r_;
  Drawn reference_;
  PictureDifference last_;
  size_t last_page_ = 0;
  std::pair<size_t, size_t> compared_;  ///< pages on both sides
  bool error_ = false, pictures_say_something_ = false;
};

}  // namespace

void run_reftest(const TestContext& context, Medium medium, TestResult& result) {
  Reftest(context, medium, result).run();
}

}  // namespace colosseum::wpt
