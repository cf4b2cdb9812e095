"""Names of files: safe ones to keep them under, clear ones to give them out under."""

import re

from wagtail.coreutils import string_to_ascii

MOST_LETTERS = 80
"""Length of a name with its ending; the folder and the letters that tell two apart come on top, 100 in all."""
_RESERVED = re.compile(r"^(con|prn|aux|nul|conin|conout|com\d|lpt\d)$")
_ENDING = re.compile(r"^[a-z0-9]{1,10}$")


def clean_name(name: str) -> str:
    """The name in small ASCII letters, digits and hyphens with its ending; never empty, hidden, or a path.

    Devices of Windows such as CON, controls, and letters that turn the direction of writing do not come through.
    """
    stem, _dot, ending = _last_part(name).rpartition(".")
    if not stem:
        stem, ending = ending, ""
    ending = _ending(ending)
    return f"{_slug(stem, MOST_LETTERS - len(ending) - 1)}.{ending}" if ending else _slug(stem, MOST_LETTERS)


def download_name(title: str, ending: str) -> str:
    """What a reader's machine names the file: its title in plain letters, with the ending of its kind."""
    ending = _ending(ending)
    title = re.sub(rf"\.{ending}$", "", title.strip(), flags=re.IGNORECASE) if ending else title
    return clean_name(f"{_slug(title, MOST_LETTERS)}.{ending}")


def _last_part(name: str) -> str:
    return re.split(r"[/\\]", name)[-1].strip(". \t\r\n\0")


def _ending(written: str) -> str:
    ending = "".join(sign for sign in written.lower() if sign.isprintable() and sign.isascii()).strip()
    return ending if _ENDING.match(ending) else ""


def _slug(text: str, most: int) -> str:
    plain = string_to_ascii("".join(sign for sign in text if sign.isprintable())).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-")
    return f"file-{slug}" if _RESERVED.match(slug) else slug or "file"
