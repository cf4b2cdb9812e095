"""E-mail addresses, also those that are written so that machines do not see them."""

import re
from collections.abc import Iterator

_AT = re.compile(r"@(?=\w)| ?[(\[] ?(?:at|ät|miukumauku|snabel-?a) ?[)\]] ?", re.IGNORECASE)
_NAME_BACKWARDS = re.compile(r"[\w.%+'-]{0,63}\w")
_HOST = re.compile(r"\w[\w-]{0,62}(?:(?:\.| ?[(\[] ?(?:dot|piste|punkt) ?[)\]] ?)\w[\w-]{0,62}){1,6}", re.IGNORECASE)
LONGEST_NAME, LONGEST_HOST = 64, 260


def addresses_in(text: str) -> Iterator[tuple[int, int]]:
    """Where in a plain text e-mail addresses stand."""
    for sign in _AT.finditer(text):
        host = _HOST.match(text, sign.end(), sign.end() + LONGEST_HOST)
        if host is None or host.group()[-1].isdigit():
            continue
        before = text[max(0, sign.start() - LONGEST_NAME) : sign.start()]
        name = _NAME_BACKWARDS.match(before[::-1])
        if name is not None:
            yield sign.start() - name.end(), host.end()
