"""The network, its regions, and the centres' own sections."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.blocks import BodyBlocks
from base.page_form import BasePageForm
from base.pages import BasePage


class RegionalPageForm(BasePageForm):
    """A new page begins with the regions of the centre it stands below."""

    def __init__(self, *args: Any, parent_page: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, parent_page=parent_page, **kwargs)
        if self.instance.pk is not None or parent_page is None or "regions" not in self.fields:
            return
        section = CentrePage.objects.ancestor_of(parent_page, inclusive=True).last()
        if section is not None and section.centre is not None:
            self.initial["regions"] = list(section.centre.regions.all())


class Regional(models.Model):
    """Columns of a page that belongs to regions; none means the whole country."""

    base_form_class = RegionalPageForm

    regions = ParentalManyToManyField(
        "network.Region", verbose_name=_("regions"), blank=True, help_text=_("None means the whole country.")
    )

    class Meta:
        abstract = True


class NetworkPage(BasePage):
    """The regional network: a map, the equal list beside it, and a page for each region below."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "link", "ul"])

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    max_count_per_parent = 1
    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.RegionPage"]

    class Meta:
        verbose_name = _("network page")


class RegionPage(BasePage):
    """One region: its centres, projects, series, councils and materials."""

    region = models.ForeignKey(
        "network.Region", verbose_name=_("region"), null=True, on_delete=models.PROTECT, related_name="pages"
    )
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "link", "ul"])

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("region"), FieldPanel("intro")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("region")]
    parent_page_types: ClassVar[list[str]] = ["network.NetworkPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("region page")


class CentrePage(BasePage):
    """A centre's own section. Its coordinators may edit what is below it, and nothing else."""

    is_section: ClassVar[bool] = True

    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre"), null=True, on_delete=models.PROTECT, related_name="pages"
    )
    body = StreamField(BodyBlocks(), verbose_name=_("text"), blank=True)
    contact = RichTextField(
        _("contact"), blank=True, features=["bold", "link", "ul"], help_text=_("Staff and service addresses only.")
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("centre", permission="superuser"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("contact"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("centre")]
    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]

    class Meta:
        verbose_name = _("centre page")
