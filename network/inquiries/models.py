"""Inquiries. Who sent one is not asked; how they may be answered is kept sealed, in a table apart."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.references import new_reference
from base.sealed import MarkField, SealedTextField
from network.inquiries.choices import Outcome, RouteKind
from network.notices.choices import Purpose

ANSWERED_WITHIN = datetime.timedelta(days=14)
"""Feedback on accessibility is answered in this time: Act on the Provision of Digital Services 306/2019, section 9.
The site promises the same to everybody who writes.
"""
WARNED_AFTER = datetime.timedelta(days=10)
"""From then on the administrators are warned."""
LONGEST_PLACE = 300


class Inquiry(models.Model):
    """What somebody wrote. `key` is that of the form, so that two clicks make one row.

    Its key is a random reference, which its sender keeps; logs, lists and addresses call it so.
    """

    reference = models.CharField(_("reference"), max_length=12, primary_key=True, default=new_reference, editable=False)
    key = models.UUIDField(unique=True, editable=False)
    purpose = models.CharField(
        _("about what"),
        max_length=20,
        choices=[(purpose.value, purpose.label) for purpose in (Purpose.CONTACT, Purpose.ACCESSIBILITY)],
    )
    message = models.TextField(_("message"), max_length=4_000)
    place = models.CharField(_("page or file"), max_length=LONGEST_PLACE, blank=True)
    language = models.CharField(_("language"), max_length=10)
    sent_on = models.DateField(_("arrived"), db_index=True)
    warned_on = models.DateField(_("administrators were warned"), null=True, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True, db_index=True)
    outcome = models.CharField(_("how it was answered"), max_length=10, choices=Outcome.choices, blank=True)

    class Meta:
        verbose_name = _("inquiry")
        verbose_name_plural = _("inquiries")
        ordering = ("sent_on", "reference")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_on=None, outcome="")
                | models.Q(answered_on__isnull=False) & ~models.Q(outcome=""),
                name="inquiry_is_answered_somehow",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def due_on(self) -> datetime.date:
        """The last day on which it is answered in time."""
        return self.sent_on + ANSWERED_WITHIN


class AnswerRoute(models.Model):
    """Where the sender of an inquiry wants an answer. Deleted when the inquiry has been answered."""

    inquiry = models.ForeignKey(Inquiry, verbose_name=_("inquiry"), on_delete=models.CASCADE, related_name="routes")
    kind = models.CharField(_("how"), max_length=10, choices=RouteKind.choices)
    value = SealedTextField(_("address or number"))
    mark = MarkField(_("mark of the address"), of="value", db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("way to answer an inquiry")
        verbose_name_plural = _("ways to answer inquiries")
        constraints = (models.UniqueConstraint(fields=("inquiry", "kind"), name="answer_route_once_of_a_kind"),)

    def __str__(self) -> str:
        return self.inquiry_id
