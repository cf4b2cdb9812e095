"""Calls to make, and what was written to many at once. Both name the event in all its languages, not a row of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.notices.choices import Purpose
from network.people.models import Person, PersonalRecord

LONGEST_WORDS = 3_000


class OfAnEvent(PersonalRecord):
    """Hangs on an event of any room by its key; kept as long after its day as the notice for its purpose promises."""

    event_key = models.UUIDField(_("event"), db_index=True)
    event_on = models.DateField(_("day of the event"))
    purpose = models.CharField(_("collected for"), max_length=20, choices=Purpose.choices)

    class Meta:
        abstract = True


class PhoneCall(OfAnEvent):
    """What somebody has to be told by telephone, or in another way than by mail."""

    WAITS: ClassVar[Q] = Q(done_at__isnull=True)

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="phone_calls")
    about = models.CharField(_("about"), max_length=20)
    version = models.CharField(_("version"), max_length=40)
    words = SealedTextField(_("words"), max_length=LONGEST_WORDS, blank=True)
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
            models.UniqueConstraint(fields=("event_key", "person", "about", "version"), name="phone_call_once"),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="phone_call_is_done_at"
            ),
        )


class MessageToMany(OfAnEvent):
    """What the staff wrote to some of the people of an event. Who got it tell the outbox and the call list."""

    key = models.UUIDField(_("key of the form"), unique=True)
    recipients = models.CharField(_("to whom"), max_length=20)
    words = SealedTextField(_("words"), max_length=LONGEST_WORDS)
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    mailed = models.PositiveIntegerField(_("by mail"), default=0)
    to_call = models.PositiveIntegerField(_("to call"), default=0)

    class Meta:
        verbose_name = _("message to people")
        verbose_name_plural = _("messages to people")
        ordering = ("-sent_at", "reference")
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_by__isnull=True) | Q(sent_at__isnull=False), name="message_to_many_is_sent_at"
            ),
        )
