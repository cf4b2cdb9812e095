"""Finding pages: the hits of a question among any pages that a reader may see, the best first."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import get_language

from base.among import Among
from base.page_cache.parts import KeptAs, hold_within, kept_part
from base.search.analyser import query_forms
from base.search.models import PromotedResult
from base.search.question import Question, understand
from base.search.words import words_in
from base.search.worth import WIDE, Worth, worth_of

MOST_ANSWERS = 500_000
"""Keys of all answers that are held, eight bytes each."""


class Answer(array):
    """Keys of pages, the best first."""

    is_held = False
    """For those who ask the same; a list remembers which of its items these are."""


@dataclass(frozen=True)
class Hits:
    """What answers a question."""

    question: Question

    @cached_property
    def worth(self) -> Worth:
        """The score of each group of versions; the index is asked once."""
        return worth_of(self.question)


def find(question: str, *, typing: bool = False) -> Hits:
    """Understand a question. Any input is a question; one without words has no hits."""
    return Hits(understand(question, typing=typing))


def answers(pages: QuerySet[Any], hits: Hits, kept_as: KeptAs | None = None) -> Answer:
    """The keys of those of the pages that answer, in any of their languages, the best first.

    Of those that answer as well, the older first. `kept_as` is what pages are held as that all readers see alike.
    """
    if kept_as is None:
        return _answers(pages, hits)
    held: dict[Any, Answer] = kept_part("wide-answers", dict, by_the_clock=kept_as.by_the_clock, of_lists=True)
    name = (kept_as.name, get_language(), hits.question.groups)
    found = held.get(name)
    if found is None:
        found = _answers(pages, hits, kept_as)
        if not hits.worth.may_be_held or len(found) < WIDE:
            return found
        found.is_held = True
    hold_within(held, {name: found}, MOST_ANSWERS)
    return found


def _answers(pages: QuerySet[Any], hits: Hits, kept_as: KeptAs | None = None) -> Answer:
    scores = hits.worth.scores
    if kept_as is None or len(scores) < WIDE:
        these = pages.filter(Among("search_entry__group", scores)) if scores else pages.none()
        keys, groups = _keys_and_groups(these)
    else:
        keys, groups = kept_as.part("groups", lambda: _keys_and_groups(pages), of_lists=True)
    found = {key: score for key, score in zip(keys, map(scores.get, groups), strict=True) if score is not None}
    return Answer("q", sorted(found, key=found.__getitem__, reverse=True))


def _keys_and_groups(pages: QuerySet[Any]) -> tuple[Iterable[int], Iterable[int]]:
    """The keys of pages, the oldest first, and beside them the groups of versions that they are found by."""
    rows = pages.order_by("pk").exclude(search_entry=None).values_list("pk", "search_entry__group")
    keys, groups = array("q"), array("q")
    for key, group in rows:
        keys.append(key)
        groups.append(group)
    return keys, groups


def promoted(pages: QuerySet[Any], question: Question) -> list[int]:
    """The keys of the pages that editors put first for a question with these words."""
    if not question.words:
        return []
    asked = {form for word in question.words for form in query_forms(word)}
    groups = [
        promotion.page.translation_key
        for promotion in PromotedResult.objects.select_related("page")
        if all(asked.intersection(query_forms(word)) for word in words_in(promotion.words))
    ]
    return list(pages.filter(translation_key__in=groups).values_list("pk", flat=True)) if groups else []
