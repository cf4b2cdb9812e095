"""Whose the places of a workshop are, and who takes part in a whole series."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.people.models import Person, PersonalRecord
from workshops.enrolment.choices import ACTIVE, Channel, EnrolmentState
from workshops.enrolment.models.gatherings import Chain, Gathering


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
