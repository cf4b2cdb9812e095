"""Telephone numbers, as they are written in Finland; not the dates, sums, laws and orders that look like them."""

import re
from collections.abc import Iterator

ABROAD_LEAST, FINNISH_LEAST, MOBILE_LEAST, MOST = 9, 7, 9, 15
"""Digits of a number: after a plus sign, with an area code, with that of a mobile one, and at most."""

_GROUPS = r"(?:[ -]?[0-9]){4,20}"
_CANDIDATE = re.compile(
    r"(?<![0-9A-Za-z+/])(?<![0-9][ .,:-])"
    # Either a country, with a trunk zero in brackets perhaps …
    rf"(?:(?:\+|00)[1-9][0-9]{{0,2}}[ -]?(?:\(0\)[ -]?)?{_GROUPS}"
    # … or an area, in brackets perhaps, and its separator.
    rf"|\(?0(?:[2-9]|1[03-9])[0-9]{{0,2}}\)?(?: ?[-/] ?| )?{_GROUPS})"
    r"(?![0-9A-Za-z]|[.,/][0-9]|-[A-Za-z])",
    re.ASCII,
)
_AREA = re.compile(r"0(?:4[0-9]|50|10|1[3-9]|20|29|30|39|60|7[0135]|80|[235689])", re.ASCII)
_NO_PHONE = re.compile(
    # An order, a number of a business, and a day.
    r"[0-9]{6}-[0-9]{4}|[0-9]{7}-[0-9]|[0-9]{2}[- ][0-9]{2}[- ](?:19|20)[0-9]{2}|[0-9]{3,5}[ -](?:19|20)[0-9]{2}",
    re.ASCII,
)
_NAMED_OTHERWISE = re.compile(
    r"(?:isbn|issn|doi|urn|dnro|diaarinro|dnr|tuote|tilaus|lasku|viite|asia|order|artikel|faktura|referens|ärende)"
    r"[\w:.()-]* ?[\w:.()-]* ?$",
    re.IGNORECASE,
)
LOOKED_BACK = 40
"""Letters before a number that may say what else it is."""


def phones_in(text: str) -> Iterator[tuple[int, int]]:
    """Where in a plain text telephone numbers stand."""
    for match in _CANDIDATE.finditer(text):
        if _is_phone(match.group()) and not _NAMED_OTHERWISE.search(
            text[max(0, match.start() - LOOKED_BACK) : match.start()]
        ):
            yield match.span()


def _is_phone(written: str) -> bool:
    if _NO_PHONE.fullmatch(written):
        return False
    digits = re.sub(r"[^0-9]", "", written.replace("(0)", ""))
    if written.startswith(("+", "00")):
        return ABROAD_LEAST <= len(digits.removeprefix("00")) <= MOST
    area = _AREA.match(digits)
    if area is None:
        return False
    is_mobile = area.group().startswith(("04", "050"))
    # Without any sign between its digits a short number is no telephone number.
    least = MOBILE_LEAST if is_mobile or digits == written else FINNISH_LEAST
    return least <= len(digits) <= MOST - 3
