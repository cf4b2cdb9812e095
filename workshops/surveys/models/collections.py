"""Where and when an instrument is asked. Nothing of it stands in a page: all languages are one collection."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from base.references import new_reference
from network.regions.models import Organisation
from workshops.surveys.choices import BY_KEY, About, Anonymity, CollectionState
from workshops.surveys.models.instruments import InstrumentVersion

LONGEST = datetime.timedelta(days=366)
INVITED_WITH = "t"
"""What the token of an invitation is called in an address: the log of the server leaves out what stands there."""


class Collection(models.Model):
    """An instrument that is asked about something, from one day to another.

    How anonymous it is cannot be changed once somebody has answered: the database refuses it (see the migration).
    Whoever answers, mixes answers in or closes it holds the lock of this row.
    """

    code = models.CharField(_("code in the address"), max_length=12, unique=True, default=new_reference, editable=False)
    version = models.ForeignKey(
        InstrumentVersion, verbose_name=_("instrument"), on_delete=models.PROTECT, related_name="collections"
    )
    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre of expertise"), on_delete=models.PROTECT, related_name="+"
    )
    about = models.CharField(_("about"), max_length=10, choices=About.choices)
    about_key = models.UUIDField(_("key of what it is about"), null=True, blank=True)
    region = models.ForeignKey(
        "network.Region",
        verbose_name=_("wellbeing services county"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    gathers_rest = models.BooleanField(
        _("gathers what stays under five in single workshops"), default=False, editable=False
    )
    anonymity = models.CharField(
        _("who can know who answered"), max_length=10, choices=Anonymity.choices, default=Anonymity.ANONYMOUS
    )
    state = models.CharField(_("state"), max_length=10, choices=CollectionState.choices, default=CollectionState.DRAFT)
    opens_on = models.DateField(_("first day"))
    closes_on = models.DateField(_("last day"))
    number_asked = models.PositiveIntegerField(_("how many are asked"), null=True, blank=True)
    number_on_paper = models.PositiveIntegerField(_("answers from paper"), default=0, editable=False)
    has_answers = models.BooleanField(_("somebody has answered"), default=False, editable=False)
    number_mixed = models.PositiveIntegerField(_("answers mixed in"), default=0, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering = ("-opens_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="collection_days_in_order",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(about__in=sorted(BY_KEY), about_key__isnull=False, region__isnull=True)
                | Q(about=About.REGION, about_key__isnull=True, region__isnull=False),
                name="collection_is_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=("version", "about_key"),
                condition=Q(gathers_rest=True, state=CollectionState.OPEN),
                name="collection_of_the_rest_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.code}"

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on - self.opens_on > LONGEST:
            raise ValidationError(_("A survey is open for a year at most."), code="long")

    def address(self, token: str = "", language: str = "") -> str:
        """Where it is answered, in a language or in the one in use; with the token of an invitation."""
        with translation.override(language or translation.get_language()):
            place = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('survey', args=(self.code,))}"
        return f"{place}?{INVITED_WITH}={token}" if token else place

    @property
    def controller(self) -> Organisation | None:
        """The organisation that answers for what is collected."""
        return self.centre.organisation
