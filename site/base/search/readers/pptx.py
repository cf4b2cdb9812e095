"""The text inside slides."""

import re
from collections.abc import Iterator
from pathlib import Path

from pptx import Presentation

from base.search.packages import texts_of_parts

_PARTS = re.compile(r"(ppt/(slides|notesSlides|comments|slideMasters|slideLayouts)|docProps)/[^/]+\.xml$")


def read(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if getattr(shape, "has_table", False):
                yield from (" ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame.text


def corners(path: Path) -> Iterator[str]:
    return texts_of_parts(path, _PARTS)
