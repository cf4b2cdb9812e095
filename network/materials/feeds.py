"""A list of materials, narrowed as a reader narrowed it, as a feed to follow."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from base.feeds import PageFeed, in_xml
from base.lists.listings import asked_of, named_list, pages_in_order
from base.lists.narrowing import Narrowing, catalogue_of
from base.queries import in_section
from base.search.finding import answers, find
from base.search.question import Question
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.queries import newest_materials
from network.materials.reports import material_facets

NEWEST = 30


@dataclass(frozen=True)
class Followed:
    """A bank as it was narrowed: what was asked, and the names of the filters."""

    bank: MaterialBankPage
    question: Question
    filters: list[str]
    materials: list[MaterialPage]
    address: str


class MaterialFeed(PageFeed):
    """The newest materials that answer a question and hold the filters, in the language of the bank."""

    page_type = MaterialBankPage

    def get_object(self, request: HttpRequest, page: MaterialBankPage) -> Followed:
        hits = find(request.GET.get("q", ""))
        materials = in_section(newest_materials(), page)
        facets = material_facets()
        held = named_list(page, request, by_the_clock=False)
        among = answers(materials, hits, held) if hits.question.shown else None
        found = Narrowing(catalogue_of(materials, facets, held, among), facets, asked_of(request, facets), among)
        filters = [f"{facet.heading}: {found.labels[facet.name]}" for facet in facets if found.active(facet)]
        query = request.GET.urlencode()
        address = f"{page.get_full_url(request)}{'?' if query else ''}{query}"
        return Followed(page, hits.question, filters, pages_in_order(materials, found.keys[:NEWEST]), address)

    def title(self, followed: Followed) -> str:
        words = [followed.bank.title, followed.question.shown, *followed.filters]
        return in_xml(" – ".join(word for word in words if word))

    def subtitle(self, followed: Followed) -> str:
        return _("New materials that answer this search.")

    def link(self, followed: Followed) -> str:
        return followed.address

    def feed_guid(self, followed: Followed) -> str:
        return followed.address

    def items(self, followed: Followed) -> list[MaterialPage]:
        return followed.materials

    def item_title(self, page: MaterialPage) -> str:
        return in_xml(page.title)

    def item_description(self, page: MaterialPage) -> str:
        return in_xml(page.summary)

    def item_link(self, page: MaterialPage) -> str:
        return str(page.get_full_url())

    def item_pubdate(self, page: MaterialPage) -> Any:
        return page.first_published_at or timezone.now()

    def item_updateddate(self, page: MaterialPage) -> Any:
        return page.last_published_at or page.first_published_at or timezone.now()
