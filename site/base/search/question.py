"""Understanding a question: which words are looked for, and what is looked for instead of a word nobody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from base.search.analyser import analyse, query_forms, stem
from base.search.grades import other_grades
from base.search.synonyms import Member, Synonyms
from base.search.tokens import Group, one
from base.search.vocabulary import vocabulary
from base.search.words import FUNCTION_WORDS, fold, words_in

LONGEST = 200
"""Letters of a question that are looked at; the rest of a longer one is left out."""
MOST_WORDS = 12
NEAR, SYNONYM, DERIVED, PART, LOOSE = 0.9, 0.5, 0.4, 0.3, 0.25
"""How much what is looked for beside a word, or instead of it, counts."""
SHORTEST_HALF, SHORTEST_PART, SHORTEST_STEM = 4, 3, 5


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
    synonyms = Synonyms()
    for word in kept:
        groups += _groups_for(word, interpreted, synonyms)
    if len(kept) == 1:
        groups += _derived_from(kept[0])
    taken_for = [used for word in interpreted if not word.loose for used in word.used]
    groups += _groups_beside(synonyms.of([*kept, *taken_for]))
    if typing and len(kept[-1]) > 1:
        groups.append(one([fold(kept[-1])], LOOSE, prefix=True))
    return Question(shown, tuple(kept), tuple(groups), tuple(interpreted))


def _groups_for(word: str, interpreted: list[Interpreted], synonyms: Synonyms) -> list[Group]:
    """What one word is looked for under: its forms, then, counting less, the ends, parts and roots of a compound.

    Instead of a word that no page has others are looked for, unless a synonym of it stands for it.
    """
    forms = query_forms(word)
    if vocabulary.holds_any(forms):
        return [one(forms), *_parts_beside([word], forms), *_near_beside(word, forms)]
    return [] if _groups_beside(synonyms.of([word])) else _instead_of(word, interpreted)


def _near_beside(word: str, forms: Sequence[str]) -> list[Group]:
    """What was perhaps meant by a word that no dictionary knows and that only the stem of another one is like."""
    if analyse(word, "fi").known or vocabulary.holds_any([fold(word)]):
        return []
    near = [other for other in vocabulary.nearest(word) if not set(forms).intersection(query_forms(other))]
    return [one(_forms(near), SYNONYM)] if near else []


def _derived_from(word: str) -> list[Group]:
    """The words that begin with the stem of the only word that was asked: omatyöntekijä, omatyöntekijyys.

    Among several words each narrows what the others mean; there these would only blur it.
    """
    forms = query_forms(word)
    if not vocabulary.holds_any(forms):
        return []
    stems = [stem(base, "fi") for base in analyse(word, "fi").lemmas]
    others = [other for other in vocabulary.beginning_with(*stems) if not set(forms).intersection(query_forms(other))]
    return [one(dict.fromkeys(map(fold, others)), DERIVED)] if others else []


def _parts_beside(words: Sequence[str], forms: Sequence[str]) -> list[Group]:
    """The parts of these words; of those that no dictionary knows, the longer words that they stand in."""
    beside = [other for word in words for other in (_parts(word) or _longer(word))]
    rest = tuple(form for form in _forms(beside, known=True) if form not in forms)
    return [one(rest, PART)] if rest else []


def _longer(word: str) -> list[str]:
    """Words of the index that an unknown word's stem, in any grade, stands in."""
    if analyse(word, "fi").known:
        return []
    short = min(word, stem(word, "fi"), key=len)
    return vocabulary.containing(short, *(grade for each in (word, short) for grade in other_grades(each)))


def _groups_beside(synonyms: Sequence[Sequence[Member]]) -> list[Group]:
    """One group for all single words that mean the same, and one for each longer synonym that pages may have."""
    groups = []
    for members in synonyms:
        forms = [tuple(map(query_forms, member)) for member in members]
        held = [words for words in forms if all(map(vocabulary.holds_any, words))]
        if single := dict.fromkeys(form for words in held if len(words) == 1 for form in words[0]):
            groups.append(one(single, SYNONYM))
        groups += [Group(words, SYNONYM) for words in held if len(words) > 1]
    return groups


def _instead_of(word: str, interpreted: list[Interpreted]) -> list[Group]:
    """What is looked for in the place of a word that no page has: near ones, its two halves, longer ones, its parts,
    ones that begin like it.
    """
    if near := vocabulary.nearest(word) or _nearest_to_stem(word):
        interpreted.append(Interpreted(word, tuple(near)))
        forms = _forms(near)
        return [one(forms, NEAR), *_parts_beside(near, forms)]
    if halves := _halves(word):
        interpreted.append(Interpreted(word, halves))
        return [one(query_forms(half), NEAR) for half in halves]
    for find in (vocabulary.containing, _parts, vocabulary.beginning_like):
        others = find(word)
        if forms := _forms(others, known=True):
            interpreted.append(Interpreted(word, tuple(others[:3]), loose=True))
            return [one(forms, LOOSE)]
    return []


def _nearest_to_stem(word: str) -> list[str]:
    """A mistyped word in a form that no page has is nearer to others without its ending."""
    ending_off = stem(word, "fi")
    return vocabulary.nearest(ending_off) if SHORTEST_STEM <= len(ending_off) < len(word) else []


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
