#!/usr/bin/env python3
"""Fails when an #include points upwards in the table of layers (docs/architecture.md).

  check_layers.py [ROOT]

Reads every #include "…" of src/, include/, tools/, bench/ and examples/. A folder of src/ is a layer; a public header
belongs to the layer that HEADERS names. Programs include public headers only."""
import os
import re
import sys

# What each layer may include, itself aside. "text" is the interface, "text/engine" its implementation.
CORE_BELOW_BOX = ["base", "values", "style", "tree", "text"]
MAY_INCLUDE = {
    "base": [],
    "values": ["base"],
    "style": ["values", "base"],
    "tree": ["style", "values", "base"],
    "text": ["style", "values", "base"],
    "text/engine": ["text", "style", "values", "base"],
    "box": CORE_BELOW_BOX,
    "layout": CORE_BELOW_BOX + ["box"],
    "paint": CORE_BELOW_BOX + ["box", "layout"],
    "css": CORE_BELOW_BOX,  # the text interface is what font-relative units and @font-face are measured with
    "html": CORE_BELOW_BOX + ["css"],
    "backend/cairo": CORE_BELOW_BOX + ["box", "layout", "paint"],
    "api/core": CORE_BELOW_BOX + ["box", "layout", "paint"],
    "api": CORE_BELOW_BOX + ["box", "layout", "paint", "css", "html", "text/engine", "backend/cairo", "api/core"],
    "capi": CORE_BELOW_BOX + ["box", "layout", "paint", "css", "html", "text/engine", "backend/cairo", "api/core", "api"],
}

# The layer that a public header belongs to; headers of colosseum/generated/ belong to style.
HEADERS = {
    "atom.h": "base", "diagnostics.h": "base", "geometry.h": "base", "ids.h": "base", "image.h": "base", "leaf.h": "base",
    "counter_style.h": "base", "limits.h": "base", "memory.h": "base", "status.h": "base", "units.h": "base",
    "color.h": "values", "length.h": "values", "values.h": "values", "grid_values.h": "values",
    "page.h": "style", "style.h": "style",
    "document.h": "tree",
    "text.h": "text",
    "text_engine.h": "text/engine",
    "display_list.h": "paint",
    "css.h": "css",
    "html.h": "html",
    "cairo.h": "backend/cairo",
    "layout.h": "api/core",
    "engine.h": "api", "colosseum.h": "api",
}

PROGRAMS = ["tools", "bench", "examples"]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')


def layer_of_folder(folder):
    """The layer of a folder below src/: the longest that MAY_INCLUDE names."""
    while folder:
        if folder in MAY_INCLUDE:
            return folder
        folder = os.path.dirname(folder)
    return None


def layer_of_header(path):
    """The layer of a public header given as colosseum/…; None when the table lacks it."""
    name = path[len("colosseum/"):]
    return "style" if name.startswith("generated/") else HEADERS.get(name)


def sources(root, folder):
    for where, folders, files in os.walk(os.path.join(root, folder)):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".h", ".cpp", ".c")):
                yield os.path.relpath(os.path.join(where, name), root)


def includes(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            m = INCLUDE.match(line)
            if m:
                yield number, m.group(1)


def target_layer(root, path, target):
    """The layer that an included file lies in, or None for one that is not ours (a library, a file beside)."""
    if target.startswith("colosseum/"):
        return layer_of_header(target) or "?"
    for candidate in (target, os.path.join(os.path.relpath(os.path.dirname(path), "src"), target)):
        if os.path.exists(os.path.join(root, "src", candidate)):
            return layer_of_folder(os.path.dirname(os.path.normpath(candidate)))
    return None


def check_library(root):
    for folder in ("src", "include"):
        for path in sources(root, folder):
            inside = os.path.relpath(path, folder)
            layer = layer_of_header(inside) if folder == "include" else layer_of_folder(os.path.dirname(inside))
            if layer is None:
                yield "%s: no layer is known for this file; name it in tools/check_layers.py" % path
                continue
            for number, target in includes(root, path):
                other = target_layer(root, path, target)
                if other == "?":
                    yield "%s:%d: no layer is known for %s" % (path, number, target)
                elif other is not None and other != layer and other not in MAY_INCLUDE[layer]:
                    yield "%s:%d: layer %s includes %s of layer %s" % (path, number, layer, target, other)
                elif folder == "include" and not target.startswith("colosseum/"):
                    yield "%s:%d: a public header includes the private %s" % (path, number, target)


def check_programs(root):
    for folder in PROGRAMS:
        for path in sources(root, folder):
            for number, target in includes(root, path):
                if not target.startswith("colosseum/") and os.path.exists(os.path.join(root, "src", target)):
                    yield "%s:%d: a program includes the private %s" % (path, number, target)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    problems = list(check_library(root)) + list(check_programs(root))
    for p in problems:
        print(p, file=sys.stderr)
    if problems:
        sys.exit(1)
    print("the includes follow the layers")


if __name__ == "__main__":
    main()
