"""What a person asks by right: to be erased, restricted, corrected, or left alone (articles 16, 17, 18 and 21)."""

import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from base.personal_data.keeping import months_later
from base.sealed import SealedTextField
from network.people.models import Person, PersonalRecord
from network.personal_links.choices import ONCE, RequestKind, RequestState

MONTHS_TO_ANSWER = 1
"""Article 12(3): within one month of receipt."""
WARNED_AFTER = datetime.timedelta(days=20)
"""From then on the data protection officer is warned."""
LONGEST_WORDS = 1_000
LONGEST_ANSWER = 3_000


class RightsRequest(PersonalRecord):
    """It is open until somebody answers it: done or refused, with a reason that the person gets to read."""

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="rights_requests"
    )
    kind = models.CharField(_("what is asked"), max_length=12, choices=RequestKind.choices)
    words = SealedTextField(_("in the person's words"), max_length=LONGEST_WORDS, blank=True)
    asked_on = models.DateField(_("asked"))
    state = models.CharField(_("state"), max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    warned_on = models.DateField(_("the officer was warned"), null=True, blank=True)
    answered_on = models.DateField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answer = SealedTextField(_("answer"), max_length=LONGEST_ANSWER, blank=True)

    class Meta:
        verbose_name = _("request of a person")
        verbose_name_plural = _("requests of people")
        ordering = ("asked_on", "reference")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind"),
                condition=models.Q(state=RequestState.OPEN, kind__in=sorted(ONCE)),
                name="rights_request_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.OPEN, answered_on=None)
                | ~models.Q(state=RequestState.OPEN) & models.Q(answered_on__isnull=False),
                name="rights_request_is_open_or_answered",
            ),
        )

    @property
    def due_on(self) -> datetime.date:
        """The last day on which it is answered in time."""
        return months_later(self.asked_on, MONTHS_TO_ANSWER)

    @property
    def is_open(self) -> bool:
        return self.state == RequestState.OPEN
