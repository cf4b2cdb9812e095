"""What people are told: by telephone, one by one, and in the coordinator's own words, many at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.people.models import Person, PersonalRecord
from workshops.enrolment.choices import About, Recipients
from workshops.enrolment.models.gatherings import Gathering

LONGEST_WORDS = 3_000


class Call(PersonalRecord):
    """What somebody has to be told by telephone, or in another way than by mail."""

    WAITS: ClassVar[Q] = Q(done_at__isnull=True)

    gathering = models.ForeignKey(Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="calls")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="calls")
    about = models.CharField(_("about"), max_length=12, choices=About.choices)
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
            models.UniqueConstraint(fields=("gathering", "person", "about", "version"), name="call_once"),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True) | Q(done_at__isnull=False), name="call_is_done_at"
            ),
        )


class GroupMessage(PersonalRecord):
    """What a coordinator wrote to some of those who have enrolled. Who got it tell the outbox and the call list."""

    gathering = models.ForeignKey(
        Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="messages"
    )
    key = models.UUIDField(_("key of the form"), unique=True)
    recipients = models.CharField(_("to whom"), max_length=10, choices=Recipients.choices)
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
                condition=Q(sent_by__isnull=True) | Q(sent_at__isnull=False), name="group_message_is_sent_at"
            ),
        )
