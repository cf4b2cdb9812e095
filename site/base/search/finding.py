"""Finding pages: the hits of a question among any pages that a reader may see, the best first."""

from typing import Any

from django.db import connections
from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

from base.search.analyser import query_forms
from base.search.models import PromotedResult, SearchEntry
from base.search.question import Question
from base.search.tables import table
from base.search.words import words_in


def narrow(pages: QuerySet[Any], question: Question) -> QuerySet[Any]:
    """Those of the pages that hold a word of the question, in any of their languages."""
    if not question.groups:
        return pages.none()
    sql, values = table().matching(question.groups)
    groups = f'SELECT hit."group" FROM base_searchentry hit WHERE hit.page_id IN ({sql})'  # noqa: S608
    return pages.filter(search_entry__group__in=RawSQL(groups, values, output_field=BigIntegerField()))  # noqa: S611


def ranked(pages: QuerySet[Any], question: Question) -> list[int]:
    """The keys of these pages, which hold words of the question, by how well they answer it."""
    scores = group_scores(question)
    keys = dict(pages.order_by().values_list("pk", "search_entry__group"))
    return sorted(keys, key=lambda key: (-scores.get(keys[key], 0.0), key))


def group_scores(question: Question) -> dict[int, float]:
    """The score of each group of versions: that of the version that answers best."""
    if not question.groups:
        return {}
    sql, values = table().scores(question.groups)
    statement = (
        f'SELECT hit."group", MAX(found.score) FROM ({sql}) found '  # noqa: S608
        'JOIN base_searchentry hit ON hit.page_id = found.page GROUP BY hit."group"'
    )
    with connections[SearchEntry.objects.db].cursor() as cursor:
        cursor.execute(statement, values)
        return dict(cursor.fetchall())


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
