"""Bank accounts as international numbers (IBAN, ISO 13616), with their check by 97."""

import re
from collections.abc import Iterator

LENGTHS = {
    letters: length
    for length, those in {
        15: "NO",
        16: "BE",
        18: "DK FI FO GL NL",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK",
        21: "CH HR LI LV",
        22: "BG DE GB GE IE ME RS BH",
        23: "AE GI IL IQ TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "PT",
        26: "IS TR",
        27: "FR GR IT MC SM",
        28: "AL AZ BY CY HU LB PL",
        29: "BR QA UA",
        30: "JO KW MU",
        31: "MT",
    }.items()
    for letters in those.split()
}
"""Signs of an account number in each country."""
DIGITS_ONLY = frozenset(
    ["AT", "BE", "CZ", "DE", "DK", "EE", "ES", "FI", "HU", "LT", "NO", "PL", "PT", "SE", "SI", "SK"]
)
"""Countries whose numbers have digits alone after the first four signs."""
_BEGINNING = re.compile(r"(?<![0-9A-Za-z])([A-Za-z]{2})[0-9]{2}")
"""Any two letters: to try each country at each sign of a text takes ten times as long."""
_REST = {
    country: re.compile(
        rf"(?:[ -]?{'[0-9]' if country in DIGITS_ONLY else '[0-9A-Z]'}){{{length - 4}}}(?![0-9A-Za-z])",
        re.IGNORECASE | re.ASCII,
    )
    for country, length in LENGTHS.items()
}
_NUMBERS = {ord(letter): str(10 + place) for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


def accounts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where in a plain text valid account numbers stand."""
    for match in _BEGINNING.finditer(text):
        country = _REST.get(match.group(1).upper())
        rest = country and country.match(text, match.end())
        if rest and _is_valid(match.group(), rest.group()):
            yield match.start(), rest.end()


def _is_valid(beginning: str, rest: str) -> bool:
    signs = re.sub(r"[ -]", "", rest + beginning).upper()
    return int(signs.translate(_NUMBERS)) % 97 == 1
