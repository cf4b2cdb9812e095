"""PDF for everybody (PDF/UA-1), by typst: it refuses one without title, language or an order of headings."""

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pypdf
import typst


def make_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """The file that a typst template makes of `data`, which it reads as `sys.inputs.data` and never as its own code.

    Raises typst.TypstError for a template that would leave somebody out.
    """
    made: bytes = typst.compile(
        template.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(data)}
    )
    return made


def number_of_leaves(file: bytes) -> int:
    """How many sheets of paper, printed on one side."""
    return len(pypdf.PdfReader(BytesIO(file)).pages)
