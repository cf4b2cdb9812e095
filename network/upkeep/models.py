"""What the daily rounds have found, and of what owners have been reminded."""

from django.db import models
from django.utils.translation import gettext_lazy as _

BROKEN_AFTER = 2
"""Failures on different days; one may be the night's service break of a host."""


class CheckedLink(models.Model):
    """An address that live materials lead to, and how it answered."""

    address = models.CharField(_("address"), max_length=500, unique=True)
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True, blank=True, help_text=_("0: no answer."))
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    materials = models.ManyToManyField(
        "network.MaterialPage", verbose_name=_("materials"), related_name="checked_links"
    )

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")

    def __str__(self) -> str:
        return self.address

    @property
    def is_broken(self) -> bool:
        return self.failures >= BROKEN_AFTER


class ReviewReminder(models.Model):
    """The owner of a material was reminded to review it by this day."""

    material = models.ForeignKey(
        "network.MaterialPage", verbose_name=_("material"), on_delete=models.CASCADE, related_name="review_reminders"
    )
    review_on = models.DateField(_("to be reviewed by"))
    sent_on = models.DateField(_("sent"))

    class Meta:
        verbose_name = _("reminder of a review")
        verbose_name_plural = _("reminders of reviews")
        constraints = (models.UniqueConstraint(fields=("material", "review_on"), name="review_reminded_once"),)

    def __str__(self) -> str:
        return f"{self.material_id} {self.review_on}"
