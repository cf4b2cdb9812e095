"""A picture made anew in a process of its own: `python -m base.uploads.picture FILE KIND NEW_FILE LONGEST_SIDE`.

What comes out is what the picture shows, turned as its camera said, no longer than was asked, in points. Where it was
taken, by whom, with what, and whatever else stands in the file or behind it, is gone.
"""

import json
import math
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

from PIL import Image
from PIL.Image import Quantize, Resampling, Transpose

from base.uploads.confined import confine, refused
from base.uploads.findings import Findings, as_words
from base.uploads.kinds import PICTURES

MOST_POINTS = 40_000_000
"""Points that are taken at most, told from the header before anything is unpacked."""
MOST_POINTS_OF_WEBP = 16_000_000
"""Its reader keeps four copies in memory."""
QUALITY = 90
MOST_WRITTEN = 64 * 1024 * 1024
LONGEST_GIF = 8000
"""A longer one is no GIF but a program: "GIF89a/*" is as wide as 10 799 points."""
MOST_PROFILE = 4 * 1024 * 1024
_FORMATS = {"gif": "GIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
_SCRIPT = re.compile(rb"<script|<!doctype|<iframe|<\?php\s", re.IGNORECASE)
_BAND = 200
"""Lines of the new picture that are made at once; all at once would take the memory twice."""
_REACH = 4
"""Lines around a band, times the scale, that its edge lines are made of."""
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""What the number in a camera's notes asks for."""
_ORIENTATION = 0x0112


def main(words: list[str]) -> int:
    confine(written=MOST_WRITTEN)
    Image.MAX_IMAGE_PIXELS = None  # counted here, with a sentence of our own
    source, kind, target, longest = Path(words[0]), words[1], Path(words[2]), int(words[3])
    try:
        findings = look(source, kind) or make_anew(source, kind, target, longest=longest)
    except MemoryError:
        findings = refused(kind, ["picture_heavy"])
    except Exception:  # noqa: BLE001 - whatever a reader of the format stumbles over
        findings = refused(kind, ["picture_broken"])
    sys.stdout.write(json.dumps(as_words(findings)))
    return 0


def look(source: Path, kind: str) -> Findings | None:
    """What is wrong with the file, before anything of it is unpacked."""
    content = source.read_bytes()
    hidden = _SCRIPT.search(content) or b"%PDF-" in content[:1024] or zipfile.is_zipfile(source)
    return refused(kind, ["picture_other"]) if hidden or kind not in PICTURES else None


def make_anew(source: Path, kind: str, target: Path, *, longest: int) -> Findings:
    """Write the picture as it is kept; OSError and the like on one that cannot be read."""
    with Image.open(source, formats=["JPEG", "PNG", "GIF", "WEBP"]) as picture:
        if _FORMATS[kind] != {"MPO": "JPEG"}.get(str(picture.format), picture.format):
            return refused(kind, ["picture_other"])
        width, height = picture.size
        if width * height > MOST_POINTS or (kind == "gif" and max(picture.size) > LONGEST_GIF):
            return refused(kind, ["picture_large"])
        if kind == "webp" and width * height > MOST_POINTS_OF_WEBP:
            return refused(kind, ["picture_heavy"])
        # A camera keeps smaller versions behind the photograph; those are no frames.
        if picture.format != "MPO" and getattr(picture, "is_animated", False):
            return refused(kind, ["picture_moves"])
        turn = picture.getexif().get(_ORIENTATION)
        profile = picture.info.get("icc_profile", b"")
        made = _fitted(picture, longest, keeps_alpha=_FORMATS[kind] != "JPEG")
    if turn in _TURNS:
        made = made.transpose(_TURNS[turn])
    if kind == "gif":
        made = made.quantize(method=Quantize.FASTOCTREE)
    made.info = {name: value for name, value in made.info.items() if name == "transparency"}
    keeps_profile = profile and len(profile) <= MOST_PROFILE and picture.mode != "CMYK"
    made.save(target, format=_FORMATS[kind], **_choices(kind, profile if keeps_profile else None))
    return Findings(kind=kind)


def _choices(kind: str, profile: bytes | None) -> dict[str, Any]:
    choices: dict[str, Any] = {"icc_profile": profile} if profile and kind != "gif" else {}
    if kind == "png":
        return {**choices, "compress_level": 4}
    return choices if kind == "gif" else {**choices, "quality": QUALITY}


def _fitted(picture: Image.Image, longest: int, *, keeps_alpha: bool) -> Image.Image:
    """The picture in plain colours, no side longer than it may be; made band by band."""
    scale = max(1.0, max(picture.size) / longest)
    size = max(1, round(picture.width / scale)), max(1, round(picture.height / scale))
    picture.draft("RGB" if picture.mode == "RGB" else None, size)
    picture.load()
    if picture.size == size:
        return _plain(picture, keeps_alpha=keeps_alpha)
    step = picture.height / size[1]
    reach = math.ceil(_REACH * step)
    made: Image.Image | None = None
    for top in range(0, size[1], _BAND):
        bottom = min(size[1], top + _BAND)
        start, end = max(0, int(top * step) - reach), min(picture.height, math.ceil(bottom * step) + reach)
        band = _plain(picture.crop((0, start, picture.width, end)), keeps_alpha=keeps_alpha)
        box = (0, top * step - start, picture.width, min(bottom * step - start, band.height))
        band = band.resize((size[0], bottom - top), Resampling.LANCZOS, box=box)
        made = made or Image.new(band.mode, size)
        made.paste(band, (0, top))
    return made or picture


def _plain(picture: Image.Image, *, keeps_alpha: bool) -> Image.Image:
    """In grey or in colours of eight bits, with what shines through where the format has that."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if keeps_alpha and picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
