"""Understanding a question: which words are looked for, and what is looked for instead of a word nobody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.search.analyser import analyse, query_forms
from base.search.models import SynonymGroup
from base.search.tables import Group
from base.search.vocabulary import vocabulary
from base.search.words import FUNCTION_WORDS, fold, words_in

LONGEST = 200
"""Letters of a question that are looked at; the rest of a longer one is left out."""
MOST_WORDS = 12
SYNONYM, LOOSE, NEAR = 0.5, 0.25, 0.9


@dataclass(frozen=True)
class Interpreted:
    """A word of the question that no page has, and what was looked for instead; loose when only parts agree."""

    asked: str
    used: tuple[str, ...]
    loose: bool = False


@dataclass(frozen=True)
class Question:
    """A question as it is shown again, the groups of forms that are looked for, and what was understood otherwise."""

    shown: str
    words: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    interpreted: tuple[Interpreted, ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        """Everything that is looked for, to mark it in texts."""
        return frozenset(form for group in self.groups for form in group.forms)


def understand(question: str, *, typing: bool = False) -> Question:
    """Take a question apart. Any input is a question; one without words has no groups.

    While somebody is `typing`, the last word may be the beginning of a longer one.
    """
    shown = "".join(sign for sign in question[: 5 * LONGEST] if sign.isprintable()).strip()[:LONGEST]
    words = list(dict.fromkeys(words_in(shown)))[:MOST_WORDS]
    kept = [word for word in words if word not in FUNCTION_WORDS] or words
    if not kept:
        return Question(shown)
    vocabulary.refresh()
    groups: list[Group] = []
    interpreted: list[Interpreted] = []
    synonyms = _synonyms()
    for word in kept:
        groups += _groups_for(word, interpreted, synonyms)
    if typing and len(kept[-1]) > 1:
        groups.append(Group((fold(kept[-1]),), LOOSE, prefix=True))
    return Question(shown, tuple(kept), tuple(groups), tuple(interpreted))


def _groups_for(word: str, interpreted: list[Interpreted], synonyms: dict[str, set[str]]) -> list[Group]:
    forms = query_forms(word)
    groups = []
    if vocabulary.holds_any(forms):
        groups.append(Group(forms))
    others = {member for form in forms for member in synonyms.get(form, ())}
    same = {form for member in others for part in words_in(member) for form in query_forms(part)} - set(forms)
    if same and vocabulary.holds_any(same):
        groups.append(Group(tuple(sorted(same)), SYNONYM))
    return groups or _instead_of(word, interpreted)


def _instead_of(word: str, interpreted: list[Interpreted]) -> list[Group]:
    """What is looked for in the place of a word that no page has: near ones, longer ones, its own parts."""
    if near := vocabulary.nearest(word):
        interpreted.append(Interpreted(word, tuple(near)))
        return [Group(_forms(near), NEAR)]
    if longer := vocabulary.containing(word):
        interpreted.append(Interpreted(word, tuple(longer[:3]), loose=True))
        return [Group(_forms(longer), LOOSE)]
    analysis = analyse(word, "fi")
    if own := [part for part in (*analysis.heads, *analysis.parts) if vocabulary.holds_any([fold(part)])]:
        interpreted.append(Interpreted(word, tuple(own[:3]), loose=True))
        return [Group(_forms(own), LOOSE)]
    return []


def _forms(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for word in words for form in query_forms(word)))


def _synonyms() -> dict[str, set[str]]:
    """The other members of each word's groups, by the folded word."""
    found: dict[str, set[str]] = {}
    for group in SynonymGroup.objects.all():
        members = group.members
        for member in members:
            others = found.setdefault(fold(member.replace(" ", "")), set())
            others |= {other for other in members if other != member}
    return found
