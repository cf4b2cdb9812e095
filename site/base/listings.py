"""Lists with filters that are plain links: they work without scripts, and every state is an address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as Leaf, Paginator
from django.http import HttpRequest
from django.utils.http import urlencode

PER_PAGE = 20
Narrow = Callable[[Any, str], Any]
Countable = Any
"""A query of pages, or another list that can be counted and sliced."""


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: its name in addresses, its heading, its values with labels, and what a value does."""

    name: str
    heading: str
    options: Sequence[tuple[str, str]]
    narrow: Narrow


@dataclass(frozen=True)
class Link:
    """A value of a facet as a link: choosing it, or taking it away when it is chosen."""

    label: str
    address: str
    chosen: bool = False


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


def listing(
    request: HttpRequest, pages: Countable, facets: Sequence[Facet], per_page: int = PER_PAGE, keep: str = ""
) -> Listing:
    """Narrow `pages` by what the address says. An unknown value narrows nothing and is reported.

    `keep` names what stays in the address when all filters are cleared.
    """
    shown, chosen, not_understood = [], [], False
    for facet in facets:
        value = request.GET.get(facet.name, "")
        labels = dict(facet.options)
        if value in labels:
            pages = facet.narrow(pages, value)
            chosen.append(Link(f"{facet.heading}: {labels[value]}", _address(request, facet.name, ""), chosen=True))
        elif value:
            not_understood = True
        shown.append(ShownFacet(facet.heading, [_link(request, facet, *option, value) for option in facet.options]))
    leaf = Paginator(pages, per_page).get_page(request.GET.get("page"))
    kept = {keep: request.GET[keep]} if keep and keep in request.GET else {}
    clear = f"{request.path}?{urlencode(kept)}" if kept else request.path
    return Listing(leaf, shown, chosen, not_understood, clear)


def _link(request: HttpRequest, facet: Facet, value: str, label: str, current: str) -> Link:
    if value == current:
        return Link(label, _address(request, facet.name, ""), chosen=True)
    return Link(label, _address(request, facet.name, value))


def _address(request: HttpRequest, name: str, value: str) -> str:
    """The present address with one value changed and the leaf number left out."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
