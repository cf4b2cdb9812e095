"""The text inside OpenDocument texts."""

from collections.abc import Iterator
from pathlib import Path

from odfdo import Document


def read(path: Path) -> Iterator[str]:
    yield Document(str(path)).get_formatted_text()
