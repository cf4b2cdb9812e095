"""Pages that present themes, and the columns of pages that carry them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.blocks import BodyBlocks
from base.pages import BasePage


class Themed(models.Model):
    """Columns of a page that carries themes."""

    themes = ParentalManyToManyField("network.Theme", verbose_name=_("themes"), blank=True)

    class Meta:
        abstract = True


class ThemeIndexPage(BasePage):
    """The list of all themes."""

    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.ThemePage"]

    class Meta:
        verbose_name = _("list of themes")


class ThemePage(BasePage):
    """Presents one theme; what carries it is gathered when the page is shown."""

    theme = models.ForeignKey(
        "network.Theme", verbose_name=_("theme"), null=True, on_delete=models.PROTECT, related_name="pages"
    )
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("theme"), FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("theme")]
    parent_page_types: ClassVar[list[str]] = ["network.ThemeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("theme page")
