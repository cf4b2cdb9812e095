"""Hostile pictures, each made by a function of its own."""

import struct
import zlib
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from tests.base.uploads import honest
from tests.base.uploads.corpus import SVG, Hostile, packed


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def large_png(width: int, height: int, *, channels: int = 1) -> bytes:
    """Black points, packed line by line: they are never all in memory."""
    packer = zlib.compressobj(1)
    line = bytes(width * channels + 1)
    lines = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 4: 6}[channels], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def gif_of(frames: int) -> bytes:
    header = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00\x2c" + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x03\x84\x51\x00\x00"
    return header + frame * frames + b";"


def gif_and_script() -> bytes:
    """A GIF that is as wide as the beginning of a comment says, and a program."""
    return b"GIF89a/*" + honest.as_file(honest.picture(mode="P"), "GIF")[8:] + b"*/=1;alert(1)//"


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    return honest.as_file(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def png_with_php() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("a", "<?php system($_GET['a']); ?>")
    return honest.as_file(honest.picture(), "PNG", pnginfo=notes)


def png_with_text_bomb() -> bytes:
    """Text that unpacks to 200 MB, before the picture."""
    good = honest.png()
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 * 1024 * 1024), 9))
    return good[:33] + text + good[33:]


def webp_of_nothing() -> bytes:
    """A header that promises 16 384 by 16 384 points."""
    canvas = bytes(4) + (16383).to_bytes(3, "little") * 2
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _hostile() -> Iterator[tuple[str, Hostile]]:
    zipped = packed({"a.exe": b"MZ"})
    script = b"<html><script>alert(1)</script></html>"
    for name, content in SVG.items():
        yield name, Hostile("kuva.svg", lambda content=content: content, "kind")
        yield f"{name}_named_png", Hostile("kuva.png", lambda content=content: content, "")
    yield "html_named_jpg", Hostile("kuva.jpg", lambda: script, "picture_other")
    yield "page_named_png", Hostile("kuva.png", lambda: b"<p>a</p>", "picture_broken")
    yield "gif_and_script", Hostile("kuva.gif", gif_and_script, "picture_large")
    yield "gif_and_page", Hostile("kuva.gif", lambda: gif_of(1) + script, "picture_other")
    yield "jpeg_and_zip", Hostile("kuva.jpg", lambda: honest.photograph() + zipped, "picture_other")
    yield "png_and_zip", Hostile("kuva.png", lambda: honest.png() + zipped, "picture_other")
    yield "pdf_named_jpg", Hostile("kuva.jpg", honest.pdf, "picture_other")
    yield "png_with_php", Hostile("kuva.png", png_with_php, "picture_other")
    yield "png_named_jpg", Hostile("kuva.jpg", honest.png, "picture_other")
    yield "tiff_named_jpg", Hostile("kuva.jpg", lambda: honest.as_file(honest.picture(), "TIFF"), "picture_broken")
    yield "bmp", Hostile("kuva.bmp", lambda: honest.as_file(honest.picture(), "BMP"), "kind")
    yield "png_of_121_million_points", Hostile("kuva.png", lambda: large_png(11_000, 11_000), "picture_large")
    yield "png_of_900_million_points", Hostile("kuva.png", lambda: large_png(30_000, 30_000), "picture_large")
    yield "gif_of_10_000_frames", Hostile("kuva.gif", lambda: gif_of(10_000), "picture_moves")
    yield "moving_png", Hostile("kuva.png", lambda: moving("PNG"), "picture_moves")
    yield "moving_webp", Hostile("kuva.webp", lambda: moving("WEBP"), "picture_moves")
    yield "huge_webp", Hostile("kuva.webp", webp_of_nothing, "picture_broken")
    yield "truncated_png", Hostile("kuva.png", lambda: honest.png()[:-60], "picture_broken")
    yield (
        "truncated_jpg",
        Hostile("kuva.jpg", lambda: honest.as_file(honest.picture((900, 900)), "JPEG")[:900], "picture_broken"),
    )
    yield "png_with_text_bomb", Hostile("kuva.png", png_with_text_bomb, "picture_broken")
    yield "word_file_named_png", Hostile("kuva.png", honest.docx, "picture_other")


PICTURES = dict(_hostile())
