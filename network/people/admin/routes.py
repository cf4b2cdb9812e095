"""How to reach one person: shown with a reason, which is noted before anything is shown."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from base.users import User
from network.people.admin.screens import OfOnePerson
from network.people.forms import RevealForm, RouteForms, told_routes
from network.people.models import Person
from network.people.permissions import can_change, can_reveal
from network.people.services import reveal_routes, set_routes


class RoutesScreen(OfOnePerson):
    """First the reason; then the routes, which those who keep the person may change. Nothing of it is in an address."""

    template_name = "network/people/routes.html"

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_reveal(user, person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"reason": RevealForm(), "routes": None, "changes": can_change(self.user, self.person)}
        return super().get_context_data(**{**words, **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        return self._save(request) if "save" in request.POST else self._reveal(request)

    def _reveal(self, request: HttpRequest) -> HttpResponse:
        form = RevealForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(reason=form), status=422)
        rows = reveal_routes(person=self.person, reason=form.cleaned_data["reason"], by=self.user)
        told = [{"kind": row.kind, "value": row.value, "may_leave_message": row.may_leave_message} for row in rows]
        return self.render_to_response(self.get_context_data(routes=RouteForms(initial=told), shown=rows))

    def _save(self, request: HttpRequest) -> HttpResponse:
        routes = RouteForms(request.POST)
        if not routes.is_valid():
            return self.render_to_response(self.get_context_data(routes=routes), status=422)
        set_routes(person=self.person, routes=told_routes(routes), by=self.user)
        messages.success(request, gettext("The ways to reach the person were changed."))
        return redirect("people_person", self.person.pk)
