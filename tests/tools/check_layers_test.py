"""tools/check_layers.py finds each kind of wrong include, and nothing in a right tree."""
import os
import subprocess
import sys
import tempfile
import unittest

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tools/check_layers.py")


def run(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            full = os.path.join(root, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as f:
                f.write(text)
        done = subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True, check=False)
        return done.returncode, done.stderr


RIGHT = {
    "src/base/arena.h": "#pragma once\n",
    "src/layout/core/fragment.h": '#include "base/arena.h"\n#include "colosseum/text.h"\n',
    "src/paint/paint.cpp": '#include <vector>\n#include "layout/core/fragment.h"\n#include "paint.h"\n',
    "src/paint/paint.h": "#pragma once\n",
    "include/colosseum/text.h": '#include "colosseum/style.h"\n',
    "tools/colosseum/main.cpp": '#include "CLI/CLI.hpp"\n#include "colosseum/engine.h"\n',
}


class CheckLayers(unittest.TestCase):
    def expect_problem(self, path, line, message):
        code, err = run({**RIGHT, path: line})
        self.assertEqual(code, 1, err)
        self.assertIn(message, err)

    def test_a_right_tree_passes(self):
        self.assertEqual(run(RIGHT)[0], 0)

    def test_an_upward_include_fails(self):
        self.expect_problem("src/base/bad.cpp", '#include "layout/core/fragment.h"\n', "src/base/bad.cpp:1: layer base includes")

    def test_css_must_not_include_layout(self):
        self.expect_problem("src/css/bad.cpp", '\n#include "layout/core/fragment.h"\n', "src/css/bad.cpp:2: layer css includes")

    def test_an_upward_include_of_a_public_header_fails(self):
        self.expect_problem("src/style/bad.cpp", '#include "colosseum/document.h"\n', "layer style includes")

    def test_a_file_beside_is_resolved(self):
        self.expect_problem("src/base/bad.cpp", '#include "../paint/paint.h"\n', "layer base includes")

    def test_a_public_header_must_not_include_a_private_one(self):
        self.expect_problem("include/colosseum/text.h", '#include "base/arena.h"\n', "includes the private")

    def test_a_program_must_not_include_a_private_header(self):
        self.expect_problem("tools/colosseum/bad.cpp", '#include "base/arena.h"\n', "a program includes the private")

    def test_an_unknown_header_fails(self):
        self.expect_problem("include/colosseum/unheard_of.h", "", "no layer is known")


if __name__ == "__main__":
    unittest.main()
