"""What is done with one enrolment, after asking once more."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.forms.moving import MoveForm
from workshops.enrolment.forms.staff import BeyondForm
from workshops.enrolment.models import Enrolment
from workshops.enrolment.reports import row_of
from workshops.enrolment.services import accept_place, cancel_enrolment, leave_series, pass_over

PLAIN: dict[str, Callable[..., Any]] = {"accept": accept_place, "cancel": cancel_enrolment, "pass-over": pass_over}
TOLD_AT_ONCE = frozenset({"accept", "cancel", "move", "leave-series"})
"""What somebody who has no e-mail address asked for themselves: nobody has to call them back."""
TITLES = {
    "accept": _("The person takes the place"),
    "cancel": _("The person cannot come"),
    "pass-over": _("Give the place to the next one"),
    "move": _("Move the person to another workshop"),
    "beyond": _("Give a place beyond the places"),
    "leave-series": _("The person leaves the whole series"),
}


class RowScreen(ArrangesOneGathering):
    template_name = "workshops/enrolment/admin/row.html"

    @property
    def page_title(self) -> Any:
        if self.kwargs["act"] not in TITLES:
            raise Http404
        return TITLES[self.kwargs["act"]]

    @cached_property
    def enrolment(self) -> Enrolment:
        found: Enrolment = get_object_or_404(
            self.gathering.enrolments.select_related("person", "gathering", "following__chain"), pk=self.kwargs["row"]
        )
        return found

    def form(self, data: Any = None) -> Any:
        act, at = self.kwargs["act"], timezone.now()
        if act == "move":
            return MoveForm(data, enrolment=self.enrolment, at=at, by=self.user)
        return BeyondForm(data) if act == "beyond" else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        who = row_of(self.enrolment, timezone.now())
        words = {"who": who, "may": self.kwargs["act"] in who.acts, "act": self.kwargs["act"], "form": self.form()}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int, row: str, act: str) -> HttpResponse:
        form = self.form(request.POST) if act in TITLES else None
        if form is not None and not form.is_valid():
            return self.again(form)
        try:
            self._do(act, form)
        except ValidationError as error:
            del self.enrolment
            return self.again(form, error=error.messages[0])
        except PermissionDenied:
            return self.again(form, error=gettext("Some of these workshops are another centre's. Ask its coordinator."))
        if act in TOLD_AT_ONCE:
            return self.back(
                gettext("Done. A letter goes out if there is an e-mail address; tell the others yourself.")
            )
        return self.back(gettext("Done. A letter goes out, or the person comes onto the call list."))

    def _do(self, act: str, form: Any) -> None:
        at = timezone.now()
        if act == "move":
            form.save()
        elif act == "beyond":
            form.save(enrolment=self.enrolment, at=at, by=self.user)
        elif act == "leave-series" and self.enrolment.following:
            leave_series(following=self.enrolment.following, at=at, by=self.user)
        elif act in PLAIN:
            PLAIN[act](enrolment=self.enrolment, at=at, by=self.user)
        else:
            raise Http404
