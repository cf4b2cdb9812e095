"""Areas, organisations and centres. Codes are text with leading zeros; a name is never a key.

The number of a county and the number of a province are different things: "07" is Kanta-Häme as a county
and Päijät-Häme as a province.
"""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from base.records import NamedInLanguages
from network.regions.choices import OrganisationKind, RegionKind


class Area(NamedInLanguages):
    """Something official with a code that is valid for a time."""

    code = models.CharField(_("code"), max_length=4)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True, help_text=_("The last day; empty while valid."))

    class Meta:
        abstract = True
        ordering = ("code",)


class Province(Area):
    """A province (maakunta), as Statistics Finland numbers them."""

    class Meta(Area.Meta):
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        constraints = (models.UniqueConstraint(fields=("code", "valid_from"), name="province_code_once"),)


class Region(Area):
    """A wellbeing services county (hyvinvointialue), or Helsinki, which has a county's tasks."""

    kind = models.CharField(_("kind"), max_length=10, choices=RegionKind.choices, default=RegionKind.COUNTY)
    short_fi = models.CharField(_("short name in Finnish"), max_length=60)
    short_sv = models.CharField(_("short name in Swedish"), max_length=60, blank=True)
    short_en = models.CharField(_("short name in English"), max_length=60, blank=True)
    slug = models.SlugField(_("name in addresses"), max_length=60)
    province = models.ForeignKey(Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="regions")
    collaborative_area = models.CharField(_("collaborative area"), max_length=2)
    vitality_centre = models.CharField(_("vitality centre"), max_length=2)
    bilingual = models.BooleanField(_("bilingual"), default=False)
    successor = models.ForeignKey(
        "self", verbose_name=_("successor"), null=True, blank=True, on_delete=models.PROTECT, related_name="ancestors"
    )
    tile_column = models.PositiveSmallIntegerField(_("column on the tile map"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("row on the tile map"), null=True, blank=True)

    class Meta(Area.Meta):
        verbose_name = _("wellbeing services county")
        verbose_name_plural = _("wellbeing services counties")
        constraints = (models.UniqueConstraint(fields=("code", "valid_from"), name="region_code_once"),)

    @property
    def short_name(self) -> str:
        """The name for a map tile or a tag, in the reader's language."""
        return self.in_language("short")


class Organisation(NamedInLanguages):
    """An organisation that takes part in a project, funds it or answers for a council."""

    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ("name_fi",)


class Centre(ClusterableModel, NamedInLanguages):
    """A centre of expertise: the unit of rights. It covers several regions, and these change over time."""

    slug = models.SlugField(_("name in addresses"), max_length=80, unique=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation that answers for the data"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="centres",
    )
    coordinators = models.OneToOneField(
        "auth.Group",
        verbose_name=_("group of its coordinators"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="centre",
    )
    editors = models.OneToOneField(
        "auth.Group",
        verbose_name=_("group of its editors"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="centre_of_editors",
    )
    workflow = models.OneToOneField(
        "wagtailcore.Workflow",
        verbose_name=_("how its pages are approved"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="centre",
    )
    files = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("collection of its files"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="centre",
    )
    regions: "models.ManyToManyField[Region, CentreRegion]" = models.ManyToManyField(
        Region, verbose_name=_("regions"), through="CentreRegion", related_name="centres"
    )

    class Meta:
        verbose_name = _("centre of expertise")
        verbose_name_plural = _("centres of expertise")
        ordering = ("name_fi",)


class CentreRegion(models.Model):
    """A centre works in a region from one day to another."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="coverage")
    region = models.ForeignKey(Region, verbose_name=_("region"), on_delete=models.PROTECT, related_name="coverage")
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("region"),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]

    class Meta:
        verbose_name = _("region of a centre")
        verbose_name_plural = _("regions of centres")
        constraints = (
            models.UniqueConstraint(fields=("centre", "region", "valid_from"), name="centre_region_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="centre_region_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.centre} – {self.region}"
