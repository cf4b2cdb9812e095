"""What a look into a file brings: what is wrong with it, and what is known of it."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Findings:
    """What is known of a file. The names of people in it are only there when they were asked for.

    `tagged` tells whether the file's structure can be read by machines: tags of a PDF, headings of a text; None where
    this does not apply. `language` is a tag such as "fi-FI", or nothing. `holds_code` tells whether there is a personal
    identity code in it; None where it was not looked through to its end.
    """

    kind: str
    faults: tuple[str, ...] = ()
    tagged: bool | None = None
    titled: bool = False
    language: str = ""
    names_person: bool = False
    holds_code: bool | None = None
    names: tuple[str, ...] = field(default=(), repr=False)


def as_words(findings: Findings) -> dict[str, Any]:
    """As JSON carries them from the process that looked."""
    return asdict(findings)


def from_words(words: dict[str, Any]) -> Findings:
    return Findings(**{**words, "faults": tuple(words["faults"]), "names": tuple(words["names"])})
