"""The demo's texts, read from the TOML files beside this module."""

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

from django.utils import timezone
from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent / "content"
Text = dict[str, Any]
SATURDAY = 5
HOLIDAYS = frozenset({(1, 1), (1, 6), (5, 1), (12, 6), *((12, day) for day in range(23, 32))})
"""Days of the month that are no working days in Finland whatever the year, and the days around Christmas."""

_ADDRESS = re.compile(r"[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_markdown = MarkdownIt("commonmark", {"html": False})


def read(name: str) -> Text:
    """One file by its path below the content folder, without the ending."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str) -> dict[str, Text]:
    """Every Finnish file of a folder by its slug, in the order of their names."""
    files = sorted((FOLDER / folder).glob("*.toml"))
    return {file.stem: read(f"{folder}/{file.stem}") for file in files if "." not in file.stem}


def read_translations(folder: str, language: str) -> dict[str, Text]:
    """The files of a folder that exist in `language`, by slug."""
    files = sorted((FOLDER / folder).glob(f"*.{language}.toml"))
    return {file.stem.removesuffix(f".{language}"): read(f"{folder}/{file.stem}") for file in files}


def html(markdown: str) -> str:
    """Rich text from the demo's Markdown; an address of mail becomes a link."""
    return _ADDRESS.sub(r'<a href="mailto:\g<0>">\g<0></a>', str(_markdown.render(markdown)).strip())


def body(markdown: str) -> list[dict[str, Any]]:
    """The value of a body of blocks with one block of running text."""
    return [{"type": "text", "value": html(markdown)}]


def day(text: Text) -> datetime.date:
    """The day of `date`, or the working day nearest after `in_days` days from today."""
    if "date" in text:
        found: datetime.date = text["date"]
        return found
    found = timezone.localdate() + datetime.timedelta(days=text["in_days"])
    while found.weekday() >= SATURDAY or (found.month, found.day) in HOLIDAYS:
        found += datetime.timedelta(days=1)
    return found


def moment(text: Text, clock: str) -> datetime.datetime:
    """The moment at `clock` ("09:30", Helsinki time) on the day of the text."""
    time = datetime.time.fromisoformat(clock)
    return datetime.datetime.combine(day(text), time, tzinfo=timezone.get_default_timezone())


def past_moment(date: datetime.date, shift: int = 0) -> datetime.datetime:
    """Noon of a day, `shift` days later, and never later than an hour ago: when a page was published."""
    noon = datetime.datetime.combine(date, datetime.time(12), tzinfo=timezone.get_default_timezone())
    return min(noon + datetime.timedelta(days=shift), timezone.now() - datetime.timedelta(hours=1))
