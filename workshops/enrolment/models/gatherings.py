"""The places of a workshop. Nothing of it stands in a page: no draft or copy changes a place."""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.dates import period_text
from network.regions.models import Organisation
from workshops.enrolment.choices import LEFT_FOR_THE_NEXT, GatheringState, Obstacle


class Chain(models.Model):
    """A series in all its languages, as those who take part in the whole of it know it. One lock point for them."""

    series_key = models.UUIDField(_("series"), unique=True)
    last_number = models.PositiveIntegerField(_("last number given"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("series with people")
        verbose_name_plural = _("series with people")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Gathering(models.Model):
    """One workshop in all its languages: its places, when one may enrol, and when and where it was last told to be.

    Whoever changes a place holds the lock of this row. Moments are kept in UTC. The numbers of people are noted
    after the workshop, and stay when the rows of the people are deleted.
    """

    workshop_key = models.UUIDField(_("workshop"), unique=True)
    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre of expertise"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        _("enrolment"), max_length=10, choices=GatheringState.choices, default=GatheringState.UNUSED
    )
    capacity = models.PositiveIntegerField(_("places"), default=20, validators=[MinValueValidator(1)])
    opens_at = models.DateTimeField(_("enrolment begins"), null=True, blank=True)
    closes_at = models.DateTimeField(_("enrolment ends"), null=True, blank=True)
    answer_hours = models.PositiveSmallIntegerField(
        _("hours to answer when a place frees"), default=48, validators=[MinValueValidator(1)]
    )
    asks_needs = models.BooleanField(_("asks what one needs to take part"), default=True)
    last_number = models.PositiveIntegerField(_("last number given"), default=0, editable=False)
    starts_at = models.DateTimeField(_("starts at"), null=True, editable=False)
    ends_at = models.DateTimeField(_("ends at"), null=True, editable=False)
    place = models.CharField(_("place"), max_length=200, blank=True, editable=False)
    sequence = models.PositiveIntegerField(_("number of changes"), default=0, editable=False)
    changed_at = models.DateTimeField(_("last change"), editable=False)
    reminded_at = models.DateTimeField(_("reminded"), null=True, editable=False)
    thanked_at = models.DateTimeField(_("thanked"), null=True, editable=False)
    number_enrolled = models.PositiveIntegerField(_("had a place"), null=True, editable=False)
    number_came = models.PositiveIntegerField(_("took part"), null=True, editable=False)
    number_away = models.PositiveIntegerField(_("stayed away"), null=True, editable=False)
    number_unnoted = models.PositiveIntegerField(_("had a place, was not noted"), null=True, editable=False)
    number_waited = models.PositiveIntegerField(_("waited in vain"), null=True, editable=False)

    wagtail_reference_index_ignore = True
    """It changes with each enrolment, and names nothing that Wagtail counts."""

    class Meta:
        verbose_name = _("places of a workshop")
        verbose_name_plural = _("places of workshops")
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="gathering_closes_after_it_opens",
                violation_error_message=_("Enrolment ends before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(state=GatheringState.OPEN) | Q(starts_at__isnull=False, centre__isnull=False),
                name="gathering_open_has_time_and_centre",
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        super().clean()
        if self.opens_at and self.starts_at and self.opens_at >= self.starts_at:
            raise ValidationError(_("Enrolment would begin only after the workshop has."), code="opens_late")

    @property
    def last_moment(self) -> datetime.datetime | None:
        """From when on nobody can enrol any more."""
        return min(filter(None, (self.closes_at, self.starts_at)), default=None)

    @property
    def when(self) -> str:
        """As people write it, in the reader's language and Helsinki time."""
        return period_text(self.starts_at, self.ends_at)

    @property
    def day(self) -> datetime.date:
        """The day of the workshop in Helsinki; today while it has no time."""
        return timezone.localtime(self.starts_at).date()

    @property
    def controller(self) -> Organisation | None:
        """The organisation that answers for those who come."""
        return self.centre.organisation if self.centre else None

    def obstacle(self, at: datetime.datetime) -> Obstacle | None:
        """Why nobody can enrol at this moment; None when one can. A full workshop is none: one waits."""
        if self.state in {GatheringState.UNUSED, GatheringState.CANCELLED}:
            return Obstacle(self.state)
        if self.starts_at is None or at >= self.starts_at:
            return Obstacle.PAST
        if self.state == GatheringState.CLOSED or (self.closes_at and at >= self.closes_at):
            return Obstacle.CLOSED
        return Obstacle.NOT_YET if self.opens_at and at < self.opens_at else None

    def latest_answer(self, at: datetime.datetime) -> datetime.datetime:
        """Until when a freed place may be answered for: so that it can still be given to the next one afterwards."""
        if self.starts_at is None or self.starts_at <= at:
            return self.starts_at or at
        left = self.starts_at - at
        return self.starts_at - min(LEFT_FOR_THE_NEXT, left / 2)

    def is_ahead(self, at: datetime.datetime) -> bool:
        """Whether places can still change hands: until the workshop begins."""
        return self.state != GatheringState.CANCELLED and self.starts_at is not None and at < self.starts_at
