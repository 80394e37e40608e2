#!/usr/bin/env python3
"""Writes codes.ttf, in which every character looks different, beside this file (or to the path given).

Square (make_square_font.py) shows how much text there is and where; Codes shows which: the bits of the code point are bars, those of the
high byte in the left column, those of the low byte in the right one, the most significant on top. A bar is 0.4em wide and 0.1em tall, the
eight rows lie on the baseline, and a bar below it (0.8em wide, 0.1em tall) is in every glyph. At 20px all edges are whole pixels. Each glyph
is 1em wide, 0.8em above and 0.2em below the baseline; space and U+00A0 are empty. It has printable ASCII and Latin-1, small Greek, capital
Armenian and Georgian letters, and the quotation marks and bullets of General Punctuation and Geometric Shapes. The bytes depend on nothing
but these two files.
"""
import os
import struct
import sys

import make_square_font as square

CODES = [*range(0x21, 0x7F), *range(0xA1, 0x100), *range(0x3B1, 0x3CA), *range(0x531, 0x557), *range(0x10D0, 0x10F6),
         *range(0x2018, 0x2023), 0x2039, 0x203A, 0x25AA, 0x25CF, 0x25E6]


def boxes(code):
    """[(left, bottom, right, top)]: the bar below the baseline and one for each run of bits, from the top."""
    out = [(100, -200, 900, -100)]
    for left, byte in ((100, code >> 8), (500, code & 0xFF)):
        row = 0
        while row < 8:
            end = row
            while end < 8 and byte >> (7 - end) & 1:
                end += 1
            if end > row:
                out.append((left, 800 - 100 * end, left + 400, 800 - 100 * row))
            row = end + 1
    return out


def glyf_record(rectangles):
    if not rectangles:
        return b""
    points = [p for x0, y0, x1, y1 in rectangles for p in ((x0, y0), (x0, y1), (x1, y1), (x1, y0))]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    out = struct.pack(">hhhhh", len(rectangles), min(xs), min(ys), max(xs), max(ys))
    out += b"".join(struct.pack(">H", 4 * i + 3) for i in range(len(rectangles))) + struct.pack(">H", 0) + bytes([1] * len(points))
    for values in (xs, ys):
        last = 0
        for value in values:
            out += struct.pack(">h", value - last)
            last = value
    return out + b"\0" * (-len(out) % 4)


def cmap_table(cmap):
    """Format 4, one segment for each run of consecutive code points, whose glyphs are consecutive too."""
    segments = []
    for code in sorted(cmap):
        if segments and segments[-1][1] == code - 1 and cmap[code] == cmap[code - 1] + 1:
            segments[-1][1] = code
        else:
            segments.append([code, code])
    n = len(segments) + 1
    power = 1 << (n.bit_length() - 1)
    body = struct.pack(">HHHH", 2 * n, 2 * power, power.bit_length() - 1, 2 * (n - power))
    body += b"".join(struct.pack(">H", e) for _, e in segments) + b"\xff\xff\0\0"
    body += b"".join(struct.pack(">H", s) for s, _ in segments) + b"\xff\xff"
    body += b"".join(struct.pack(">H", (cmap[s] - s) & 0xFFFF) for s, _ in segments) + b"\0\1" + b"\0\0" * n
    subtable = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + subtable


def name_table():
    texts = {1: "Codes", 2: "Regular", 3: "Colosseum Codes", 4: "Codes", 5: "Version 1.0", 6: "Codes"}
    records, strings = b"", b""
    for key, text in texts.items():
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, key, len(data), len(strings))
        strings += data
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def font():
    glyphs = [[square.SQUARE], []] + [boxes(code) for code in CODES]
    cmap = {code: i + 2 for i, code in enumerate(CODES)}
    cmap.update({0x20: 1, 0xA0: 1})
    glyf, loca = b"", [0]
    for rectangles in glyphs:
        glyf += glyf_record(rectangles)
        loca.append(len(glyf))
    em, ascent, descent, n = square.EM, square.ASCENT, square.DESCENT, len(glyphs)
    side = lambda rectangles: min((box[0] for box in rectangles), default=0)
    return square.sfnt({
        "OS/2": struct.pack(">HhHHHhhhhhhhhhhh10sLLLL4sHHHhhhHHLLhhHHH", 4, em, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300,
                            0, b"\0" * 10, 1, 0, 0, 0, b"NONE", 0x40, 0x20, 0x25E6, ascent, -descent, 0, ascent, descent, 1, 0,
                            ascent, ascent, 0, 0x20, 1),
        "cmap": cmap_table(cmap),
        "glyf": glyf,
        "head": struct.pack(">LLLLHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, em, 0, 0, 0, -descent, em, ascent, 0, 8, 2, 1, 0),
        "hhea": struct.pack(">LhhhHhhhhhhhhhhhH", 0x10000, ascent, -descent, 0, em, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, n),
        "hmtx": b"".join(struct.pack(">Hh", em, side(rectangles)) for rectangles in glyphs),
        "loca": b"".join(struct.pack(">L", offset) for offset in loca),
        "maxp": struct.pack(">LHHHHHHHHHHHHHH", 0x10000, n, 40, 12, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        "name": name_table(),
        "post": struct.pack(">LlhhLLLLL", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    })


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "codes.ttf")
    with open(path, "wb") as f:
        f.write(font())
