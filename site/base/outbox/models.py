"""Letters. Who gets one, and what it says, is sealed, and deleted some time after it has left."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.outbox.choices import Failure, LetterState
from base.sealed import SealedTextField

WAITS = models.Q(state=LetterState.WAITING)


class Letter(models.Model):
    """One message to one recipient. `event` and `person` are random references: the ground knows neither.

    A letter is one for its event, person, kind and version, however often it is queued. While it waits, later letters
    to the same person wait behind it.
    """

    event = models.CharField(_("event"), max_length=120)
    person = models.CharField(_("person"), max_length=120)
    kind = models.CharField(_("kind"), max_length=60)
    version = models.CharField(_("version"), max_length=40)
    message_id = models.CharField(_("message id"), max_length=320, unique=True)
    language = models.CharField(_("language"), max_length=20)
    address = SealedTextField(_("e-mail address"), blank=True)
    subject = SealedTextField(_("subject"), blank=True)
    body = SealedTextField(_("text"), blank=True)
    forget_when_sent = models.BooleanField(_("address and text are deleted when it is sent"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=LetterState.choices, default=LetterState.WAITING)
    queued_at = models.DateTimeField(_("queued"))
    expires_at = models.DateTimeField(_("not sent after"))
    next_try_at = models.DateTimeField(_("next try"))
    lease_ends_at = models.DateTimeField(
        _("taken by a worker until"), null=True, blank=True, help_text=_("Then another worker may take it.")
    )
    attempts = models.PositiveIntegerField(_("tries"), default=0)
    tried_at = models.DateTimeField(_("last try"), null=True, blank=True)
    failure = models.CharField(_("why it has not left"), max_length=10, choices=Failure.choices, blank=True)
    reply_code = models.PositiveSmallIntegerField(_("answer of the mail server"), null=True, blank=True)
    ended_at = models.DateTimeField(_("sent, withdrawn or refused"), null=True, blank=True)
    forgotten_at = models.DateTimeField(_("address and text deleted"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = (
            models.UniqueConstraint(fields=("event", "person", "kind", "version"), name="letter_once"),
            models.CheckConstraint(
                condition=models.Q(state=LetterState.WAITING, ended_at=None)
                | ~models.Q(state=LetterState.WAITING) & models.Q(ended_at__isnull=False),
                name="letter_waits_or_has_ended",
            ),
        )
        indexes = (
            models.Index(fields=("next_try_at",), name="letter_due", condition=WAITS),
            models.Index(fields=("person", "id"), name="letter_in_line", condition=WAITS),
            models.Index(fields=("state", "ended_at"), name="letter_ended"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def can_be_read(self) -> bool:
        """Only on one's own machine and in the demo."""
        return bool(settings.MAILS_ARE_READABLE and self.forgotten_at is None)


class OutboxPause(models.Model):
    """While there is one no letter leaves: a copy was restored, which may hold letters that have left long ago."""

    begun_at = models.DateTimeField(_("begun"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pause of the outbox")
        verbose_name_plural = _("pauses of the outbox")

    def __str__(self) -> str:
        return str(self.begun_at)
