"""How a memo was agreed: who was asked, what they said, and every step with who took it and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.meetings.choices import MemoState, Word
from network.meetings.models.meetings import AgendaItem, Meeting
from network.people.choices import Channel
from network.people.models import Person, PersonalRecord


class MemoStep(models.Model):
    """A memo came to a state. `taken_by` is empty where the rule of the council or the day did it."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="steps")
    to = models.CharField(_("state"), max_length=12, choices=MemoState.choices)
    taken_at = models.DateTimeField(_("when"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step of a memo")
        verbose_name_plural = _("steps of memos")
        ordering = ("taken_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True) | Q(taken_at__isnull=False), name="memo_step_is_taken_at"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.to}"


class Hearing(PersonalRecord):
    """Somebody was asked to check a memo, and what they said. When a person is erased, what was said stays counted."""

    meeting = models.ForeignKey(Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="hearings")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, on_delete=models.SET_NULL, related_name="hearings"
    )
    version = models.PositiveSmallIntegerField(_("version of the memo"))
    asked_on = models.DateField(_("asked"))
    word = models.CharField(_("what was said"), max_length=10, choices=Word.choices, blank=True)
    said_on = models.DateField(_("said"), null=True, blank=True)
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("word on a memo")
        verbose_name_plural = _("words on memos")
        ordering = ("asked_on", "reference")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "person", "version"), name="hearing_once_for_a_version"),
            models.CheckConstraint(
                condition=Q(word="", said_on__isnull=True) | ~Q(word="") & Q(said_on__isnull=False),
                name="hearing_was_said_on_a_day",
            ),
        )


class Remark(PersonalRecord):
    """What a member would have otherwise in one item of a memo, and what the secretary answered."""

    item = models.ForeignKey(
        AgendaItem, verbose_name=_("agenda item"), on_delete=models.CASCADE, related_name="remarks"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="remarks")
    key = models.UUIDField(_("key of the form"), unique=True)
    words = SealedTextField(_("remark"), max_length=2_000)
    given_at = models.DateTimeField(_("given"))
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    answer = SealedTextField(_("answer"), max_length=2_000, blank=True)
    settled_at = models.DateTimeField(_("answered"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("remark on a memo")
        verbose_name_plural = _("remarks on memos")
        ordering = ("given_at", "reference")
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True) | Q(settled_at__isnull=False), name="remark_is_settled_at"
            ),
        )
