"""Finding pages: the hits of a question among any pages that a reader may see, the best first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

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
    statement = (
        f'SELECT hit."group", MAX(found.score) FROM ({sql}) found '  # noqa: S608
        'JOIN base_searchentry hit ON hit.page_id = found.page GROUP BY hit."group"'
    )
    with connections[SearchEntry.objects.db].cursor() as cursor:
        cursor.execute(statement, values)
        return Hits(understood, dict(cursor.fetchall()))


def narrow(pages: QuerySet[Any], hits: Hits) -> QuerySet[Any]:
    """Those of the pages that answer, in any of their languages."""
    if not hits.scores:
        return pages.none()
    sql, values = table().numbers(hits.scores)
    return pages.filter(search_entry__group__in=RawSQL(sql, values, output_field=BigIntegerField()))  # noqa: S611


def ranked(pages: QuerySet[Any], hits: Hits) -> list[int]:
    """The keys of these pages, which answer, the best first."""
    groups = dict(pages.order_by().values_list("pk", "search_entry__group"))
    return sorted(groups, key=lambda key: (-hits.scores.get(groups[key], 0.0), key))


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
