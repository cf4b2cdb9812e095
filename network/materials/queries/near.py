"""What a material comes from, what came of it, and what is like it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Case, Count, QuerySet, Subquery, Value, When

from base.among import Among
from network.materials.choices import Kinship
from network.materials.pages import MaterialPage
from network.materials.queries.lists import newest_materials

SHARED = {"themes": 2, "methods": 1, "target_groups": 1}
"""What each word counts that two materials share, by its kind."""
FEW = 200
"""Materials that are read at once to find those nearest."""
LIKE = 3
"""How much a material has to share with another one to be shown beside it."""


def kin_of(page: MaterialPage) -> QuerySet[MaterialPage]:
    """Readable materials that this one comes from or that come from it, each with its `kinship`, the newest first."""
    key = page.translation_key
    named = MaterialPage.objects.values("translation_key")
    kinship = Case(
        When(translation_key=Subquery(named.filter(pk=page.replaces_id or 0)), then=Value(Kinship.REPLACED)),
        When(translation_key=Subquery(named.filter(pk=page.adapted_from_id or 0)), then=Value(Kinship.ORIGINAL)),
        When(replaces__translation_key=key, then=Value(Kinship.NEWER)),
        When(adapted_from__translation_key=key, then=Value(Kinship.ADAPTATION)),
    )
    return newest_materials().filter(pk__in=_keys_of_kin(page)).annotate(kinship=kinship)


def _keys_of_kin(page: MaterialPage) -> list[int]:
    """Found each by an index, where the question for the kinship would look at every material."""
    versions = MaterialPage.objects.filter(translation_key=page.translation_key)
    named = MaterialPage.objects.filter(pk__in=[page.replaces_id or 0, page.adapted_from_id or 0])
    sources = MaterialPage.objects.filter(translation_key__in=named.values("translation_key")).values_list("pk")
    made = (MaterialPage.objects.filter(**{f"{column}__in": versions}) for column in ("replaces", "adapted_from"))
    return [key for (key,) in sources.order_by().union(*(pages.order_by().values_list("pk") for pages in made))]


def related_materials(page: MaterialPage, most: int) -> list[MaterialPage]:
    """At most so many readable materials that share most with this one, the newest first of those that share as much:
    themes count more than whom and how it is for.
    """
    shared = _shared_with(page)
    others = newest_materials().exclude(translation_key=page.translation_key)
    found: list[MaterialPage] = []
    for keys in _best_together(shared):
        near = others.filter(Among("pk", keys))
        # Those that share as much are in order already; of very many of them the first are enough.
        is_even = len({shared[key] for key in keys}) == 1
        found += near[:most] if is_even else sorted(near, key=lambda other: -shared[other.pk])
        if len(found) >= most:
            break
    return found[:most]


def _best_together(shared: Mapping[int, int]) -> Iterator[list[int]]:
    """The keys of those that share enough, the best first: those that share as much stand together, and with the next
    ones as long as they are few.
    """
    by_shared: dict[int, list[int]] = {}
    for key, number in shared.items():
        if number >= LIKE:
            by_shared.setdefault(number, []).append(key)
    together: list[int] = []
    for number in sorted(by_shared, reverse=True):
        if together and len(together) + len(by_shared[number]) > FEW:
            yield together
            together = []
        together += by_shared[number]
    if together:
        yield together


def _shared_with(page: MaterialPage) -> Counter[int]:
    """What materials share with this one, by their keys: only those with a theme or a method of it.

    Each kind of word is counted by itself: else all themes, groups and methods of a material would be joined with each
    other.
    """
    first, *others = (_with_words_of(page, kind) for kind in SHARED)
    found = list(first.union(*others, all=True))
    near = {key for key, kind, _number in found if kind != "target_groups"}
    shared: Counter[int] = Counter()
    for key, kind, number in found:
        if key in near:
            shared[key] += SHARED[kind] * number
    return shared


def _with_words_of(page: MaterialPage, kind: str) -> QuerySet[Any, tuple[int, str, int]]:
    """(key, kind, number) of each material that has words of this kind that the page has, too."""
    field: Any = MaterialPage._meta.get_field(kind)
    words = {f"{field.m2m_reverse_field_name()}__in": _keys(getattr(page, kind))}
    rows: Any = field.remote_field.through.objects.filter(**words).order_by()
    return rows.annotate(kind=Value(kind)).values_list(field.m2m_field_name(), "kind").annotate(Count("pk"))


def _keys(words: Any) -> Any:
    """The keys of a page's words, as a part of the question; of a page that is only previewed, as a list."""
    found = words.all()
    return found.values("pk") if isinstance(found, QuerySet) else [word.pk for word in found]
