"""Holds, certificates of erasure, and how the nightly deletion went."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.references import new_reference


class Hold(models.Model):
    """Nothing of this person is deleted, not in time and not on request, until the hold is lifted."""

    person = models.CharField(_("reference of the person"), max_length=12, db_index=True)
    reason = models.CharField(_("legal basis and reason"), max_length=200)
    set_at = models.DateTimeField(_("set"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("set by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ("-set_at",)
        constraints = (
            # Who set it may be gone; its moment stays.
            models.CheckConstraint(
                condition=models.Q(set_by=None) | models.Q(set_at__isnull=False), name="hold_is_set_at"
            ),
        )

    def __str__(self) -> str:
        return self.person


class Erasure(models.Model):
    """What stays of an erased person: that somebody was erased, when, and how many rows of which tables. No name.

    `files` are the keys of documents in which the name was found: their content is for somebody to change. Until
    `compacted_at` the database's own files may hold bytes of the person.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, default=new_reference)
    erased_at = models.DateTimeField(_("erased"))
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("erased by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    rows = models.JSONField(_("rows by table"), default=dict)
    files = models.JSONField(_("files that name the person inside"), default=list)
    compacted_at = models.DateTimeField(_("database's files written anew"), null=True)

    class Meta:
        verbose_name = _("certificate of erasure")
        verbose_name_plural = _("certificates of erasure")
        ordering = ("-erased_at",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(erased_by=None) | models.Q(erased_at__isnull=False), name="erasure_is_done_at"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class DeletionRun(models.Model):
    """A night's deletion in time: begun, ended, how many rows of which tables went."""

    run_on = models.DateField(_("day"), unique=True)
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"), null=True)
    rows = models.JSONField(_("rows by table"), default=dict)
    compacting_at = models.DateTimeField(_("last try to write the database's files anew"), null=True)
    compacted_at = models.DateTimeField(_("database's files written anew"), null=True)

    class Meta:
        verbose_name = _("deletion in time")
        verbose_name_plural = _("deletions in time")
        ordering = ("-run_on",)

    def __str__(self) -> str:
        return self.run_on.isoformat()
