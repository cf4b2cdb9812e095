"""What pages are worth as answers: what each word of a question finds, and all of it put together."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from base.asked_once import may_change
from base.page_cache.parts import hold_within, kept_part
from base.search.question import Question
from base.search.tables import table
from base.search.tokens import Group, connection
from base.search.vocabulary import vocabulary
from base.search.words import fold

WIDE = 1_000
"""Public pages that a word finds, as it was asked, by its basic form or as a part of a compound, from which on what it
finds is held until the next public change. That somebody has asked for such a word lately, as the time of an answer
may give away, tells nothing; of a name it could tell much. So nothing is held of a question with a rarer word, or with
one that some pages spell otherwise: the index cannot tell Mäki from Maki.
"""
MOST_HELD = 1_000_000
"""Pages of all groups that are held, twelve bytes each: what was not asked for longest gives way."""


@dataclass(frozen=True)
class Found:
    """What a group of forms finds: each group of versions of a page, by its key, and what it is worth."""

    pages: "array[int]"
    worth: "array[float]"

    def __len__(self) -> int:
        return len(self.pages)


@dataclass(frozen=True)
class Worth:
    """What each group of versions is worth, and whether what is made of it may be held."""

    scores: Mapping[int, float]
    may_be_held: bool = False


def worth_of(question: Question) -> Worth:
    """Of each word a group of versions is worth as much as the version that answers it best."""
    held: dict[Group, Found] = kept_part("wide-groups", dict, by_the_clock=False, of_lists=True)
    known = {group: each for group in question.groups if (each := held.get(group)) is not None}
    asked = _ask([group for group in dict.fromkeys(question.groups) if group not in known])
    found = {**known, **asked}
    may_be_held = not may_change() and any(len(each) >= WIDE for each in found.values()) and _is_wide(question.words)
    hold_within(held, found if may_be_held else known, MOST_HELD)
    return Worth(_together(found[group] for group in question.groups), may_be_held)


def _together(found: Iterable[Found]) -> dict[int, float]:
    together: dict[int, float] = {}
    for each in sorted(found, key=len, reverse=True):
        if not together:
            together.update(zip(each.pages, each.worth, strict=True))
            continue
        for page, worth in zip(each.pages, each.worth, strict=True):
            together[page] = together.get(page, 0.0) + worth
    return together


def _is_wide(words: Sequence[str]) -> bool:
    """Whether each of these words finds so many pages; known of those of which it was found out."""
    wide: set[str] = kept_part("wide-words", set, by_the_clock=False, of_lists=True)
    if not all(vocabulary.knows_alone(word) for word in words):
        return False
    for word in words:
        if word not in wide and table().number_with(fold(word)) < WIDE:
            return False
        wide.add(word)
    return True


def _ask(groups: Sequence[Group]) -> Mapping[Group, Found]:
    """What each of the groups finds, in one question."""
    if not groups:
        return {}
    sql, values = table().scores(groups)
    # Most pages are the only version of their group: only the others are looked up, by an index of their own.
    statement = (
        f'SELECT found.place, COALESCE(other."group", found.page), found.score FROM ({sql}) found '  # noqa: S608
        "LEFT JOIN base_searchentry other ON other.page_id = found.page "
        'AND NOT (other."group" = other.page_id)'
    )
    best: dict[Any, dict[int, float]] = defaultdict(dict)
    with connection().cursor() as cursor:
        cursor.execute(statement, values)
        for place, page, score in cursor:
            known = best[place]
            known[page] = max(score, known.get(page, 0.0))
    return {
        group: Found(array("i", best[place]), array("d", best[place].values())) for place, group in enumerate(groups)
    }
