"""“You said, we did” for a wall: one sheet of paper with the latest answers, and the way to all of them."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext as _
from wagtail.models import Page

from base.dates import day_text
from base.pdf import make_pdf, number_of_leaves
from base.qr import qr_picture
from network.councils.pages import CouncilPage
from network.proposals.models import Proposal
from network.proposals.queries import told_last
from network.proposals.reports.tables import ProposalRow, proposal_rows

MOST = 4
"""Proposals on one sheet."""
LONGEST = 280
"""Characters of a proposal and of an answer: more is not read from a wall."""
SIZES = (19, 17, 15, 13)
"""Sizes of the letters, in points."""
KEPT = 60 * 60
"""Seconds for which a poster that has not changed is not made again."""
_OTHER_LETTERS = re.compile(
    r"[^ -~\u00a0-\u00ac\u00ae-\u017f\u01e4-\u01ef\u0292\u1e00-\u1eff"
    r"\u2010-\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2192]"
)
"""All but Latin letters, those of the Sámi languages among them, and the signs between words."""
_TEMPLATE = Path(__file__).with_name("poster.typ").read_text()


def poster_of(page: Page, proposals: QuerySet[Proposal]) -> bytes | None:
    """An A4 sheet with what was answered last, the newest first; None where nothing has been answered yet."""
    rows = proposal_rows(told_last(proposals)[:MOST], page)
    if not rows:
        return None
    data = _data(page, rows)
    key = f"poster-{hashlib.sha256(json.dumps(data).encode()).hexdigest()}"
    made: bytes | None = cache.get(key)
    if made is None:
        made = _one_sheet(data)
        cache.set(key, made, KEPT)
    return made


def _one_sheet(data: dict[str, Any]) -> bytes:
    """In the largest letters in which everything fits; else with as many proposals as there is room for."""
    for size in SIZES:
        made = make_pdf(_TEMPLATE, {**data, "size": size})
        if number_of_leaves(made) == 1:
            return made
    for most in range(len(data["items"]) - 1, 0, -1):
        made = make_pdf(_TEMPLATE, {**data, "items": data["items"][:most], "size": SIZES[-1]})
        if number_of_leaves(made) == 1:
            break
    return made


def _data(page: Page, rows: Sequence[ProposalRow]) -> dict[str, Any]:
    address = f"{page.full_url}proposals/"
    return {
        "title": _("You said, we did"),
        "page": _printable(page.title),
        "page_in": page.locale.language_code,
        "language": (get_language() or "fi").split("-")[0],
        "said": _("You said"),
        "did": _("What has happened"),
        "more": _("All proposals and answers"),
        "address": address,
        "square": qr_picture(address),
        "square_told": _("The same address as a QR code"),
        "made": _("As it stood on %(day)s.") % {"day": day_text(timezone.localdate())},
        "items": [_item(row, tells_council=not isinstance(page, CouncilPage)) for row in rows],
    }


def _item(row: ProposalRow, *, tells_council: bool) -> dict[str, str]:
    last = row.last
    return {
        "heading": _printable(row.heading),
        "written_in": row.written_in,
        "words": _short(row.words),
        "to": _printable(f"{row.council} → {row.to}" if tells_council and row.council else row.to),
        "label": last.label if last else row.label,
        "told": _short(last.words) if last else "",
        "told_in": last.language if last else row.written_in,
        "day": day_text(last.day) if last else "",
    }


def _short(words: str) -> str:
    return str(Truncator(_printable(words)).chars(LONGEST))


def _printable(words: str) -> str:
    """What the letters of the sheet can show: a PDF for everybody is refused for the sake of one that they cannot."""
    return " ".join(_OTHER_LETTERS.sub(" ", words).split())
