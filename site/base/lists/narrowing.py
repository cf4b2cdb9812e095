"""What is left of a list when it is narrowed by what an address asks for."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property

from base.among import Among
from base.lists.catalogue import Catalogue, Those
from base.lists.facets import Facet, Option
from base.lists.reading import FEW, Items
from base.page_cache.parts import KeptAs


def catalogue_of(
    pages: QuerySet[Any],
    facets: Sequence[Facet],
    kept_as: KeptAs | None = None,
    among: Sequence[int] | None = None,
) -> Catalogue:
    """Which of the pages have what the facets tell.

    `kept_as` tells that pages are the same for all readers: what is read of them is held then for the public version.
    Of few `among` them, or of a list that is not held, only these are read: who may read them has been asked.
    """
    if among is not None and (kept_as is None or len(among) <= FEW):
        these = pages.model._default_manager.filter(Among("pk", among)).order_by(*pages.query.order_by)
        return _read(these, facets)
    if kept_as is None:
        return _read(pages, facets)
    return kept_as.part("catalogue", lambda: _read(pages, facets), of_lists=True)


def _read(pages: QuerySet[Any], facets: Sequence[Facet]) -> Catalogue:
    items = Items(pages, [column for facet in facets for column in facet.columns])
    words = {facet.name: facet.words() for facet in facets if facet.words}
    return Catalogue(items.keys, {facet.name: facet.read(items) for facet in facets}, words)


class Narrowing:
    """What is left of a list by the values asked for; a value that does not exist narrows nothing.

    The numbers of a facet's options leave its own value aside: they tell what choosing another would give.
    `among` are the keys of those that are looked at at all, such as what answers a question.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        facets: Sequence[Facet],
        asked: Mapping[str, str],
        among: Sequence[int] | None = None,
    ) -> None:
        self.catalogue = catalogue
        self.facets = facets
        self.asked = asked
        self.labels = {facet.name: _label(facet, asked[facet.name]) for facet in facets}
        self._all = catalogue.all() if among is None else catalogue.those(among)
        self._narrowed = {facet.name: self._meant(facet) for facet in facets if self.labels[facet.name]}

    @property
    def not_understood(self) -> bool:
        """Whether a value was asked for that does not exist."""
        return any(value and not self.labels[name] for name, value in self.asked.items())

    def active(self, facet: Facet) -> str:
        """The value that narrows, or nothing."""
        return self.asked[facet.name] if self.labels[facet.name] else ""

    @cached_property
    def keys(self) -> Sequence[int]:
        """Of what is left, in the order of the list."""
        return self.catalogue.keys_of(self._left)

    def in_order(self, keys: Sequence[int]) -> Sequence[int]:
        """What is left of these keys, which are those that are looked at at all, in their order."""
        return self.catalogue.in_order(keys, self._left)

    @cached_property
    def options(self) -> Mapping[str, Sequence[Option]]:
        """What can be chosen of each facet, by its name."""
        return {facet.name: self._options(facet) for facet in self.facets}

    @cached_property
    def _left(self) -> Those:
        return self._without("")

    def _without(self, name: str) -> Those:
        """What is left when one facet is left aside."""
        others = (bits for other, bits in self._narrowed.items() if other != name)
        return reduce(Those.having, others, self._all)

    def _meant(self, facet: Facet) -> int:
        asked = self.asked[facet.name]
        return self.catalogue.with_any(facet.name, lambda value: facet.means(value, asked))

    def _options(self, facet: Facet) -> Sequence[Option]:
        those = self._without(facet.name) if facet.name in self._narrowed else self._left
        return facet.options(self.catalogue.numbers(facet.name, those))


def _label(facet: Facet, value: str) -> str:
    """What a value is called; a text that no facet can have, such as one with control characters, is unknown."""
    return facet.label_of(value) if value and value.isprintable() else ""
