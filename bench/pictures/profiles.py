"""ICC profiles: those of RGB spaces are written here, that of CMYK comes with Debian's Ghostscript (libgs-common)."""

import struct
from pathlib import Path

CMYK = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")

# The name, the primaries and the white point as CIE x, y, and the curve: a power, or that of sRGB (`para`, type 3).
WHITE = (0.3127, 0.3290)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
SRGB = ("sRGB", ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)), CURVE)
DISPLAY_P3 = ("Display P3", ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060)), CURVE)
ADOBE_RGB = ("Adobe RGB compatible", ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), (563 / 256,))
D50 = (0.9642, 1.0, 0.8249)
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def cmyk_profile():
    return CMYK.read_bytes()


def xyz(x, y):
    return (x / y, 1.0, (1 - x - y) / y)


def times(matrix, vector):
    return tuple(sum(a * b for a, b in zip(row, vector)) for row in matrix)


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = ((e * i - f * h, c * h - b * i, b * f - c * e), (f * g - d * i, a * i - c * g, c * d - a * f), (d * h - e * g, b * g - a * h, a * e - b * d))
    return tuple(tuple(value / det for value in row) for row in rows)


def columns(primaries):
    """The colorants as a profile holds them: seen under D50."""
    white = xyz(*WHITE)
    seen = [xyz(*primary) for primary in primaries]
    share = times(inverse(tuple(zip(*seen))), white)
    scale = [to / of for to, of in zip(times(BRADFORD, D50), times(BRADFORD, white))]
    back = inverse(BRADFORD)

    def adapted(vector):
        return times(back, tuple(value * by for value, by in zip(times(BRADFORD, vector), scale)))

    return [adapted(tuple(value * part for value in one)) for one, part in zip(seen, share)]


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def matrix_profile(name, primaries, curve):
    """A display profile of version 4 (ICC.1:2010) with a matrix and one curve for all three channels."""
    text = name.encode("utf-16-be")

    def words(of):
        return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(of), 28) + of

    red, green, blue = (b"XYZ \0\0\0\0" + b"".join(map(fixed, one)) for one in columns(primaries))
    kind = {1: 0, 5: 3}[len(curve)]
    bend = b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + b"".join(map(fixed, curve))
    tags = {
        b"desc": words(text), b"cprt": words("CC0".encode("utf-16-be")), b"wtpt": b"XYZ \0\0\0\0" + b"".join(map(fixed, D50)),
        b"rXYZ": red, b"gXYZ": green, b"bXYZ": blue, b"rTRC": bend, b"gTRC": bend, b"bTRC": bend,
    }
    table, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s6H4sI4sIIQI", start + len(body), b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ",
                       2025, 1, 1, 0, 0, 0, b"acsp", 0, b"\0\0\0\0", 0, 0, 0, 0)
    return (head + b"".join(map(fixed, D50))).ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body
