"""Finding pages: the hits of a question among any pages that a reader may see, the best first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Func, QuerySet

from base.search.analyser import query_forms
from base.search.models import PromotedResult, SearchEntry
from base.search.question import Question, understand
from base.search.tables import table
from base.search.words import words_in


@dataclass(frozen=True)
class Hits:
    """What answers a question: the score of each group of versions, that of the version that answers best.

    The index is asked once; lists, numbers and facets all narrow by the same hits.
    """

    question: Question
    scores: Mapping[int, float]


def find(question: str, *, typing: bool = False) -> Hits:
    """Understand a question and ask the index. Any input is a question; one without words has no hits."""
    understood = understand(question, typing=typing)
    if not understood.groups:
        return Hits(understood, {})
    sql, values = table().scores(understood.groups)
    # Most pages are the only version of their group: only the others are looked up, by an index of their own.
    statement = (
        f'SELECT COALESCE(other."group", found.page), MAX(found.score) FROM ({sql}) found '  # noqa: S608
        "LEFT JOIN base_searchentry other ON other.page_id = found.page "
        'AND NOT (other."group" = other.page_id) GROUP BY 1'
    )
    with connections[SearchEntry.objects.db].cursor() as cursor:
        cursor.execute(statement, values)
        return Hits(understood, dict(cursor.fetchall()))


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
    """The pages that answer, as a query to narrow further, and the score of each by its key."""

    pages: QuerySet[Any]
    scores: Mapping[int, float]


def answers(pages: QuerySet[Any], hits: Hits) -> Answers:
    """Those of the pages that answer, in any of their languages, in the order of `pages`.

    Who may read them is asked here once; what narrows and counts further goes by their keys.
    """
    if not hits.scores:
        return Answers(pages.none(), {})
    found = pages.order_by().filter(Among("search_entry__group", hits.scores))
    scores = {key: hits.scores[group] for key, group in found.values_list("pk", "search_entry__group")}
    those = pages.model._default_manager.filter(Among("pk", scores)).select_related("locale")
    return Answers(those.order_by(*pages.query.order_by), scores)


def ranked(pages: QuerySet[Any], found: Answers) -> list[int]:
    """The keys of these pages, which are some of those that answer, the best first."""
    keys = found.scores if pages is found.pages else set(pages.order_by().values_list("pk", flat=True))
    return [key for _score, key in sorted((-found.scores[key], key) for key in keys)]


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
