"""One council: who has a seat today, who had or will have one, who has promised secrecy."""

from typing import Any

from django.utils import timezone

from network.councils.admin.screens import OfOneCouncil
from network.councils.queries import needs_in
from network.councils.reports import terms_of


class CouncilScreen(OfOneCouncil):
    template_name = "network/councils/admin/council.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"terms": terms_of(self.council, timezone.localdate()), "needs": needs_in(self.council)}
        return super().get_context_data(**words | kwargs)
