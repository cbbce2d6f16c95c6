"""Sixty photograph-like pictures and a newspaper that shows them, the same ones for the same seed.

usage: photographs.py FOLDER [--count 60] [--seed 16] [--scale 1]

Half of them have 12 megapixels, half 24. They have what makes photographs hard to encode: gradients, soft shapes, hard
edges, lettering and a sensor's noise; and what cameras, telephones, agencies and layout systems write into files: position,
serial number, orientation, thumbnail, caption, credit and copyright, profiles, CMYK, 16 bits. `--scale 0.1` makes small
ones, for a quick try. The paper lies in FOLDER/paper, and the same one without pictures in FOLDER/plain.
"""

import argparse
import io
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageDraw, ImageFilter

sys.path.insert(0, str(Path(__file__).parent))
from profiles import ADOBE_RGB, DISPLAY_P3, cmyk_profile, matrix_profile  # noqa: E402

DAY = "2025-06-16"
PLACES = ["老码头", "东岙村", "戏台", "水文站", "菜市场", "灯塔", "渡口", "小学", "旧书市", "船坞"]
FRONT = 6


def photograph(number, width, height, seed):
    """A picture of a size, as RGB. The noise is that of a sensor at ISO 400 or so."""
    random = np.random.default_rng([seed, number])
    # Soft shapes at three scales, each as small as it can be and then enlarged.
    picture = np.zeros((height, width, 3), np.uint8)
    soft = None
    for cells, weight in ((5, 0.55), (24, 0.3), (140, 0.15)):
        rows = max(2, cells * height // width)
        small = Image.fromarray(random.integers(0, 256, (rows, cells, 3), dtype=np.uint8))
        layer = small.resize((width, height), Image.Resampling.BICUBIC)
        soft = layer if soft is None else Image.blend(soft, layer, weight)
    picture = soft
    draw = ImageDraw.Draw(picture)
    # Hard edges: roofs, masts, wires.
    for _ in range(60):
        x, y = random.integers(0, width), random.integers(height // 3, height)
        w, h = random.integers(width // 60, width // 8), random.integers(height // 60, height // 6)
        tone = tuple(int(v) for v in random.integers(20, 236, 3))
        draw.polygon([(x, y), (x + w, y - h // 3), (x + w, y + h), (x - w // 9, y + h)], fill=tone)
        draw.line([(x, y), (x + 2 * w, y - 2 * h)], fill=tuple(255 - v for v in tone), width=max(1, width // 1500))
    # Lettering, as on signs.
    for _ in range(14):
        sign = Image.new("L", (90, 14), 0)
        ImageDraw.Draw(sign).text((2, 1), f"LINLAN {random.integers(100, 999)} PIER", fill=255)
        times = max(1, width // 900 * int(random.integers(1, 4)))
        sign = sign.resize((90 * times, 14 * times), Image.Resampling.BICUBIC)
        at = (int(random.integers(0, max(1, width - sign.width))), int(random.integers(0, max(1, height - sign.height))))
        picture.paste(Image.new("RGB", sign.size, tuple(int(v) for v in random.integers(0, 256, 3))), at, sign)
    picture = picture.filter(ImageFilter.GaussianBlur(width / 8000))
    pixels = np.asarray(picture).copy()
    # In strips, so that 24 megapixels take little memory.
    for top in range(0, height, 256):
        strip = pixels[top : top + 256].astype(np.int16)
        light = random.standard_normal(strip.shape[:2] + (1,), np.float32) * 3.4
        colour = random.standard_normal(strip.shape, np.float32) * 1.6
        pixels[top : top + 256] = np.clip(strip + light + colour, 0, 255).astype(np.uint8)
    return Image.fromarray(pixels)


def stored(picture, orientation):
    """The pixels as a camera that is held so stores them; shown with the orientation they are the picture again."""
    T = Image.Transpose
    turns = {2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE, 6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}
    return picture.transpose(turns[orientation]) if orientation in turns else picture


def save_weighing(picture, path, megabytes, **options):
    """As JPEG, at the quality that comes nearest to a weight."""
    middle = tuple(side // 4 for side in picture.size)
    part = picture.crop((*middle, middle[0] * 2, middle[1] * 2))
    wanted = megabytes * 1e6 * (part.width * part.height) / (picture.width * picture.height)

    def weight(quality):
        held = io.BytesIO()
        part.save(held, "JPEG", quality=quality, subsampling="4:2:0")
        return held.tell()

    quality = min(range(71, 99, 3), key=lambda quality: abs(weight(quality) - wanted))
    picture.save(path, "JPEG", quality=quality, subsampling="4:2:0", **options)


def png16(picture, path):
    """As PNG of 16 bits, which Pillow does not write in colour: by hand, the lower bits are noise."""
    pixels = np.asarray(picture).astype(np.uint16)
    deep = (pixels << 8 | np.random.default_rng(1).integers(0, 256, pixels.shape, dtype=np.uint16)).astype(">u2")
    raw = b"".join(b"\0" + row.tobytes() for row in deep)

    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big") + bytes([16, 2, 0, 0, 0])
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b""))


def annotate(path, number, orientation, thumbnail):
    """Writes what a telephone (position, serial number, thumbnail) and an agency (caption, credit, copyright) write."""
    place = PLACES[number % len(PLACES)]
    words = [
        "-Make=Linlan Optical", "-Model=LO-24", f"-SerialNumber=LO{number:08}", "-Software=Darkroom 3.1",
        f"-GPSLatitude={30 + number / 100}", "-GPSLatitudeRef=N", f"-GPSLongitude={122 + number / 100}", "-GPSLongitudeRef=E",
        "-DateTimeOriginal=2025:06:15 17:40:12", f"-Orientation#={orientation}",
        f"-XMP-dc:Description-x-default=六月十五日傍晚，临澜{place}。", "-XMP-photoshop:Credit=临澜日报/周砚",
        "-XMP-dc:Rights=© 2025 临澜日报社", "-XMP-dc:Creator=周砚", f"-XMP-exif:GPSLatitude={30 + number / 100}",
    ]
    if path.suffix == ".jpg":
        words += [
            f"-IPTC:Caption-Abstract=六月十五日傍晚，临澜{place}。", "-IPTC:Credit=临澜日报/周砚", "-IPTC:CopyrightNotice=© 2025 临澜日报社",
            "-IPTC:By-line=周砚", "-IPTC:City=临澜", "-IPTC:CodedCharacterSet=UTF8", f"-ThumbnailImage<={thumbnail}",
        ]
    command = ["exiftool", "-q", "-m", "-overwrite_original", "-charset", "iptc=UTF8", *words, str(path)]
    subprocess.run(command, check=True, timeout=300)


def make(folder, number, count, seed, scale):
    """Makes a picture of the series; returns its name."""
    is_large = number % 2 == 1
    width, height = (int(side * scale) for side in ((6000, 4000) if is_large else (4000, 3000)))
    name = f"{number:02}"
    orientation = number % 8 + 1 if number >= FRONT else 1
    rgb = stored(photograph(number, width, height, seed), orientation)
    megabytes = (11 if is_large else 7) * scale * scale
    kind = {count - 1: "16 bits", count - 2: "png", count - 3: "cmyk", count - 4: "cmyk", count - 5: "p3", count - 6: "p3",
            count - 7: "adobe", count - 8: "grey"}.get(number, "srgb")
    path = folder / f"{name}{'.png' if kind in ('16 bits', 'png') else '.jpg'}"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    if kind == "16 bits":
        png16(rgb.resize((rgb.width // 4, rgb.height // 4)), path)
    elif kind == "png":
        # As a screen's photograph: smooth, about 12 MB.
        rgb.resize((rgb.width * 3 // 5, rgb.height * 3 // 5)).save(path, compress_level=6)
    elif kind == "cmyk":
        profile = cmyk_profile()
        cmyk = ImageCms.profileToProfile(rgb, srgb, ImageCms.ImageCmsProfile(io.BytesIO(profile)), outputMode="CMYK")
        save_weighing(cmyk, path, megabytes, icc_profile=profile)
    elif kind in ("p3", "adobe"):
        save_weighing(rgb, path, megabytes, icc_profile=matrix_profile(*(DISPLAY_P3 if kind == "p3" else ADOBE_RGB)))
    elif kind == "grey":
        save_weighing(rgb.convert("L"), path, megabytes)
    else:
        save_weighing(rgb, path, megabytes)
    thumbnail = folder.parent / "thumbnail.jpg"
    rgb.resize((160, 120)).save(thumbnail, "JPEG")
    annotate(path, number, orientation, thumbnail)
    return path.name


SITE = """title = "临澜日报"
base_url = "https://linlan.example/"

[[sections]]
name = "要闻"
slug = "news"

[[sections]]
name = "图片新闻"
slug = "photos"
"""

TEXT = "潮水退到防波堤以外的时候，码头上的灯一盏一盏亮起来。守灯人说，今年的第一场雾来得比往年早，船都赶在天黑以前靠了岸。\n\n" * 6


def paper(root, pictures, with_pictures):
    """A front page with photographs, an article with two, a section of fifty articles with one each."""
    day = root / "content" / DAY
    day.mkdir(parents=True, exist_ok=True)
    (root / "site.toml").write_text(SITE)
    shown = [f"images/{name}" for name in pictures]
    for number, picture in enumerate(shown):
        is_news = number < FRONT
        place = PLACES[number % len(PLACES)]
        title = f"临澜{place}迎来第{number + 1}个渔汛"
        head = [f"标题: {title}", f"栏目: {'要闻' if is_news else '图片新闻'}", f"版次: {1 if is_news else 2 + number // 15}", f"网址: a{number:02}"]
        if with_pictures:
            head += ["图片:", f"  - 图: {picture}"]
            head += [f"  - 图: {shown[1]}"] if number == 0 else []
        (day / f"{number:02}.md").write_text("---\n" + "\n".join(head) + "\n---\n\n" + TEXT)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--scale", type=float, default=1)
    given = parser.parse_args()
    if given.count < FRONT + 8:
        parser.error(f"--count must be {FRONT + 8} or more")
    shutil.rmtree(given.folder / "paper", ignore_errors=True)
    shutil.rmtree(given.folder / "plain", ignore_errors=True)
    images = given.folder / "paper" / "content" / DAY / "images"
    images.mkdir(parents=True)
    names = []
    for number in range(given.count):
        names.append(make(images, number, given.count, given.seed, given.scale))
        print(f"\r{number + 1} of {given.count}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    (images.parent / "thumbnail.jpg").unlink(missing_ok=True)
    paper(given.folder / "paper", names, True)
    paper(given.folder / "plain", names, False)


if __name__ == "__main__":
    main()
