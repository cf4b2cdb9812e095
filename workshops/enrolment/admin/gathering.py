"""One workshop: its places in numbers, who has one, who waits, and what can be done."""

from typing import Any

from django.utils import timezone

from base.offers import offers
from network.messages.queries import calls_waiting
from workshops.enrolment.admin.screens import OfOneGathering
from workshops.enrolment.reports import places_of, rows_of


class GatheringScreen(OfOneGathering):
    template_name = "workshops/enrolment/admin/gathering.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        words = {
            "places": places_of(self.gathering, now),
            "rows": rows_of(self.gathering, now),
            "offers": offers("gathering"),
            "calls": calls_waiting(self.gathering.workshop_key).count(),
            "is_ahead": self.gathering.is_ahead(now),
            "has_begun": self.gathering.starts_at is not None and now >= self.gathering.starts_at,
        }
        return super().get_context_data(**words | kwargs)
