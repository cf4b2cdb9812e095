"""A collection: materials that a coordinator has put in order for some use, with a word on each."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from base.pages import BasePage
from network.materials.blocks import CollectionBlocks


class MaterialCollectionPage(BasePage):
    """Materials in an order, below headings, each with a note: "for the first meeting", "when nobody speaks"."""

    parts = StreamField(CollectionBlocks(), verbose_name=_("materials in order"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("parts")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("parts")]
    parent_page_types: ClassVar[list[str]] = ["network.MaterialBankPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("Materials in an order of your own, with headings and notes.")

    class Meta:
        verbose_name = _("collection of materials")
        verbose_name_plural = _("collections of materials")
