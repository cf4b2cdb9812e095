"""Finding pages: the hits of a question among any pages that a reader may see, the best first."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Func, QuerySet
from django.utils.translation import get_language

from base.asked_once import may_change
from base.page_cache.parts import KeptAs, hold, kept_part
from base.search.analyser import query_forms
from base.search.models import PromotedResult, SearchEntry
from base.search.question import Question, understand
from base.search.tables import table
from base.search.words import fold, words_in

WIDE = 1_000
"""Public pages that have the word that was asked, or a form or a compound of it, from which on what it finds is held.
That somebody has asked for such a word lately, as the time of an answer may give away, tells nothing; of a name it
could tell much.
"""
MOST_WIDE = 20
"""Words of which that is held at once: those that were asked for last."""


@dataclass(frozen=True)
class Hits:
    """What answers a question."""

    question: Question

    @cached_property
    def scores(self) -> Mapping[int, float]:
        """The score of each group of versions, that of the version that answers best; the index is asked once."""
        if not self.question.groups:
            return {}
        sql, values = table().scores(self.question.groups)
        # Most pages are the only version of their group: only the others are looked up, by an index of their own.
        statement = (
            f'SELECT COALESCE(other."group", found.page), MAX(found.score) FROM ({sql}) found '  # noqa: S608
            "LEFT JOIN base_searchentry other ON other.page_id = found.page "
            'AND NOT (other."group" = other.page_id) GROUP BY 1'
        )
        with connections[SearchEntry.objects.db].cursor() as cursor:
            cursor.execute(statement, values)
            return dict(cursor.fetchall())


def find(question: str, *, typing: bool = False) -> Hits:
    """Understand a question. Any input is a question; one without words has no hits."""
    return Hits(understand(question, typing=typing))


class Among(Func):
    """Whether a column holds one of many numbers, sent as one value."""

    output_field = BooleanField()

    def __init__(self, column: str, values: Iterable[int]) -> None:
        super().__init__(F(column))
        self.values_sent = list(values)

    def as_sql(self, compiler: Any, connection: Any) -> Any:  # type: ignore[override]
        (column,) = self.get_source_expressions()
        name, parameters = compiler.compile(column)
        sql, values = table().among(name, self.values_sent)
        return sql, [*parameters, *values]


@dataclass(frozen=True)
class Answers:
    """The pages that answer: as a query to narrow further, and their keys, the best first. `kept_as` names them where
    they are held, so that what is counted of them is held, too.
    """

    pages: QuerySet[Any]
    best_first: Sequence[int]
    kept_as: KeptAs | None = None


def answers(pages: QuerySet[Any], hits: Hits, among: KeptAs | None = None) -> Answers:
    """Those of the pages that answer, in any of their languages, in the order of `pages`.

    Who may read them is asked here once; what narrows and counts further goes by their keys. `among` is what pages are
    held as that are the same for all readers: of a single word that very many of them have the answer is held, too.
    """
    question = hits.question
    if among is None or len(question.words) != 1:
        return _answers(pages, _best_first(pages, hits))
    held: dict[str, Sequence[int]] = kept_part("wide-answers", dict, by_the_clock=among.by_the_clock)
    kept_as = KeptAs(f"answers-{among.name}-{get_language()}-{question.groups}", among.by_the_clock)
    best_first = held.get(kept_as.name)
    if best_first is None:
        best_first = _best_first(pages, hits)
        if may_change() or len(best_first) < WIDE or table().number_with(fold(question.words[0])) < WIDE:
            return _answers(pages, best_first)
        best_first = array("L", best_first)
    hold(held, kept_as.name, best_first, MOST_WIDE)
    return _answers(pages, best_first, kept_as)


def _answers(pages: QuerySet[Any], best_first: Sequence[int], kept_as: KeptAs | None = None) -> Answers:
    if not best_first:
        return Answers(pages.none(), best_first)
    those = pages.model._default_manager.filter(Among("pk", best_first)).select_related("locale")
    return Answers(those.order_by(*pages.query.order_by), best_first, kept_as)


def _best_first(pages: QuerySet[Any], hits: Hits) -> list[int]:
    """The keys of those of the pages that answer; of those that answer as well, the older first."""
    scores = hits.scores
    if not scores:
        return []
    rows = pages.order_by().filter(Among("search_entry__group", scores)).values_list("pk", "search_entry__group")
    found = {key: scores[group] for key, group in rows}
    return sorted(sorted(found), key=found.__getitem__, reverse=True)


def ranked(pages: QuerySet[Any], found: Answers) -> Sequence[int]:
    """The keys of these pages, which are some of those that answer, the best first."""
    if pages is found.pages:
        return found.best_first
    left = set(pages.order_by().values_list("pk", flat=True))
    return [key for key in found.best_first if key in left]


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
