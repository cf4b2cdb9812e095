"""What those who come need, for whoever arranges it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workshops.enrolment.admin.screens import OfOneGathering
from workshops.enrolment.reports import needs_at


class NeedsScreen(OfOneGathering):
    page_title = _("Needs to take part")
    template_name = "workshops/enrolment/admin/needs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"needs": needs_at(self.gathering), **kwargs})
