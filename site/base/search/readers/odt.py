"""The text inside OpenDocument texts."""

import re
from collections.abc import Iterator
from pathlib import Path

from odfdo import Document

from base.search.packages import texts_of_parts

_PARTS = re.compile(r"(content|styles|meta)\.xml$")


def read(path: Path) -> Iterator[str]:
    yield Document(str(path)).get_formatted_text()


def corners(path: Path) -> Iterator[str]:
    return texts_of_parts(path, _PARTS)
