"""Letters as a reader takes them: full-width digits, fancy dashes and signs without width do not hide anything."""

import re
import unicodedata
from collections.abc import Iterable

DASHES = frozenset("\u02d7\u2043\u207b\u208b\u2212\u2796\u2e3a\u30fc\uff70")
"""Signs that look like a dash and that Unicode does not class as one."""
_ANY_BUT_ASCII = re.compile(r"[^\t\n\r\x20-\x7e]")
SOFT_HYPHEN = "\u00ad"


class _Plain(dict[int, str | None]):
    """For `str.translate`: the plain sign of a letter, or None for one that has no width; found once, then kept."""

    def __missing__(self, number: int) -> str | None:
        plain = self[number] = _plain_sign(chr(number))
        return plain


def _plain_sign(sign: str) -> str | None:
    kind = unicodedata.category(sign)
    if sign in "\t\n\r" or kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind == "Pd" or sign in DASHES:
        return "-"
    if kind[0] in "MC":
        return None
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKD", sign)[:1]
    return plain if plain.isascii() and plain.isprintable() else sign


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text in plain signs, each of which stands for one of its letters; those without width are left out."""
    return text.translate(_PLAIN)


def places(text: str, numbers: Iterable[int]) -> dict[int, int]:
    """Where in the text the signs with these numbers in its plain form stand."""
    if not _ANY_BUT_ASCII.search(text):
        return {number: number for number in numbers}
    wide = [position for position, sign in enumerate(text) if _PLAIN[ord(sign)] is not None]
    return {number: wide[number] for number in numbers}
