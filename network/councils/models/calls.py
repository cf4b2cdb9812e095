"""A call for members as its page tells it, in all languages: what applications hang on."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network.councils.models.councils import Council
from network.regions.models import Organisation


class Call(models.Model):
    """From when to when one may apply, and what is asked, as a published page tells. One lock point of applications."""

    call_key = models.UUIDField(_("call for members"), unique=True)
    council = models.ForeignKey(Council, verbose_name=_("council"), on_delete=models.PROTECT, related_name="calls")
    opens_on = models.DateField(_("call opens on"))
    closes_on = models.DateField(_("last day of the call"))
    answers_on = models.DateField(_("everybody is answered by"))
    asks_age_group = models.BooleanField(_("asks the age group"), default=False)
    asks_region = models.BooleanField(_("asks the region"), default=False)
    asks_municipality = models.BooleanField(_("asks the municipality"), default=False)
    asks_service = models.BooleanField(_("asks about services"), default=False)

    is_shown = models.BooleanField(_("its page is public"), default=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("call for members")
        verbose_name_plural = _("calls for members")
        ordering = ("-opens_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")) & Q(answers_on__gte=F("closes_on")),
                name="call_days_in_order",
                violation_error_message=_("The call opens, closes and is answered in this order."),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def controller(self) -> Organisation | None:
        """The organisation that answers for those who apply."""
        return self.council.controller

    def is_open(self, today: datetime.date) -> bool:
        """Its last day still counts."""
        return self.is_shown and self.opens_on <= today <= self.closes_on
