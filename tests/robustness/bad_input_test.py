"""The program ends in time with a clear message and the promised exit code on bad input, with partial output where there
can be any.

  bad_input_test.py PROGRAM --full|--small [unittest arguments]

--small: inputs of reduced size, for builds with sanitizers."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = ""
SMALL = False
LIMIT_EXCEEDED = 4
SECONDS = 60  # for any one document; the machine may be slow, a hang is longer


def sized(full, small):
    return small if SMALL else full


class Done:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.err = process.stderr.decode("utf-8", "replace")


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return self.path(name)

    def run_program(self, *arguments, data=None):
        process = subprocess.run([PROGRAM, *arguments], input=data, capture_output=True, timeout=SECONDS, check=False,
                                 cwd=self.folder)
        self.assertGreaterEqual(process.returncode, 0, "killed by a signal: " + process.stderr.decode("utf-8", "replace")[-2000:])
        self.assertNotIn(b"Sanitizer", process.stderr)
        return Done(process)

    def render(self, source, code=0, name="in.html", options=()):
        """Renders a source as PDF and expects the exit code (or one of several), and a whole PDF."""
        done = self.run_program(self.write(name, source), self.path("out.pdf"), *options)
        self.assertIn(done.code, code if isinstance(code, tuple) else (code,), done.err[-2000:])
        if done.code == LIMIT_EXCEEDED:
            self.assertIn("warning: ", done.err)
        self.check_pdf()
        return done

    def check_pdf(self):
        with open(self.path("out.pdf"), "rb") as f:
            pdf = f.read()
        self.assertTrue(pdf.startswith(b"%PDF-"))
        self.assertIn(b"%%EOF", pdf[-64:])

    def pdf_text(self):
        return subprocess.run(["pdftotext", self.path("out.pdf"), "-"], capture_output=True, check=True).stdout.decode()

    # ---- files ----

    def test_missing_file(self):
        done = self.run_program(self.path("none.html"), self.path("out.pdf"))
        self.assertEqual(done.code, 1)
        self.assertIn("none.html", done.err)
        self.assertFalse(os.path.exists(self.path("out.pdf")))

    def test_directory_as_input(self):
        done = self.run_program(self.folder, self.path("out.pdf"))
        self.assertEqual(done.code, 1)
        self.assertNotEqual(done.err, "")

    def test_fifo_as_input(self):
        # Read like standard input, from whoever writes to it.
        os.mkfifo(self.path("pipe.html"))
        with subprocess.Popen(["sh", "-c", "echo '<p>piped' > pipe.html"], cwd=self.folder):
            done = self.run_program(self.path("pipe.html"), self.path("out.pdf"))
        self.assertEqual(done.code, 0, done.err)
        self.assertIn("piped", self.pdf_text())

    def test_fifo_as_resource(self):
        os.mkfifo(self.path("pipe.css"))
        done = self.render("<link rel=stylesheet href=pipe.css><img src=pipe.css><p>text")
        self.assertIn("pipe.css", done.err)
        self.assertIn("text", self.pdf_text())

    def test_unreadable_file(self):
        path = self.write("secret.html", "<p>x")
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            self.skipTest("this user reads everything")
        self.assertEqual(self.run_program(path, self.path("out.pdf")).code, 1)

    def test_empty_file(self):
        self.render("")

    def test_binary_rubbish(self):
        rubbish = bytes((i * i * 31 + i // 7) & 0xFF for i in range(sized(300_000, 60_000)))
        for name in ("in.html", "in.xhtml", "in.xml"):
            done = self.run_program(self.write(name, rubbish), self.path("out.pdf"))
            self.assertIn(done.code, (0, 1), done.err[-500:])
            if done.code == 0:
                self.check_pdf()
            else:
                self.assertIn(name, done.err)

    def test_malformed_xml(self):
        done = self.render("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>before</p>\n<p></div>", name="in.xhtml")
        self.assertIn("in.xhtml:2", done.err)
        self.assertIn("before", self.pdf_text())

    def test_unwritable_output(self):
        path = self.write("in.html", "<p>x")
        for out in (self.path("no/such/folder.pdf"), "/dev/full", self.folder + "/."):
            done = self.run_program(path, out, "-f", "pdf")
            self.assertEqual(done.code, 1, out)
            self.assertIn(out, done.err)

    def test_closed_standard_output(self):
        path = self.write("in.html", "<p>x")
        script = '"%s" "%s" - >/dev/full' % (PROGRAM, path)
        self.assertEqual(subprocess.run(["sh", "-c", script], capture_output=True, timeout=SECONDS, check=False).returncode, 1)

    def test_standard_input_and_output(self):
        done = self.run_program("-", "-", data=b"<p>hello")
        self.assertEqual(done.code, 0, done.err)
        self.assertTrue(done.out.startswith(b"%PDF-"))

    # ---- usage ----

    def test_wrong_usage(self):
        path = self.write("in.html", "<p>x")
        for arguments in ([], [path, "out.docx"], [path, "--no-such-option"], [path, "out.pdf", "third"],
                          [path, "--viewport", "wide"], [path, "--page-size", "A0x"], [path, "-m", "braille"],
                          ["dump", path, "--format", "poem"], ["dump"]):
            self.assertEqual(self.run_program(*arguments).code, 2, arguments)

    def test_strict_counts_missing_resources(self):
        source = "<img src=none.png><p>text"
        self.render(source, 0)
        done = self.render(source, 3, options=["--strict"])
        self.assertIn("none.png", done.err)
        self.assertRegex(done.err, r"in\.html:1: warning: ")

    def test_dump_goes_on_after_a_failure(self):
        good = self.write("good.html", "<p>x")
        done = self.run_program("dump", self.path('bad".html'), good, self.path("none.html"), "--format", "geometry")
        self.assertEqual(done.code, 1)
        lines = done.out.decode().splitlines()
        self.assertEqual(len(lines), 3)
        records = [json.loads(line) for line in lines]
        self.assertEqual(["error" in r for r in records], [True, False, True])
        self.assertEqual([r["doc"] for r in records], [self.path('bad".html'), good, self.path("none.html")])

    # ---- size ----

    def test_deep_nesting(self):
        n = sized(100_000, 20_000)
        self.render("<div>" * n + "deep" + "</div>" * n + "<p>after", code=(0, LIMIT_EXCEEDED))
        text = self.pdf_text()
        self.assertIn("deep", text)
        self.assertIn("after", text)

    def test_deep_nesting_of_inlines_and_lists(self):
        n = sized(20_000, 3_000)
        self.render("<b>" * n + "deep" + "<ul><li>" * n + "list", code=(0, LIMIT_EXCEEDED))
        self.assertIn("deep", self.pdf_text())

    def test_deep_nesting_in_xml(self):
        n = sized(100_000, 20_000)
        source = "<html xmlns='http://www.w3.org/1999/xhtml'><body>" + "<div>" * n + "deep" + "</div>" * n + "</body></html>"
        self.render(source, name="in.xhtml", code=(0, LIMIT_EXCEEDED))
        self.assertIn("deep", self.pdf_text())

    def test_huge_text_node(self):
        # On one canvas: words of one paragraph.
        text = "lorem ipsum dolor sit amet " * (sized(50_000_000, 500_000) // 27)
        path = self.write("in.html", "<p>" + text)
        done = self.run_program("dump", path, "--format", "geometry")
        self.assertIn(done.code, (0, 4), done.err[-500:])
        self.assertIn(b'"nodes"', done.out)

    def test_huge_word(self):
        self.render("<p>" + "a" * sized(2_000_000, 100_000))

    def test_huge_word_on_a_picture(self):
        path = self.write("in.html", "<p>" + "a" * 200_000)
        done = self.run_program(path, self.path("out.png"))
        self.assertEqual(done.code, LIMIT_EXCEEDED, done.err[-500:])
        self.assertIn("left out", done.err)

    def test_huge_comment_and_attribute(self):
        n = sized(50_000_000, 500_000)
        self.render("<!--" + "x" * n + "--><p title='" + "y" * (n // 4) + "'>text")
        self.assertIn("text", self.pdf_text())

    def test_many_declarations(self):
        self.render("<style>p{" + "color:red;" * sized(2_100_000, 50_000) + "}</style><p>text", code=sized(LIMIT_EXCEEDED, 0))
        self.assertIn("text", self.pdf_text())

    def test_declarations_that_expand(self):
        self.render("<style>p{" + "all:unset;" * 100_000 + "}</style><p>text", code=LIMIT_EXCEEDED)
        self.assertIn("text", self.pdf_text())

    def test_huge_style_sheet(self):
        n = sized(200_000, 20_000)
        sheet = "".join(".c%d p > span:nth-child(%d) { color: #%06x }\n" % (i, i % 7 + 1, i) for i in range(n))
        self.render("<style>" + sheet + "</style><div class=c7><p><span>text</span>")
        self.assertIn("text", self.pdf_text())

    def test_many_elements_against_many_rules(self):
        n = sized(20_000, 2_000)
        sheet = "".join(".a%d .b%d { margin: 1px }\n" % (i, i) for i in range(n))
        self.render("<style>" + sheet + "</style>" + "<p class='a1 b2'>x" * sized(5_000, 500))

    # ---- style sheets ----

    def test_cyclic_imports(self):
        self.write("a.css", '@import "b.css"; p { color: red }')
        self.write("b.css", '@import "a.css"; @import "b.css";')
        self.render("<link rel=stylesheet href=a.css><p>text")
        self.assertIn("text", self.pdf_text())

    def test_cyclic_and_exploding_variables(self):
        chain = "".join("--v%d: var(--v%d) var(--v%d);" % (i, i + 1, i + 1) for i in range(60))
        self.render("<style>:root{--a:var(--b);--b:var(--a);--c:var(--c);" + chain + "--v60:lol}"
                    "p{color:var(--a);width:var(--v0);margin:var(--c,1px)}</style><p>text")
        self.assertIn("text", self.pdf_text())

    def test_deep_css_nesting(self):
        n = sized(100_000, 20_000)
        self.render("<style>" + "a{" * n + "</style><style>p{width:" + "calc(" * n + "</style><style>" + ":not(" * n +
                    "</style><style>@media " + "(" * n + "</style><p>text", code=LIMIT_EXCEEDED)
        self.assertIn("text", self.pdf_text())

    # ---- fonts and images ----

    def test_broken_fonts(self):
        rubbish = bytes((i * 7919) & 0xFF for i in range(5000))
        kinds = {"a.ttf": b"\0\1\0\0" + rubbish, "b.woff": b"wOFF" + rubbish, "c.woff2": b"wOF2" + rubbish, "d.otf": b"OTTO",
                 "e.ttf": b"", "f.ttf": b"\0\1\0\0\xff\xff" + b"\xff" * 400}
        rules = ""
        for name, data in kinds.items():
            self.write(name, data)
            rules += "@font-face { font-family: F%s; src: url(%s) }\np.%s { font-family: F%s }\n" % (name[0], name, name[0], name[0])
        done = self.render("<style>" + rules + "</style>" + "".join("<p class=%s>text %s" % (n[0], n[0]) for n in kinds))
        for name in kinds:
            self.assertIn(name, done.err)
            self.assertIn("text " + name[0], self.pdf_text())

    def test_broken_images(self):
        rubbish = bytes((i * 7919) & 0xFF for i in range(5000))
        png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
        kinds = {"a.png": png + rubbish, "b.png": png + b"\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0\0\0\0\0", "c.jpg": b"\xff\xd8\xff\xe0" + rubbish,
                 "d.gif": b"GIF89a\xff\xff\xff\xff" + rubbish, "e.webp": b"RIFF\xff\xff\xff\xffWEBPVP8 " + rubbish,
                 "f.svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><g>", "g.png": b"", "h.svg": b"<svg><svg>" * 5000}
        for name, data in kinds.items():
            self.write(name, data)
        self.render("".join("<p>text <img src=%s alt=alt></p><div style='background:url(%s)'>x</div>" % (n, n) for n in kinds) +
                    "<img src='data:image/png;base64,!!!!'><img src='data:,'>")
        self.assertIn("text", self.pdf_text())

    # ---- lengths ----

    def test_extreme_lengths(self):
        source = ("<style>p{margin:1e30px -1e30px;padding:1e38em;font-size:1e10px;line-height:1e9;letter-spacing:-1e9px}"
                  "div{width:1e9px;text-indent:1e30em;border:1e20px solid}</style><p>text<div>y")
        done = self.run_program("dump", self.write("in.html", source), "--format", "geometry")
        self.assertEqual(done.code, 0, done.err[-500:])

    def test_borders_of_very_many_dashes(self):
        self.render("<style>i{display:block;border:1px dotted;width:1e7px;height:1e7px;margin-bottom:-1e7px}</style>" + "<i></i>" * 20)

    def test_not_a_number(self):
        properties = ("width height margin padding font-size border-width flex-basis letter-spacing text-indent tab-size "
                      "border-radius line-height opacity order z-index orphans").split()
        style = "".join("%s:calc(%s*1px);%s:calc(%s);" % (p, v, p, v) for p in properties for v in ("NaN", "infinity", "-infinity"))
        self.render("<p>text<p style='%s'>a\tb<div style='display:flex'><p style='%s'>c" % (style, style), code=(0, LIMIT_EXCEEDED))

    def test_pages_without_room(self):
        self.render("<style>@page{margin:1e9px;size:0.001px}</style><p>text<p>more", code=0)

    def test_very_tall_box(self):
        done = self.run_program(self.write("in.html", "<div style='height:1e9px'>x</div>"), self.path("out.pdf"))
        self.assertIn(done.code, (0, 4))
        self.check_pdf()


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    SMALL = sys.argv.pop(1) == "--small"
    unittest.main()
