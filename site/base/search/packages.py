"""The text in the parts of office files, without regard to what the parts are for."""

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

MOST_OF_A_PART = 32 * 1024 * 1024
"""Bytes of one part that is read."""
_ENDS = re.compile(
    r"</(?:\w+:)?(?:p|h|tc|si|text|comment|title|subject|keywords|description|creator|lpwstr)>"
    r"|<\w+:(?:br|cr|tab|s)\b[^>]*>"
)
"""Where words end in markup although no space stands there; other tags may stand in the middle of one."""
_TAG = re.compile(r"<[^<>]*>")


def texts_of_parts(path: Path, parts: re.Pattern[str]) -> Iterator[str]:
    """The text of each part whose name begins like this, comments and deleted passages among it."""
    with zipfile.ZipFile(path) as package:
        for member in package.infolist():
            if parts.match(member.filename) and member.file_size <= MOST_OF_A_PART:
                markup = package.read(member).decode("utf-8", "replace")
                yield html.unescape(_TAG.sub("", _ENDS.sub(" ", markup)))
