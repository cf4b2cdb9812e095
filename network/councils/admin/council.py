"""One council: who has a seat today, who had or will have one, who has promised secrecy; how it works."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offers
from network.councils.admin.screens import OfOneCouncil
from network.councils.forms import WaysForm
from network.councils.queries import leading_version, needs_in
from network.councils.reports import terms_of


class CouncilScreen(OfOneCouncil):
    template_name = "network/councils/admin/council.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "terms": terms_of(self.council, timezone.localdate()),
            "needs": needs_in(self.council),
            "offers": offers("council"),
            "summary_above": self._page_to_write_below(),
        }
        return super().get_context_data(**words | kwargs)

    def _page_to_write_below(self) -> int | None:
        """The page below which whoever looks may write the summary of a term."""
        page = leading_version(self.council.council_key)
        return page.pk if page and page.permissions_for_user(self.user).can_add_subpage() else None


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
        try:
            form.save(by=self.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        return self.back(gettext("Kept."))
