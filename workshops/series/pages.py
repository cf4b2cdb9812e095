"""Series and their workshops."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.pages import BasePage
from network.regions.pages import Regional, RegionalPageForm
from network.themes.models import Keyword
from network.themes.pages import Themed

PROSE = ["h3", "bold", "italic", "ol", "ul", "link"]


class WorkshopIndexPage(BasePage):
    """Workshops ahead and past of the section it stands in."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("list of workshops")


class SeriesPage(Themed, Regional, BasePage):
    """Why a series is held and for whom; its workshops stand below it."""

    aim = RichTextField(_("aim"), blank=True, features=PROSE)
    for_whom = RichTextField(_("for whom, in words"), blank=True, features=PROSE)
    project = models.ForeignKey(
        "network.ProjectPage",
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="series",
    )
    target_groups = ParentalManyToManyField("network.TargetGroup", verbose_name=_("for whom"), blank=True)

    listed_in: ClassVar[str] = "workshopindexpage"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("aim"),
        FieldPanel("for_whom"),
        PageChooserPanel("project", "network.ProjectPage"),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
            ],
            _("How it is found"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("aim"),
        index.SearchField("for_whom"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name) for name in ("themes", "regions", "target_groups")
    ]
    parent_page_types: ClassVar[list[str]] = ["network.CentrePage"]
    subpage_types: ClassVar[list[str]] = ["workshops.WorkshopPage"]

    page_description = _("A chain of workshops; the workshops are made below it.")

    class Meta:
        verbose_name = _("workshop series")
        verbose_name_plural = _("workshop series")


class WorkshopPageForm(RegionalPageForm):
    """A new workshop begins with the themes and regions of its series."""

    def __init__(self, *args: Any, parent_page: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, parent_page=parent_page, **kwargs)
        series = parent_page.specific if parent_page is not None else None
        if self.instance.pk is None and isinstance(series, SeriesPage):
            for name in ("themes", "regions"):
                if name in self.fields:
                    self.initial[name] = list(getattr(series, name).all())


class WorkshopKeyword(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="workshop_items")
    content_object = ParentalKey("workshops.WorkshopPage", on_delete=models.CASCADE, related_name="keyword_items")

    class Meta:
        verbose_name = _("keyword of a workshop")
        verbose_name_plural = _("keywords of workshops")


class WorkshopPage(Themed, Regional, BasePage):
    """One workshop: when, where, what for, and what it produced. Times are kept in UTC, shown in Helsinki time."""

    starts_at = models.DateTimeField(_("starts at"), null=True)
    ends_at = models.DateTimeField(_("ends at"), null=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    remote_link = models.URLField(
        _("remote link"),
        blank=True,
        help_text=_("Shown to everybody on the site. Where clients take part, send the link only to those who come."),
    )
    access = models.TextField(
        _("access"), blank=True, help_text=_("Step-free way, induction loop, breaks, quiet room, interpreter.")
    )
    produced = RichTextField(_("what it produced"), blank=True, features=PROSE)
    continues = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="continued_by",
        help_text=_("The workshop whose output this one begins with."),
    )
    keywords = ClusterTaggableManager(through=WorkshopKeyword, verbose_name=_("keywords"), blank=True)

    listed_in: ClassVar[str] = "workshopindexpage"
    listed_by: ClassVar[str] = "starts_at"
    base_form_class = WorkshopPageForm
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("place"),
        FieldPanel("remote_link"),
        FieldPanel("access"),
        InlinePanel("programme", heading=_("Programme"), label=_("Item")),
        PageChooserPanel("continues", "workshops.WorkshopPage"),
        FieldPanel("produced"),
        InlinePanel("materials", heading=_("Materials"), label=_("Material")),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
                FieldPanel("keywords"),
            ],
            _("How it is found"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("produced"),
        index.RelatedFields("programme", [index.SearchField("title")]),
        index.RelatedFields("keywords", [index.SearchField("name")]),
        index.FilterField("starts_at"),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name, overridable=False)
        for name in ("starts_at", "ends_at", "place", "remote_link", "continues")
    ] + [SynchronizedField(name) for name in ("themes", "regions", "keyword_items", "keywords")]
    parent_page_types: ClassVar[list[str]] = ["workshops.SeriesPage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("One workshop: time, place, programme, and what it produced.")

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The workshop ends before it begins.")})
        last = self.ends_at or self.starts_at
        if self.expire_at and last and self.expire_at < last:
            raise ValidationError(
                {"expire_at": _("Those who have a place need the page until the workshop has been held.")}
            )
        if self.continues_id and self.continues_id == self.pk:
            raise ValidationError({"continues": _("A workshop cannot build on itself.")})

    @property
    def card_date(self) -> tuple[datetime.datetime | None, datetime.datetime | None]:
        return self.starts_at, self.ends_at

    @property
    def is_ahead(self) -> bool:
        """Whether the workshop has not ended yet."""
        last = self.ends_at or self.starts_at
        return last is not None and last >= timezone.now()


class ProgrammeItem(TranslatableMixin, Orderable):
    """One row of the day's programme."""

    workshop = ParentalKey(WorkshopPage, on_delete=models.CASCADE, related_name="programme")
    time = models.CharField(_("time"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)

    panels: ClassVar[list[Any]] = [FieldRowPanel([FieldPanel("time"), FieldPanel("title")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")

    def __str__(self) -> str:
        return f"{self.time} {self.title}".strip()


class WorkshopMaterial(Orderable):
    """A material that a workshop used or brought forth."""

    workshop = ParentalKey(WorkshopPage, on_delete=models.CASCADE, related_name="materials")
    material = models.ForeignKey(
        "network.MaterialPage", verbose_name=_("material"), on_delete=models.CASCADE, related_name="workshop_uses"
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("material", "network.MaterialPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("material of a workshop")
        verbose_name_plural = _("materials of workshops")

    def __str__(self) -> str:
        return str(self.material)
