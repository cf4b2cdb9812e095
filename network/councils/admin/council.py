"""One council: who has a seat today, who had or will have one, who has promised secrecy; how it works."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offers
from network.councils.admin.screens import OfOneCouncil
from network.councils.forms import WaysForm
from network.councils.queries import needs_in
from network.councils.reports import terms_of


class CouncilScreen(OfOneCouncil):
    template_name = "network/councils/admin/council.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "terms": terms_of(self.council, timezone.localdate()),
            "needs": needs_in(self.council),
            "offers": offers("council"),
        }
        return super().get_context_data(**words | kwargs)


class WaysScreen(OfOneCouncil):
    """How memos are agreed, and how long public minutes stay."""

    page_title = _("How the council works")
    template_name = "network/councils/admin/ways.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": WaysForm(council=self.council), **kwargs})

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = WaysForm(request.POST, council=self.council)
        if not form.is_valid():
            return self.again(form)
        form.save(by=self.user)
        return self.back(gettext("Kept."))
