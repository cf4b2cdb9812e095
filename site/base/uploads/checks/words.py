"""Whether a file is text at all, and nothing else in disguise."""

import codecs
import re
from pathlib import Path

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER = ("%PDF-", "GIF87a", "GIF89a", "{\\rtf", "#!", "MZ\x90")
"""How files of other kinds begin that could pass as text."""


def text_of(path: Path) -> tuple[str, list[str]]:
    """The text, and what is wrong with it. UTF-8, or UTF-16 that says so."""
    content = path.read_bytes()
    encoding = next((name for mark, name in _MARKED if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return "", ["no_text"]
    if _CONTROL.search(text):
        return "", ["no_text"]
    if text.lstrip().startswith(_OTHER):
        return "", ["other_kind"]
    return text, []
