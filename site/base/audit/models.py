"""The log and its seals. Rows are only ever added; what is old goes with its whole batch."""

import datetime
import hashlib
import json
import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.audit.choices import Act

LONGEST_REFERENCE = 40


class AuditSeal(models.Model):
    """The digest of a batch of entries and of the seal before it: what is changed afterwards does not fit any more.

    The newest seal whose entries were deleted in time (`forgotten_on`) stays: the chain begins behind it.
    """

    sealed_at = models.DateTimeField(_("sealed"))
    entries = models.PositiveIntegerField(_("entries"))
    previous = models.CharField(_("digest of the seal before"), max_length=64)
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    forgotten_on = models.DateField(_("entries deleted"), null=True, blank=True)

    class Meta:
        verbose_name = _("seal of the audit log")
        verbose_name_plural = _("seals of the audit log")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.digest[:12]


def new_salt() -> str:
    return secrets.token_hex(16)


def digest_of_reason(salt: str, reason: str) -> str:
    """What is sealed of a reason. Once the salt is gone with the words, nobody can try out what they were."""
    return hashlib.sha256(f"{salt}\x1f{reason}".encode()).hexdigest()


class AuditEntry(models.Model):
    """Who (the key of an account, 0 for the site itself and for the person), did what, to what, when and why.

    The reason is the one column in which somebody's name may stand. An erasure may take it out: its digest is sealed,
    not its words, and `erasure` tells which certificate of erasure it was.
    """

    noted_at = models.DateTimeField(_("when"))
    account = models.PositiveBigIntegerField(_("key of the account"), default=0, db_index=True)
    role = models.CharField(_("role"), max_length=40, blank=True)
    act = models.CharField(_("what was done"), max_length=20, choices=Act.choices)
    table = models.CharField(_("table"), max_length=80)
    reference = models.CharField(_("reference"), max_length=LONGEST_REFERENCE, db_index=True)
    controller = models.PositiveBigIntegerField(_("key of the organisation that answers"), default=0)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    salt = models.CharField(_("salt of the reason"), max_length=32, blank=True)
    reason_digest = models.CharField(_("digest of the reason"), max_length=64)
    erasure = models.CharField(_("reason taken out by erasure"), max_length=12, blank=True)
    fields = models.CharField(_("columns"), max_length=400, blank=True)
    seal = models.ForeignKey(
        AuditSeal, verbose_name=_("seal"), null=True, blank=True, on_delete=models.PROTECT, related_name="sealed"
    )

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering = ("-pk",)
        indexes = (models.Index(fields=("seal", "id"), name="audit_unsealed"),)

    def __str__(self) -> str:
        return f"{self.act} {self.table} {self.reference}"

    def line(self) -> str:
        """What is sealed of it: everything but the seal, the words of the reason, and what goes with them."""
        who = (self.pk, self.noted_at.astimezone(datetime.UTC).isoformat(), self.account, self.role)
        what = (self.act, self.table, self.reference, self.controller, self.reason_digest, self.fields)
        return json.dumps([*who, *what])

    @property
    def reason_is_sealed(self) -> bool:
        """Whether the words are the ones that were sealed."""
        return self.reason_digest == digest_of_reason(self.salt, self.reason)


class AuditCheck(models.Model):
    """A look through the whole log: asked for by somebody, or by the night; then what was seen, up to which seal."""

    asked_at = models.DateTimeField(_("asked for"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked for by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended"), null=True)
    seals = models.PositiveIntegerField(_("seals"), default=0)
    entries = models.PositiveIntegerField(_("entries"), default=0)
    newest = models.PositiveBigIntegerField(_("key of the newest seal"), default=0)
    digest = models.CharField(_("digest of the newest seal"), max_length=64, blank=True)
    faults = models.JSONField(_("seals that do not fit"), default=list)

    class Meta:
        verbose_name = _("check of the audit log")
        verbose_name_plural = _("checks of the audit log")
        ordering = ("-pk",)
        constraints = (
            # Who asked may be gone; the moment stays.
            models.CheckConstraint(
                condition=models.Q(asked_by=None) | models.Q(asked_at__isnull=False), name="audit_check_is_asked_at"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
