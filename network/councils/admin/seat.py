"""Giving a seat to somebody of the register, and what is done with one."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.admin_screens import OfOneRecord
from base.audit.choices import Act
from base.audit.services import note
from base.offers import offer
from base.users import User
from network.councils.admin.screens import OfOneCouncil
from network.councils.forms import EndForm, NeedsForm, PromiseForm, RoleForm, SeatForm
from network.councils.models import Seat
from network.councils.permissions import keeps_any
from network.councils.queries import newest_text
from network.people.models import Person
from network.people.permissions import can_change, visible_to

offer("person", "council_give_seat", _("Give a seat in a council"))


class GiveSeatScreen(OfOneRecord):
    """For somebody who is in the register: which council, what they are there, from when on."""

    header_icon = "group"
    page_title = _("Give a seat in a council")
    template_name = "network/councils/admin/give_seat.html"
    above = (("people_modeladmin_index", _("People")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    def seen(self) -> QuerySet[Person]:
        return visible_to(self.user)

    @property
    def person(self) -> Person:
        found: Person = self.record
        return found

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_change(user, person)

    def get_page_title(self) -> str:
        return str(self.page_title)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note(act=Act.SAW, of=self.person, by=self.user, controller=self.person.controller_id, fields=["seat"])
        return super().get(request, *args, **kwargs)

    def form(self, data: Any = None) -> SeatForm:
        return SeatForm(data, person=self.person, by=self.user, today=timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.person, "form": self.form(), **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        form = self.form(request.POST)
        try:
            if form.is_valid():
                seat = form.save(by=self.user)
                return redirect("council", seat.term.council_id)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form), status=422)


FORMS: dict[str, Any] = {"end": EndForm, "promise": PromiseForm, "needs": NeedsForm, "role": RoleForm}
TITLES = {
    "end": _("End the seat"),
    "promise": _("Write down the promise of secrecy"),
    "needs": _("Write down what the member needs"),
    "role": _("Change the role"),
}
DONE = {
    "end": _("The seat has got its last day."),
    "promise": _("The promise was written down."),
    "needs": _("It was written down."),
    "role": _("The role has been changed."),
}


class SeatScreen(OfOneCouncil):
    """One seat: its last day, or what was told on paper or by telephone: the promise, the needs."""

    template_name = "network/councils/admin/seat.html"

    @property
    def act(self) -> str:
        """Raises Http404 for one that there is not."""
        if self.kwargs["act"] not in TITLES:
            raise Http404
        return str(self.kwargs["act"])

    @property
    def page_title(self) -> Any:
        return TITLES[self.act]

    @cached_property
    def seat(self) -> Seat:
        held = Seat._base_manager.filter(term__council=self.council).select_related("person", "term")
        found: Seat = get_object_or_404(held, pk=self.kwargs["seat"])
        return found

    def found(self) -> None:
        """Of somebody whose use is restricted nothing is shown that they told."""
        if self.act in {"needs", "role"} and self.seat.person.is_restricted:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FORMS[self.act](seat=self.seat)
        words = {"held": self.seat, "act": self.act, "form": form, "text": newest_text()}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int, seat: str, act: str) -> HttpResponse:
        self.found()
        form = FORMS[self.act](request.POST, seat=self.seat)
        try:
            if form.is_valid():
                form.save(by=self.user)
                return self.back(str(DONE[self.act]))
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)
