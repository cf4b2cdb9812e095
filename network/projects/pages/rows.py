"""The child rows of a project: aims, work packages, measures, partners, keywords."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from network.projects.choices import PartnerRole
from network.themes.models import Keyword


class ProjectKeyword(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="project_items")
    content_object = ParentalKey("network.ProjectPage", on_delete=models.CASCADE, related_name="keyword_items")

    class Meta:
        verbose_name = _("keyword of a project")
        verbose_name_plural = _("keywords of projects")


class Aim(TranslatableMixin, Orderable):
    """What the project set out to do."""

    project = ParentalKey("network.ProjectPage", on_delete=models.CASCADE, related_name="aims")
    text = models.TextField(_("aim"))

    panels: ClassVar[list[Any]] = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("aim")
        verbose_name_plural = _("aims")

    def __str__(self) -> str:
        return self.text[:60]


class WorkPackage(TranslatableMixin, Orderable):
    """A numbered part of a project; its number is its place in the list."""

    project = ParentalKey("network.ProjectPage", on_delete=models.CASCADE, related_name="work_packages")
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("title"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("work package")
        verbose_name_plural = _("work packages")

    def __str__(self) -> str:
        return self.title


class Measure(TranslatableMixin, Orderable):
    """What is done in a work package, and the page that came of it.

    It stands beside the work packages and names its own by number: rows below rows cannot be translated
    (Wagtail copies their keys twice).
    """

    project = ParentalKey("network.ProjectPage", on_delete=models.CASCADE, related_name="measures")
    package = models.PositiveSmallIntegerField(
        _("number of the work package"), default=1, validators=[MinValueValidator(1)]
    )
    text = models.TextField(_("measure"))
    outcome = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("what came of it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcome_of",
        help_text=_("A material, a workshop series, a council or another page."),
    )
    outcome_note = models.CharField(_("what came of it, in words"), max_length=300, blank=True)
    theme = models.ForeignKey(
        "network.Theme",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="measures",
        help_text=_("The page of the theme tells then what came of the measure."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("package"),
        FieldPanel("text"),
        PageChooserPanel("outcome"),
        FieldPanel("outcome_note"),
        FieldPanel("theme"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def __str__(self) -> str:
        return self.text[:60]


class ProjectPartner(Orderable):
    """An organisation's part in a project."""

    project = ParentalKey("network.ProjectPage", on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "network.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="partnerships"
    )
    role = models.CharField(_("role"), max_length=12, choices=PartnerRole.choices, default=PartnerRole.PARTNER)

    panels: ClassVar[list[Any]] = [FieldPanel("organisation"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"
