#!/usr/bin/env python3
"""Writes square.ttf, the test font of the spec suite, beside this file (or to the path given).

Every printable ASCII character fills its em square (1000 units: ascent 800, descent 200, no line gap), with these exceptions:
    space, U+00A0    empty, one em wide
    i                the left half of a square, half an em wide
    p                the part below the baseline only
    b                the part above the baseline only
    U+200B           empty, no width
x-height and cap height are 800. A character outside this set is drawn as a square. The bytes depend on nothing but this file.
"""
import os
import struct
import sys

EM, ASCENT, DESCENT = 1000, 800, 200
SQUARE = (0, -DESCENT, EM, ASCENT)


def glyphs():
    """[(advance, box or None)], index 0 is .notdef, and the character map {code point: glyph index}."""
    table = [(EM, SQUARE), (EM, None), (EM // 2, (0, -DESCENT, EM // 2, ASCENT)),
             (EM, (0, -DESCENT, EM, 0)), (EM, (0, 0, EM, ASCENT)), (0, None), (EM, SQUARE)]
    cmap = {c: 6 for c in range(0x21, 0x7F)}
    cmap.update({0x20: 1, 0xA0: 1, ord("i"): 2, ord("p"): 3, ord("b"): 4, 0x200B: 5})
    return table, cmap


def glyf_record(box):
    if box is None:
        return b""
    x0, y0, x1, y1 = box
    points = [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]  # clockwise
    out = struct.pack(">hhhhh", 1, x0, y0, x1, y1) + struct.pack(">HH", 3, 0) + bytes([1] * 4)
    last = 0
    for x, _ in points:
        out += struct.pack(">h", x - last)
        last = x
    last = 0
    for _, y in points:
        out += struct.pack(">h", y - last)
        last = y
    return out + b"\0" * (-len(out) % 4)


def cmap_table(cmap):
    """Format 4, one segment for each run of consecutive code points with consecutive glyphs or one shared glyph."""
    segments = []
    for code in sorted(cmap):
        if segments and segments[-1][1] == code - 1:
            segments[-1][1] = code
        else:
            segments.append([code, code])
    ids, ranges = [], []
    for start, end in segments:
        ranges.append((start, end, len(ids)))
        ids += [cmap[c] for c in range(start, end + 1)]
    n = len(ranges) + 1
    power = 1 << (n.bit_length() - 1)
    body = struct.pack(">HHHH", 2 * n, 2 * power, power.bit_length() - 1, 2 * (n - power))
    body += b"".join(struct.pack(">H", e) for _, e, _ in ranges) + b"\xff\xff\0\0"
    body += b"".join(struct.pack(">H", s) for s, _, _ in ranges) + b"\xff\xff"
    body += b"\0\0" * len(ranges) + b"\0\1"
    body += b"".join(struct.pack(">H", 2 * (n - i) + 2 * first) for i, (_, _, first) in enumerate(ranges)) + b"\0\0"
    body += b"".join(struct.pack(">H", g) for g in ids)
    subtable = struct.pack(">HHH", 4, 6 + len(body), 0) + body
    return struct.pack(">HHHHL", 0, 1, 3, 1, 12) + subtable


def name_table():
    texts = {1: "Square", 2: "Regular", 3: "Colosseum Square", 4: "Square", 5: "Version 1.0", 6: "Square"}
    records, strings = b"", b""
    for key, text in texts.items():
        data = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, key, len(data), len(strings))
        strings += data
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + strings


def font():
    table, cmap = glyphs()
    glyf, loca = b"", [0]
    for _, box in table:
        glyf += glyf_record(box)
        loca.append(len(glyf))
    tables = {
        "OS/2": struct.pack(">HhHHHhhhhhhhhhhh10sLLLL4sHHHhhhHHLLhhHHH", 4, EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300,
                            0, b"\0" * 10, 1, 0, 0, 0, b"NONE", 0x40, 0x20, 0x200B, ASCENT, -DESCENT, 0, ASCENT, DESCENT, 1, 0,
                            ASCENT, ASCENT, 0, 0x20, 1),
        "cmap": cmap_table(cmap),
        "glyf": glyf,
        "head": struct.pack(">LLLLHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, EM, 0, 0, 0, -DESCENT, EM, ASCENT, 0, 8, 2, 1, 0),
        "hhea": struct.pack(">LhhhHhhhhhhhhhhhH", 0x10000, ASCENT, -DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, len(table)),
        "hmtx": b"".join(struct.pack(">Hh", advance, 0) for advance, _ in table),
        "loca": b"".join(struct.pack(">L", offset) for offset in loca),
        "maxp": struct.pack(">LHHHHHHHHHHHHHH", 0x10000, len(table), 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        "name": name_table(),
        "post": struct.pack(">LlhhLLLLL", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    }
    return sfnt(tables)


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(">%dL" % (len(data) // 4), data)) & 0xFFFFFFFF


def sfnt(tables):
    n = len(tables)
    power = 1 << (n.bit_length() - 1)
    header = struct.pack(">LHHHH", 0x10000, n, 16 * power, power.bit_length() - 1, 16 * (n - power))
    directory, body, offset = b"", b"", 12 + 16 * n
    head_at = 0
    for tag in sorted(tables):
        data = tables[tag]
        if tag == "head":
            head_at = offset + len(body)
        directory += struct.pack(">4sLLL", tag.encode(), checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    whole = header + directory + body
    adjustment = (0xB1B0AFBA - checksum(whole)) & 0xFFFFFFFF
    return whole[:head_at + 8] + struct.pack(">L", adjustment) + whole[head_at + 12:]


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "square.ttf")
    with open(path, "wb") as f:
        f.write(font())
