"""How a name, an address or a number may stand in a text: in any case, in JSON and HTML, in the address of a page.

A name is also found with its last word first and with the endings of Finnish and Swedish behind it, which stay; but not
as the beginning of a longer word: whoever is called Virta is not Virtanen.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from wagtail.coreutils import string_to_ascii

from base.comparing import comparable_number
from base.references import new_reference

GONE = "[poistettu]"
"""What stands in the place of a value: in Finnish, "removed"."""
SPACE = r"(?:[\s\u00a0]|&nbsp;|&#160;|\\u00a0|\\[nrt]|<[^<>]{0,200}>)+"
DASH = r"(?:[-_.+]|%20)+"
WITHIN = f"{DASH[:-1]}*"
"""What is made of an apostrophe or a hyphen: a sign like between words, or nothing."""
LEFT = r"(?:(?<![^\W_])|(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4}))"
"""Before it stands no letter and no digit; the last one of an escape of JSON is none."""
RIGHT = r"(?![^\W_])"
CASES = "n na nä s a ä ta tä tta ttä lla llä lle lta ltä ssa ssä sta stä ksi an en in on un yn än ön seen hin han hen"
ENDING = rf"(?:['’:]?[ie]?(?:{'|'.join(CASES.split())})(?:kin|kaan|kään|ko|kö|pa|pä)?)?"
NUMBER = re.compile(r"[+\d][\d\s()/.-]{4,}")
SEPARATORS = "\t\n\r \u00a0()/.\u2011\u2013-"
DIGITS_APART = f"[{re.escape(SEPARATORS)}]{{0,3}}"
NO_SEPARATORS = dict.fromkeys(map(ord, SEPARATORS))
IN_FINLAND = "358"
MARKS = {"'": r"(?:['’]|&#x27;|&#39;|\\u2019)", "&": "(?:&amp;|&)", "-": "[-\u2010\u2011]"}


class Sought:
    """Values that are looked for in texts, and what stands in their place."""

    def __init__(self, values: Iterable[str]) -> None:
        self._values = [_Value(value) for value in values]
        self._reference = new_reference().lower()
        self._told_apart: dict[str, str] = {}

    @property
    def likes(self) -> list[str]:
        """Patterns of SQL, in any case. Each text that holds a value fits one of them; others may fit, too."""
        return list(dict.fromkeys(like for value in self._values for like in value.likes))

    def stands_in(self, text: str) -> bool:
        return any(value.words.search(text) or value.addresses.search(text) for value in self._near(text))

    def taken_out_of(self, text: str, *, once: bool = False) -> str:
        """The text without the values; with `once` also what stands in their place is there in no other row."""
        for value in self._near(text):
            text = value.words.sub(lambda found: f"[{self._apart(found)}]" if once else GONE, text)
            text = value.addresses.sub(self._apart, text)
        return text

    def _near(self, text: str) -> list["_Value"]:
        """The values that may stand in the text: most texts are done with here."""
        lowered = text.lower()
        squeezed = text.translate(NO_SEPARATORS) if any(value.number for value in self._values) else ""
        return [value for value in self._values if value.may_stand_in(lowered, squeezed)]

    def _apart(self, found: re.Match[str]) -> str:
        """What takes the place of a value in an address: two pages side by side must not get the same one."""
        number = len(self._told_apart) + 1
        return self._told_apart.setdefault(found.group(), f"poistettu-{self._reference}-{number}")


class _Value:
    """One of them. Its plain letters and digits are the same in JSON, HTML and addresses: by them it is found fast."""

    def __init__(self, value: str) -> None:
        value = unicodedata.normalize("NFC", value)
        self.number = _national(value) if _is_number(value) else ""
        # Only what is a plain letter as it is written: a dotted capital I is none.
        runs = [re.findall("[A-Za-z0-9]+", form) for form in ([] if self.number else _orders(value))]
        self.runs = [[piece.lower() for piece in run] for run in runs]
        self.words = _any_of(_in_texts(value))
        self.addresses = _any_of(_in_addresses(value) if _is_name(value) else ())

    @property
    def likes(self) -> list[str]:
        return [f"%{'%'.join(run)}%" for run in (self.runs or [list(self.number)])]

    def may_stand_in(self, lowered: str, squeezed: str) -> bool:
        return self.number in squeezed if self.number else any(_in_order(run, lowered) for run in self.runs)


def _in_order(run: Sequence[str], text: str) -> bool:
    place = 0
    for piece in run:
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(patterns)) or r"(?!)", re.IGNORECASE)


def _is_name(value: str) -> bool:
    return " " in value.strip() and not _is_number(value)


def _is_number(value: str) -> bool:
    return bool(NUMBER.fullmatch(value.strip()))


def _orders(value: str) -> list[str]:
    """A name also with its last word first."""
    first, _space, last = value.strip().rpartition(" ")
    return [value, f"{last} {first}"] if first else [value]


def _in_texts(value: str) -> list[str]:
    if _is_number(value):
        return [_number(value)]
    if not _is_name(value):
        return [f"{LEFT}(?<![.+-]){_signs(value)}(?![^\\W_]|-[^\\W_]|\\.[^\\W_])"]
    straight, turned = (form.split() for form in _orders(value))
    comma = f"(?:,{SPACE}|{SPACE})"
    names = [SPACE.join(map(_signs, straight)), _signs(turned[0]) + comma + SPACE.join(map(_signs, turned[1:]))]
    return [f"{LEFT}{name}(?={ENDING}{RIGHT})" for name in names]


def _in_addresses(value: str) -> list[str]:
    """As the addresses of pages and the names of files are made of it."""
    forms = []
    for form in _orders(value):
        forms.append(f"{LEFT}{DASH.join(map(_signs, form.split()))}(?={ENDING}{RIGHT})")
        for plain in (string_to_ascii(form), unicodedata.normalize("NFKD", form).encode("ascii", "ignore").decode()):
            words = [re.findall(r"[a-z0-9]+", word) for word in plain.lower().split()]
            if words and all(words):
                forms.append(f"{LEFT}{DASH.join(map(WITHIN.join, words))}(?={ENDING}{RIGHT})")
    return forms


def _signs(word: str) -> str:
    return "".join(map(_sign, word))


def _sign(sign: str) -> str:
    """One sign in all the ways it may be written."""
    if sign in MARKS:
        return MARKS[sign]
    if sign.isascii():
        return re.escape(sign)
    apart = unicodedata.normalize("NFD", sign)
    forms = {sign, apart, *(json.dumps(form)[1:-1] for form in (sign.lower(), sign.upper(), apart))}
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms))})"


def _national(value: str) -> str:
    """The digits behind the 0 of a Finnish number, or all that are dialled from abroad."""
    return comparable_number(value).removeprefix(IN_FINLAND)


def _number(value: str) -> str:
    digits = DIGITS_APART.join(_national(value))
    code = rf"(?:(?:\+|00)?{IN_FINLAND}{DIGITS_APART}(?:\(0\))?{DIGITS_APART}|0)"
    before = code if comparable_number(value).startswith(IN_FINLAND) else r"(?:\+|00)?"
    return rf"(?<!\d){before}{digits}(?!\d)"
