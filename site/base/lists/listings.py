"""Lists with filters that are plain links: they work without scripts, and every state is an address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as Leaf, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext

from base.lists.facets import Facet, Option
from base.lists.narrowing import Narrowing, catalogue_of
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
    pages: QuerySet[Any],
    facets: Sequence[Facet],
    *,
    keep: Sequence[str] = (),
    kept_as: KeptAs | None = None,
    among: Sequence[int] | None = None,
    arrange: Callable[[Narrowing], Sequence[int]] | None = None,
    dress: Callable[[list[Any]], Sequence[Any]] = list,
) -> Listing:
    """Narrow pages by what the address says. An unknown value narrows nothing and is reported.

    `keep` names what stays in the address when all filters are cleared. `kept_as` tells that pages are the same for all
    readers; `among` are the keys of those that answer a question. `arrange` puts what is left in another order than
    that of the pages, and `dress` makes cards of the pages of one leaf.
    """
    catalogue = catalogue_of(pages, facets, kept_as, among)
    found = Narrowing(catalogue, facets, asked_of(request, facets), among)
    keys = arrange(found) if arrange else found.keys
    return shown(request, found, keys, lambda keys: dress(pages_in_order(pages, keys)), keep=keep)


def asked_of(request: HttpRequest, facets: Sequence[Facet]) -> dict[str, str]:
    """What an address asks for, by the names of facets."""
    return {facet.name: request.GET.get(facet.name, "") for facet in facets}


def pages_in_order(pages: QuerySet[Any], keys: Sequence[int]) -> list[Any]:
    """Those of the pages that have these keys, in their order; what a reader may not see any more is left out."""
    found = {page.pk: page for page in pages.order_by().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def shown(
    request: HttpRequest,
    found: Narrowing,
    keys: Sequence[int],
    take: Callable[[Sequence[int]], Sequence[Any]],
    *,
    per_page: int = PER_PAGE,
    keep: Sequence[str] = (),
) -> Listing:
    """The leaf of what was found that an address asks for, with the facets as links."""
    leaf = Paginator(keys, per_page).get_page(request.GET.get("page", ""))
    leaf.object_list = take(list(leaf.object_list))
    chosen = [
        Link(f"{facet.heading}: {found.labels[facet.name]}", _address(_rest(request, facet.name)), chosen=True)
        for facet in found.facets
        if found.active(facet)
    ]
    kept = {name: request.GET[name] for name in keep if request.GET.get(name)}
    clear = f"{request.path}?{urlencode(kept)}" if kept else request.path
    facets = [ShownFacet(facet.heading, _links(request, facet, found)) for facet in found.facets]
    return Listing(leaf, facets, chosen, found.not_understood, f"{clear}{RESULTS}")


def _links(request: HttpRequest, facet: Facet, found: Narrowing) -> list[Link]:
    rest, active = _rest(request, facet.name), found.active(facet)
    return [_link(rest, facet.name, option, chosen=option.value == active) for option in found.options[facet.name]]


def _link(rest: str, name: str, option: Option, *, chosen: bool) -> Link:
    query = "" if chosen else urlencode({name: option.value})
    return Link(option.label, _address(rest, query), chosen=chosen, count=option.count)


def _rest(request: HttpRequest, name: str) -> str:
    """The present address without one of its values and without the number of the leaf."""
    query = request.GET.copy()
    for passing in (*PASSING, name):
        query.pop(passing, None)
    return f"{request.path}?{query.urlencode()}"


def _address(rest: str, query: str = "") -> str:
    path, _sign, others = rest.partition("?")
    return f"{path}{'?' if others or query else ''}{'&'.join(filter(None, (others, query)))}{RESULTS}"
