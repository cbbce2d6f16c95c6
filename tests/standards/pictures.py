"""What the published pictures of a paper look like and tell, by other programs: ImageMagick (LittleCMS) and ExifTool.

usage: pictures.py NEWSPRINT FOLDER

A chart of patches is photographed, as it were, in eight orientations and four colour spaces and in ten kinds of files. Each
variant must show the patches where they belong, in the colours that LittleCMS makes of the same source; what pages and
exports tell of its width and height must be so; and no file tells of a place or a device, while credit and copyright stay.
"""

import json
import math
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "bench" / "pictures"))
from profiles import ADOBE_RGB, CMYK, DISPLAY_P3, SRGB, matrix_profile  # noqa: E402

NEWSPRINT, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
BASE = "https://linlan.example/"
DAY = "2025-06-16"
WIDTH, HEIGHT = 900, 600
COLUMNS, ROWS = 6, 4
# The patches of the chart that photographers know, in sRGB.
PATCHES = (
    "735244 c29682 627a9d 576c43 8580b1 67bdaa d67e2c 505ba6 c15a63 5e3c6c 9dbc40 e0a32e "
    "383d96 469449 af363c e7c71f bb5695 0885a1 f3f3f2 c8c8c8 a0a0a0 7a7a79 555555 343434"
).split()
# What a camera does to the pixels so that the orientation makes them upright again.
STORED = {1: [], 2: ["-flop"], 3: ["-rotate", "180"], 4: ["-flip"], 5: ["-transpose"], 6: ["-rotate", "270"], 7: ["-transverse"], 8: ["-rotate", "90"]}
# The most by which a patch may differ, as CIEDE2000 has it.
MOST = 2.0
CREDIT, RIGHTS = "临澜日报/周砚", "© 2025 临澜日报社"
PRIVATE = [
    "GPS*", "SerialNumber", "InternalSerialNumber", "BodySerialNumber", "CameraSerialNumber", "LensSerialNumber", "Make", "Model",
    "LensModel", "HostComputer", "Software", "CreatorTool", "UniqueCameraModel", "OwnerName", "CameraOwnerName", "MakerNote*",
    "ThumbnailImage", "PreviewImage", "JpgFromRaw", "PhotoshopThumbnail", "Location", "Sub-location",
]
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff"}


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=120)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout.decode()}{done.stderr.decode()}")
    return done.stdout.decode()


CONVERT = ["magick"] if shutil.which("magick") else ["convert"]


def convert(*parts):
    return run(*CONVERT, *parts)


# Making them.


def chart(path):
    width, height = WIDTH // COLUMNS, HEIGHT // ROWS
    parts = ["-size", f"{WIDTH}x{HEIGHT}", "xc:#777777"]
    for at, patch in enumerate(PATCHES):
        x, y = at % COLUMNS * width, at // COLUMNS * height
        parts += ["-fill", f"#{patch}", "-draw", f"rectangle {x},{y} {x + width - 1},{y + height - 1}"]
    # With a sensor's noise: smaller files are published as they are.
    convert(*parts, "-seed", "16", "-attenuate", "0.15", "+noise", "Gaussian", "-depth", "8", f"PNG24:{path}")


def sources(folder, work):
    """The pictures, by name; each with the orientation that its file tells."""
    plain = work / "chart.png"
    chart(plain)
    spaces = {"srgb": work / "srgb.icc", "p3": work / "p3.icc", "adobe": work / "adobe.icc", "cmyk": CMYK}
    spaces["srgb"].write_bytes(matrix_profile(*SRGB))
    spaces["p3"].write_bytes(matrix_profile(*DISPLAY_P3))
    spaces["adobe"].write_bytes(matrix_profile(*ADOBE_RGB))
    made = {}
    for space, profile in spaces.items():
        converted = work / f"{space}.tif"
        convert(plain, "-profile", spaces["srgb"], "-intent", "relative", "-profile", profile, converted)
        for orientation, turn in STORED.items():
            name = f"{space}-{orientation}.jpg"
            convert(converted, *turn, "-quality", "96", "-sampling-factor", "4:4:4", folder / name)
            made[name] = orientation
    kinds = {
        "deep.png": ["-depth", "16", "-define", "png:color-type=2", "-define", "png:bit-depth=16"],
        "grey.jpg": ["-colorspace", "Gray", "-quality", "96"],
        "palette.png": ["-dither", "None", "-colors", "64", "-define", "png:color-type=3"],
        "interlaced.png": ["-interlace", "PNG"],
        "progressive.jpg": ["-interlace", "Plane", "-quality", "96"],
        "layout.tif": ["-compress", "LZW"],
    }
    for name, options in kinds.items():
        convert(plain, *options, folder / name)
        made[name] = 1
    convert(work / "cmyk.tif", "-compress", "LZW", folder / "layout-cmyk.tif")
    made["layout-cmyk.tif"] = 1
    return made


def annotate(folder, made, work):
    """Writes into each what cameras and photo desks write."""
    thumbnail = work / "thumbnail.jpg"
    convert(work / "chart.png", "-resize", "160x", thumbnail)
    for orientation in STORED:
        names = [folder / name for name, own in made.items() if own == orientation]
        words = [
            "-Make=Linlan Optical", "-Model=LO-24", "-ExifIFD:SerialNumber=LO00042", "-IFD0:Software=Darkroom 3.1", "-GPSLatitude=30.1",
            "-GPSLatitudeRef=N", "-GPSLongitude=122.2", "-GPSLongitudeRef=E", "-XMP-exif:GPSLatitude=30.1", "-XMP-tiff:Make=Linlan Optical",
            f"-IFD0:Orientation#={orientation}", f"-XMP-photoshop:Credit={CREDIT}", f"-XMP-dc:Rights={RIGHTS}",
        ]
        jpegs = [name for name in names if name.suffix == ".jpg"]
        others = [name for name in names if name.suffix != ".jpg"]
        own = [f"-IPTC:Credit={CREDIT}", f"-IPTC:CopyrightNotice={RIGHTS}", "-IPTC:CodedCharacterSet=UTF8", "-codedcharacterset=utf8", f"-ThumbnailImage<={thumbnail}"]
        run("exiftool", "-q", "-m", "-overwrite_original", *words, *own, *jpegs)
        if others:
            run("exiftool", "-q", "-m", "-overwrite_original", *words, *others)


def paper(root, made):
    day = root / "content" / DAY
    (root / "site.toml").write_text(
        f'title = "临澜日报"\nbase_url = "{BASE}"\n\n[outputs]\nninjs = true\nfeed_size = 100\nfeed_content = "full"\n'
    )
    for name in made:
        slug = name.replace(".", "-")
        text = f"---\n标题: 色卡 {slug}\n网址: {slug}\n图片:\n  - 图: images/{name}\n    图说: 色卡\n    替代文字: 六列四行色块\n---\n\n正文。\n"
        (day / f"{slug}.md").write_text(text)


# Looking at them.


def lab(colour):
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour]
    rows = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    parts = [sum(a * b for a, b in zip(row, linear)) / white for row, white in zip(rows, (0.95047, 1, 1.08883))]
    x, y, z = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other):
    """CIEDE2000 (Sharma, Wu, Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = lab(one), lab(other)
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = (1 - math.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    l, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    t = 1 - 0.17 * math.cos(math.radians(h - 30)) + 0.24 * math.cos(math.radians(2 * h)) + 0.32 * math.cos(math.radians(3 * h + 6)) - 0.2 * math.cos(math.radians(4 * h - 63))
    sl = 1 + 0.015 * (l - 50) ** 2 / math.sqrt(20 + (l - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    rt = -2 * math.sqrt(c**7 / (c**7 + 25**7)) * math.sin(math.radians(60 * math.exp(-(((h - 275) / 25) ** 2))))
    l, c, h = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return math.sqrt(l * l + c * c + h * h + rt * c * h)


def patches(picture):
    """The mean colour of the middle half of each patch, row by row, from 0 to 1, of a picture in sRGB."""
    width, height = COLUMNS * 40, ROWS * 40
    # A box of the whole picture's patches, so that each is 40 pixels; then the middle of each, as one pixel.
    raw = subprocess.run([*CONVERT, str(picture), "-strip", "-colorspace", "sRGB", "-type", "TrueColor", "-alpha", "off",
                          "-filter", "box", "-resize", f"{width}x{height}!", "-depth", "8", "rgb:-"], capture_output=True, check=True, timeout=60).stdout
    means = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            total = [0, 0, 0]
            for y in range(row * 40 + 10, row * 40 + 30):
                at = (y * width + column * 40 + 10) * 3
                part = raw[at : at + 60]
                for channel in range(3):
                    total[channel] += sum(part[channel::3])
            means.append([value / 400 / 255 for value in total])
    return means


def right(source, work):
    """What LittleCMS makes of a source, upright and in sRGB."""
    made = work / f"{source.name}.right.png"
    is_tagged = run("exiftool", "-s3", "-ICC_Profile:ProfileConnectionSpace", source).strip()
    profile = ["-intent", "perceptual", "-black-point-compensation", "-profile", work / "srgb.icc"] if is_tagged else []
    convert(source, "-auto-orient", *profile, "-depth", "8", made)
    return made


def size(path, known={}):
    if path not in known:
        told = run("exiftool", "-s3", "-ImageWidth", "-ImageHeight", path).split()
        known[path] = tuple(map(int, told))
    return known[path]


faults = []


def check(holds, *words):
    if not holds:
        faults.append(" ".join(map(str, words)))


def published(public, address, page=BASE):
    whole = urljoin(page, address)
    return public / unquote(urlsplit(whole).path).lstrip("/") if whole.startswith(BASE) else None


def told_sizes(public):
    """Every address of a picture with the width and height that something published tells, and where."""

    def objects(value):
        if isinstance(value, dict):
            yield value
            for one in value.values():
                yield from objects(one)
        if isinstance(value, list):
            for one in value:
                yield from objects(one)

    def of_json(where, value):
        for one in objects(value):
            address = next((one[key] for key in ("href", "url", "contentUrl", "src") if isinstance(one.get(key), str)), None)
            if address and "width" in one and "height" in one:
                yield where, urljoin(BASE, address), one["width"], one["height"]

    def of_markup(where, page, tree):
        for image in tree.iter("{*}img" if page is None else "img"):
            source = image.get("src") or ""
            if image.get("width") and not source.startswith("data:"):
                yield where, urljoin(page or BASE, source), image.get("width"), image.get("height")

    for path in sorted(public.rglob("*")):
        where = str(path.relative_to(public))
        if path.suffix == ".html":
            tree, page = html.parse(str(path)).getroot(), BASE + where.removesuffix("index.html")
            yield from of_markup(where, page, tree)
            meta = [(one.get("property"), one.get("content")) for one in tree.iter("meta") if (one.get("property") or "").startswith("og:image")]
            about = {name: content for name, content in meta}
            if "og:image:width" in about:
                yield where + " og:image", about["og:image"], about["og:image:width"], about["og:image:height"]
            for script in tree.iter("script"):
                if script.get("type") == "application/ld+json":
                    yield from of_json(where + " JSON-LD", json.loads(script.text))
        elif path.suffix in (".json", ".jsonld", ".ninjs"):
            value = json.loads(path.read_text())
            yield from of_json(where, value)
            for one in objects(value):
                if isinstance(one.get("content_html"), str):
                    yield from of_markup(where, one.get("url") or BASE, html.fromstring(f"<div>{one['content_html']}</div>"))
        elif path.suffix == ".xml":
            tree = etree.parse(str(path))
            for one in tree.iter("{*}content", "{*}thumbnail"):
                if one.get("width") and (one.get("url") or ""):
                    yield where, one.get("url"), one.get("width"), one.get("height")
            for one in tree.iter("{http://www.w3.org/2005/Atom}content", "{http://purl.org/rss/1.0/modules/content/}encoded"):
                if one.text and "<img" in one.text:
                    yield from of_markup(where, BASE, html.fromstring(f"<div>{one.text}</div>"))


def srcset(public):
    """Every candidate of a `srcset`, with the width that it says."""
    for path in sorted(public.rglob("*.html")):
        page = BASE + str(path.relative_to(public)).removesuffix("index.html")
        for element in html.parse(str(path)).getroot().iter("img", "source", "link"):
            for candidate in (element.get("srcset") or element.get("imagesrcset") or "").split(","):
                address, _, told = candidate.strip().partition(" ")
                if told.endswith("w"):
                    yield path.relative_to(public), published(public, address, page), int(told[:-1])


def check_colours(made, folder, public, work):
    compared, worst = 0, (0, "")
    for name in made:
        expected = patches(right(folder / name, work))
        pattern = re.compile(re.escape(name) + r"-[0-9a-f]{16}-\d+\.\w+|" + re.escape(name.rsplit(".", 1)[0]) + r"(\.\w+)?-[0-9a-f]{16}-\d+\.\w+")
        variants = [path for path in public.rglob("*") if pattern.fullmatch(path.name)]
        check(variants, "no variant of", name)
        for variant in variants:
            is_upright = abs(size(variant)[0] * HEIGHT - size(variant)[1] * WIDTH) <= WIDTH
            check(is_upright, variant.name, "has", size(variant))
            check(size(variant)[0] <= WIDTH, variant.name, "is enlarged")
            told = [difference(one, other) for one, other in zip(patches(variant), expected)]
            compared, worst = compared + 1, max(worst, (max(told), variant.name))
            check(max(told) <= MOST, variant.name, f"differs by {max(told):.2f} in patch {told.index(max(told)) + 1}")
    print(f"{compared} variants of {len(made)} pictures: the largest difference is {worst[0]:.2f} ({worst[1]})")


def check_sizes(public):
    count, wide = 0, 0
    for where, address, width, height in told_sizes(public):
        path = published(public, address)
        if path is None or path.suffix not in PICTURES:
            continue
        count += 1
        check(path.is_file(), where, "tells of", address, "which is not there")
        if path.is_file():
            check((int(width), int(height)) == size(path), where, address, "is said to have", (width, height), "and has", size(path))
    for where, path, width in srcset(public):
        wide += 1
        check(path and path.is_file(), where, "offers", path, "which is not there")
        if path and path.is_file():
            check(size(path)[0] == width, where, path.name, "is said to be wide", width, "and is", size(path)[0])
    check(count > 0, "no size is told anywhere")
    check(wide > 0, "no page offers several widths")
    print(f"{count} sizes and {wide} widths are told, as they are")


# All but those of the search, which are of no kind that exiftool knows.
FILES = ["-ext", "*", "--ext", "bin"]


def check_metadata(public):
    asked = [f"-{tag}" for tag in PRIVATE]
    # Of the profile's own: what it is called and who made it tells nothing of a camera.
    found = json.loads(run("exiftool", "-q", "-m", "-j", "-G1", "-r", *FILES, *asked, "-x", "ICC_Profile:all", public) or "[]")
    for one in found:
        tags = [tag for tag in one if tag != "SourceFile" and not tag.startswith(("ICC", "File:", "System:"))]
        path = Path(one["SourceFile"])
        check(path.suffix not in PICTURES or not tags, path.relative_to(public), "tells", tags)
    files = json.loads(run("exiftool", "-q", "-m", "-j", "-XMP-photoshop:Credit", "-XMP-dc:Rights", "-r", *FILES, public) or "[]")
    pictures = 0
    for one in files:
        path = Path(one["SourceFile"])
        if path.suffix in PICTURES and DAY in str(path):
            pictures += 1
            check((one.get("Credit"), one.get("Rights")) == (CREDIT, RIGHTS), path.name, "tells of", one.get("Credit"), one.get("Rights"))
    check(pictures > 0, "no picture of the paper is published")
    print(f"{pictures} published pictures tell whose they are, and none where or with what it was taken")


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    images, work = FOLDER / "content" / DAY / "images", FOLDER / "work"
    images.mkdir(parents=True)
    work.mkdir()
    made = sources(images, work)
    annotate(images, made, work)
    paper(FOLDER, made)
    run(NEWSPRINT, "build", "--root", FOLDER, "--output", FOLDER / "public", "--now", "2025-06-17T08:00:00+08:00")
    public = FOLDER / "public"
    check_colours(made, images, public, work)
    check_sizes(public)
    check_metadata(public)
    sys.exit("\n".join(faults[:60]) + f"\n{len(faults)} faults" if faults else 0)


if __name__ == "__main__":
    main()
