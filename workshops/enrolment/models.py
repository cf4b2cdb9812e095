"""The places of a workshop, and whose they are. Nothing of it stands in a page: no draft or copy changes a place."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.dates import period_text
from base.sealed import SealedTextField
from network.people.models import Person, PersonalRecord
from network.regions.models import Organisation
from workshops.enrolment.choices import ACTIVE, About, Channel, EnrolmentState, GatheringState, Mark, Obstacle


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

    Whoever changes a place holds the lock of this row. Moments are kept in UTC.
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

    def is_ahead(self, at: datetime.datetime) -> bool:
        """Whether places can still change hands: until the workshop begins."""
        return self.state != GatheringState.CANCELLED and self.starts_at is not None and at < self.starts_at


class Following(PersonalRecord):
    """Somebody takes part in a whole series, in what is told of it later as well, until they leave it."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="followings")
    chain = models.ForeignKey(Chain, verbose_name=_("series"), on_delete=models.PROTECT, related_name="followings")
    key = models.UUIDField(_("key of the form"))
    number = models.PositiveIntegerField(_("number"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("enrolment for a series")
        verbose_name_plural = _("enrolments for series")
        ordering = ("chain", "number")
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="following_number_once"),
            models.UniqueConstraint(fields=("chain", "key"), name="following_once_for_a_form"),
            models.UniqueConstraint(
                fields=("chain", "person"), condition=Q(ended_at__isnull=True), name="following_once_at_a_time"
            ),
        )


class Enrolment(PersonalRecord):
    """One person's place in a workshop, or in its waiting list. Numbers are given in the order of commit."""

    gathering = models.ForeignKey(
        Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="enrolments"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="enrolments")
    following = models.ForeignKey(
        Following,
        verbose_name=_("enrolment for the series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="enrolments",
    )
    key = models.UUIDField(_("key of the form"))
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=12, choices=EnrolmentState.choices)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    enrolled_at = models.DateTimeField(_("enrolled"))
    changed_at = models.DateTimeField(_("last change"))
    answer_due_at = models.DateTimeField(_("answer by"), null=True, blank=True)
    told_at = models.DateTimeField(
        _("told"), null=True, blank=True, help_text=_("Empty: the worker writes to the person in a moment.")
    )
    beyond_because = SealedTextField(_("why beyond the places"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ("gathering", "number")
        constraints = (
            models.UniqueConstraint(fields=("gathering", "number"), name="enrolment_number_once"),
            models.UniqueConstraint(fields=("gathering", "key"), name="enrolment_once_for_a_form"),
            models.UniqueConstraint(
                fields=("gathering", "person"),
                condition=Q(state__in=sorted(ACTIVE)),
                name="enrolment_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.OFFERED, answer_due_at__isnull=False)
                | ~Q(state=EnrolmentState.OFFERED) & Q(answer_due_at__isnull=True),
                name="enrolment_offered_has_answer_due",
            ),
        )
        indexes = (
            models.Index(fields=("gathering", "state"), name="enrolment_by_state"),
            models.Index(fields=("key",), name="enrolment_untold", condition=Q(told_at__isnull=True)),
        )


class Attendance(PersonalRecord):
    """Whether one person took part in a workshop: also somebody who had not enrolled."""

    gathering = models.ForeignKey(
        Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="attendances")
    mark = models.CharField(_("took part"), max_length=10, choices=Mark.choices)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ("gathering", "reference")
        constraints = (
            models.UniqueConstraint(fields=("gathering", "person"), name="attendance_once"),
            models.CheckConstraint(
                condition=Q(noted_by__isnull=True) | Q(noted_at__isnull=False), name="attendance_is_noted_at"
            ),
        )


class Call(PersonalRecord):
    """What somebody has to be told by telephone, or in another way than by mail."""

    WAITS: ClassVar[Q] = Q(done_at__isnull=True)

    gathering = models.ForeignKey(Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="calls")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="calls")
    about = models.CharField(_("about"), max_length=12, choices=About.choices)
    version = models.CharField(_("version"), max_length=40)
    words = SealedTextField(_("words"), max_length=5_000, blank=True)
    made_at = models.DateTimeField(_("written down"))
    due_at = models.DateTimeField(_("by"), null=True, blank=True)
    done_at = models.DateTimeField(_("called"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("called by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ("due_at", "made_at", "reference")
        constraints = (
            models.UniqueConstraint(fields=("gathering", "person", "about", "version"), name="call_once"),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="call_is_done_at"
            ),
        )
