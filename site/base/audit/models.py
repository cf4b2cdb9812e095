"""The log and its seals. Rows are only ever added; what is old goes with its whole batch."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.audit.choices import Act


class AuditSeal(models.Model):
    """The digest of a batch of entries and of the seal before it: what is changed afterwards does not fit any more."""

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


class AuditEntry(models.Model):
    """Who (the key of an account, 0 for the site itself and for the person), did what, to what, when and why."""

    noted_at = models.DateTimeField(_("when"))
    account = models.PositiveBigIntegerField(_("key of the account"), default=0, db_index=True)
    role = models.CharField(_("role"), max_length=40, blank=True)
    act = models.CharField(_("what was done"), max_length=20, choices=Act.choices)
    table = models.CharField(_("table"), max_length=80)
    reference = models.CharField(_("reference"), max_length=40, db_index=True)
    controller = models.PositiveBigIntegerField(_("key of the organisation that answers"), default=0)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
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
        """What is sealed of it: everything but the seal."""
        parts = (self.pk, self.noted_at.isoformat(), self.account, self.role, self.act, self.table, self.reference)
        return "\x1f".join(map(str, (*parts, self.controller, self.reason, self.fields)))
