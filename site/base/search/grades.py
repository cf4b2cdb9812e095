"""How the end of a Finnish stem changes when a word is inflected, for words that no dictionary knows."""

from collections.abc import Iterator

VOWELS = "aeiouyäö"
GRADES = (
    *(("kk", "k"), ("pp", "p"), ("tt", "t")),
    *(("nk", "ng"), ("mp", "mm"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr")),
    *(("lk", "l"), ("rk", "r"), ("p", "v"), ("t", "d")),
)
"""Consonants before the last vowels, strong and weak."""
ENDINGS = {"us": ("uks", "ude"), "ys": ("yks", "yde"), "uks": ("us",), "yks": ("ys",)}


def other_grades(stem: str) -> Iterator[str]:
    """The stem as it may stand in other forms of the word: neuvonpito, neuvonpido; kuntoutus, kuntoutuks."""
    for ending, others in ENDINGS.items():
        if stem.endswith(ending):
            yield from (stem.removesuffix(ending) + other for other in others)
            return
    beginning = stem.rstrip(VOWELS)
    vowels = stem[len(beginning) :]
    changes = [change for grade in GRADES for change in (grade, grade[::-1]) if beginning.endswith(change[0])]
    longest = max((len(old) for old, _new in changes), default=0)
    for old, new in changes:
        if len(old) == longest:
            yield beginning.removesuffix(old) + new + vowels
