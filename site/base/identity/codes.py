"""Finnish personal identity codes, as act 661/2009 and decree 128/2010 with the change of 2023 form them."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

CENTURIES = {"+": 1800} | dict.fromkeys("-YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
"""The first year of the century that a separator stands for; Y X W V U and B to F are given since 2023."""
CHECK_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
"""The check sign is the one at the remainder of the nine digits by 31."""
LEAST_NUMBER = 2
"""Individual numbers begin with 002; those from 900 on are given for a while, or for tests."""

# A code may stand right between letters: somebody puts it into a sentence and forgets the space.
_CODE = re.compile(
    r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})\s{0,3}([-+YXWVUA-F])\s{0,3}([0-9]{3})([0-9A-Y])(?![0-9])",
    re.IGNORECASE | re.ASCII,
)
_KEY = re.compile(r"[0-9a-fA-F]{8}(?:-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[0-9a-fA-F]{12,})")
"""Keys of blocks and check sums, in some of which the signs of a code stand by chance."""


def codes_in(text: str) -> Iterator[tuple[int, int]]:
    """Where in a plain text the valid codes stand."""
    spans = [match.span() for match in _CODE.finditer(text) if is_code(*match.groups())]
    keys = [key.span() for key in _KEY.finditer(text)] if spans else []
    for start, end in spans:
        place = bisect_right(keys, (start, len(text)))
        if not place or keys[place - 1][1] < end:
            yield start, end


def is_code(day: str, month: str, year: str, separator: str, number: str, check: str) -> bool:
    """Whether these parts make a code: a day that there was, an individual number, the right check sign."""
    if int(number) < LEAST_NUMBER or check.upper() != check_sign(f"{day}{month}{year}{number}"):
        return False
    try:
        datetime.date(CENTURIES[separator.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def check_sign(digits: str) -> str:
    """The check sign of the nine digits: the day without its separator, and the individual number."""
    return CHECK_SIGNS[int(digits) % len(CHECK_SIGNS)]
