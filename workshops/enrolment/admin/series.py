"""The series of a workshop as a whole."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.permissions import arranged_by
from workshops.enrolment.queries import beside
from workshops.enrolment.reports import numbers_of_series, people_of_series


class SeriesScreen(ArrangesOneGathering):
    """Who came to what, and the numbers over time."""

    page_title = _("The whole series")
    template_name = "workshops/enrolment/admin/series.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = list(beside(self.gathering, arranged_by(self.user)))
        words = {"numbers": numbers_of_series(found, timezone.now()), "people": people_of_series(found)}
        return super().get_context_data(**words | kwargs)
