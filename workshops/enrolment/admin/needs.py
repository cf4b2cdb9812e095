"""What those who come need: whose it is, whoever arranges it knows; at the door, what is needed is enough."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from workshops.enrolment.admin.screens import OfOneGathering
from workshops.enrolment.permissions import can_arrange
from workshops.enrolment.reports import needs_at


class NeedsScreen(OfOneGathering):
    page_title = _("Needs to take part")
    template_name = "workshops/enrolment/admin/needs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        named = can_arrange(self.user, self.gathering)
        return super().get_context_data(**{"needs": needs_at(self.gathering, named=named), **kwargs})
