"""Projects: from aims and need to numbered measures and what came of them."""

import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from base.pages import BasePage
from network.projects.choices import ProjectStatus
from network.projects.pages.form import ProjectPageForm
from network.projects.pages.rows import ProjectKeyword
from network.regions.pages import Regional
from network.themes.pages import Themed

PROSE = ["h3", "bold", "italic", "ol", "ul", "link"]


class ProjectIndexPage(BasePage):
    """Lists the projects of the section it stands in. National projects stand below it."""

    parent_page_types: ClassVar[list[str]] = ["pajaverkko.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.ProjectPage"]

    class Meta:
        verbose_name = _("list of projects")


class ProjectPage(Themed, Regional, BasePage):
    """One project, or one sub-project of a larger one."""

    part_of = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parts",
        help_text=_("The larger project that this is a part of."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    funding_note = models.CharField(_("programme and priority"), max_length=200, blank=True)
    need = RichTextField(_("need"), blank=True, features=PROSE)
    results = RichTextField(_("results"), blank=True, features=PROSE, help_text=_("Also what did not work, and why."))
    target_groups = ParentalManyToManyField("network.TargetGroup", verbose_name=_("for whom"), blank=True)
    keywords = ClusterTaggableManager(through=ProjectKeyword, verbose_name=_("keywords"), blank=True)

    base_form_class = ProjectPageForm
    listed_in: ClassVar[str] = "projectindexpage"
    listed_by: ClassVar[str] = "starts_on"
    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        PageChooserPanel("part_of", "network.ProjectPage"),
        InlinePanel("aims", heading=_("Aims"), label=_("Aim")),
        FieldPanel("need"),
        InlinePanel("work_packages", heading=_("Work packages"), label=_("Work package")),
        InlinePanel(
            "measures",
            heading=_("Measures"),
            label=_("Measure"),
            help_text=_("Measures are numbered by their work package and their place: 2.1, 2.2."),
        ),
        FieldPanel("results"),
        InlinePanel("partners", heading=_("Partners and funders"), label=_("Partner")),
        FieldPanel("funding_note"),
        MultiFieldPanel(
            [
                FieldPanel("themes", widget=CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=CheckboxSelectMultiple),
                FieldPanel("regions", widget=CheckboxSelectMultiple),
                FieldPanel("keywords"),
            ],
            _("How it is found"),
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("need"),
        index.SearchField("results"),
        index.RelatedFields("aims", [index.SearchField("text")]),
        index.RelatedFields("work_packages", [index.SearchField("title"), index.SearchField("description")]),
        index.RelatedFields("keywords", [index.SearchField("name")]),
    ]
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField(name) for name in ("themes", "regions", "target_groups", "keyword_items", "keywords")
    ]
    parent_page_types: ClassVar[list[str]] = ["network.ProjectIndexPage", "network.CentrePage"]
    subpage_types: ClassVar[list[str]] = []

    page_description = _("A project with its aims, work packages, measures and results.")

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The last day is before the first day.")})

    @property
    def status(self) -> ProjectStatus:
        """Where the project stands today, by its dates."""
        return ProjectStatus.on(timezone.localdate(), self.starts_on, self.ends_on)

    @property
    def card_date(self) -> tuple[datetime.date | None, datetime.date | None]:
        return self.starts_on, self.ends_on
