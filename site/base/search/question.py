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
NEAR, SYNONYM, LOOSE, PART = 0.9, 0.5, 0.25, 0.05
"""How much what is looked for beside a word, or instead of it, counts; parts of a compound only put hits last."""
SHORTEST_HALF, SHORTEST_PART = 4, 3


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
        if parts := [form for form in _forms(_parts(word), known=True) if form not in forms]:
            groups.append(Group(tuple(parts), PART))
    others = {member for form in forms for member in synonyms.get(form, ())}
    same = {form for member in others for part in words_in(member) for form in query_forms(part)} - set(forms)
    if same and vocabulary.holds_any(same):
        groups.append(Group(tuple(sorted(same)), SYNONYM))
    return groups or _instead_of(word, interpreted)


def _instead_of(word: str, interpreted: list[Interpreted]) -> list[Group]:
    """What is looked for in the place of a word that no page has: near ones, its two halves, longer ones, its parts."""
    if near := vocabulary.nearest(word):
        interpreted.append(Interpreted(word, tuple(near)))
        return [Group(_forms(near), NEAR)]
    if halves := _halves(word):
        interpreted.append(Interpreted(word, halves))
        return [Group(query_forms(half), NEAR) for half in halves]
    for others in (vocabulary.containing(word), _parts(word)):
        if forms := _forms(others, known=True):
            interpreted.append(Interpreted(word, tuple(others[:3]), loose=True))
            return [Group(forms, LOOSE)]
    return []


def _halves(word: str) -> tuple[str, ...]:
    """The two words of the index that a word which no dictionary knows was written together from, if it was."""
    if analyse(word, "fi").known:
        return ()
    cuts = [(word[:place], word[place:]) for place in range(SHORTEST_HALF, len(word) - 1)]
    whole = [cut for cut in cuts if all(vocabulary.holds_any(query_forms(half)) for half in cut)]
    return max(whole, key=lambda cut: min(map(len, cut)), default=())


def _parts(word: str) -> list[str]:
    """The ends and parts of a compound, as far as some page has them."""
    analysis = analyse(word, "fi")
    parts = [part for part in (*analysis.heads, *analysis.parts) if len(part) >= SHORTEST_PART]
    return [part for part in parts if vocabulary.holds_any([fold(part)])]


def _forms(words: Sequence[str], *, known: bool = False) -> tuple[str, ...]:
    """The forms of several words; those that are `known` stand in the index as they are."""
    return tuple(dict.fromkeys(form for word in words for form in ((fold(word),) if known else query_forms(word))))


def _synonyms() -> dict[str, set[str]]:
    """The other members of each word's groups, by the folded word."""
    found: dict[str, set[str]] = {}
    for group in SynonymGroup.objects.all():
        members = group.members
        for member in members:
            others = found.setdefault(fold(member.replace(" ", "")), set())
            others |= {other for other in members if other != member}
    return found
