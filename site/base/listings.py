"""Lists with filters that are plain links: they work without scripts, and every state is an address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as Leaf, Paginator
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from base.facets import Facet, Items, Narrowing, Option, narrowing
from base.page_cache.parts import KeptAs

PER_PAGE = 20
AT_ONCE = 6
"""Facets that are shown at once; the others are one step away."""
RESULTS = "#results"
"""Where the list begins on its page: a filter or another leaf leads there, past the head of the page."""

PASSING = ("page", "typing")
"""What an address says of one moment: the leaf, and that somebody is still typing."""


@dataclass(frozen=True)
class Link:
    """A value of a facet as a link: choosing it, or taking it away when it is chosen."""

    label: str
    address: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True)
class ShownFacet:
    heading: str
    links: Sequence[Link]

    @property
    def chosen(self) -> str:
        return next((link.label for link in self.links if link.chosen), "")


@dataclass(frozen=True)
class Listing:
    """A list as it is shown: one leaf of it, its facets, what is chosen, and whether something was not understood."""

    leaf: Leaf[Any]
    facets: Sequence[ShownFacet]
    chosen: Sequence[Link]
    not_understood: bool
    clear: str

    @property
    def total(self) -> int:
        return self.leaf.paginator.count

    @property
    def first_facets(self) -> Sequence[ShownFacet]:
        """Those that are shown at once; a few more than a row are shown all."""
        return self.facets if len(self.facets) <= AT_ONCE + 1 else self.facets[:AT_ONCE]

    @property
    def more_facets(self) -> Sequence[ShownFacet]:
        return self.facets[len(self.first_facets) :]

    @property
    def more_is_open(self) -> bool:
        """Whether one of the others is in use."""
        return any(facet.chosen for facet in self.more_facets)

    @property
    def state(self) -> str:
        """What tells this state of the list from others: its filters and its leaf, for the title of the window."""
        words = [link.label for link in self.chosen]
        if self.leaf.number > 1:
            words.append(gettext("page %(number)s") % {"number": self.leaf.number})
        return ", ".join(words)


def named_list(page: Any, request: HttpRequest, which: str = "", *, by_the_clock: bool = True) -> KeptAs | None:
    """What a list of a page is held as; nothing while a page is only previewed."""
    is_preview = getattr(request, "is_preview", False) or page.pk is None
    return None if is_preview else KeptAs(f"list-{page.pk}-{which}", by_the_clock)


def listing(
    request: HttpRequest,
    items: Items,
    facets: Sequence[Facet],
    per_page: int = PER_PAGE,
    keep: Sequence[str] = (),
    arrange: Callable[[Items], Sequence[Any]] | None = None,
    total: int | None = None,
    kept_as: KeptAs | None = None,
) -> Listing:
    """Narrow `items` by what the address says. An unknown value narrows nothing and is reported.

    The numbers beside the values of a facet leave its own choice aside: they tell what choosing another would give.
    `keep` names what stays in the address when all filters are cleared. `arrange` puts what is left in order, such as
    that of a search; without it the items are taken in theirs. `total` is how
    many are left, where that is known already. `kept_as` tells that items are the same for all readers: those of a
    list that nothing narrows are counted once for each public version.
    """
    asked = {facet.name: request.GET.get(facet.name, "") for facet in facets}
    found = narrowing(items, facets, asked, kept_as=kept_as)
    shown = [ShownFacet(facet.heading, _links(request, facet, found)) for facet in facets]
    chosen = [
        Link(f"{facet.heading}: {found.labels[facet.name]}", _address(request, facet.name, ""), chosen=True)
        for facet in facets
        if found.active(facet)
    ]
    left = arrange(found.items) if arrange else found.items
    leaf = _leaf(left, per_page, request.GET.get("page", ""), total, None if chosen else kept_as)
    kept = {name: request.GET[name] for name in keep if request.GET.get(name)}
    clear = f"{request.path}?{urlencode(kept)}" if kept else request.path
    return Listing(leaf, shown, chosen, found.not_understood, f"{clear}{RESULTS}")


def _leaf(items: Sequence[Any], per_page: int, asked: str, total: int | None, kept_as: KeptAs | None) -> Leaf[Any]:
    """The leaf that is asked for. What fits on the first is counted as it is read, and not asked for twice."""
    leaves = Paginator(items, per_page)

    def count() -> int:
        return (
            kept_as.part(f"total-{get_language()}", lambda: Paginator(items, per_page).count)
            if kept_as
            else leaves.count
        )

    if total is not None:
        leaves.count = total
    elif not asked:
        first = list(items[: per_page + 1])
        leaves.count = len(first) if len(first) <= per_page else count()
        return Leaf(first[:per_page], 1, leaves)
    else:
        leaves.count = count()
    return leaves.get_page(asked)


def _links(request: HttpRequest, facet: Facet, found: Narrowing) -> list[Link]:
    return [_link(request, facet, option, found.active(facet)) for option in found.options[facet.name]]


def _link(request: HttpRequest, facet: Facet, option: Option, current: str) -> Link:
    chosen = option.value == current
    address = _address(request, facet.name, "" if chosen else option.value)
    return Link(option.label, address, chosen=chosen, count=option.count)


def _address(request: HttpRequest, name: str, value: str) -> str:
    """The present address with one value changed and the leaf number left out."""
    query = request.GET.copy()
    for passing in (*PASSING, name):
        query.pop(passing, None)
    if value:
        query[name] = value
    return f"{request.path}?{query.urlencode()}{RESULTS}" if query else f"{request.path}{RESULTS}"
