"""Materials that may be the same one again."""

from django.db.models import QuerySet
from rapidfuzz import fuzz, process, utils

from network.materials.pages import MaterialPage
from network.materials.queries import titles_among

ALIKE = 84
"""How near a title has to be, of 100."""
AT_MOST = 5


def alike_titles(title: str, materials: QuerySet[MaterialPage]) -> list[MaterialPage]:
    """Those of the materials whose titles are nearly this one, whatever the order of the words; the nearest first."""
    found = process.extract(
        title,
        titles_among(materials),
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE,
        limit=AT_MOST,
    )
    keys = [key for _title, _score, key in found]
    pages = MaterialPage.objects.in_bulk(keys)
    return [pages[key] for key in keys]
