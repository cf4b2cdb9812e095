"""Adding somebody. What is there already is never shown: who shares a number is another person until staff say so."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen
from base.notices import notice_for
from base.users import User
from network.people.admin.screens import ABOVE
from network.people.forms import NewPersonForm, RouteForms, told_routes
from network.people.permissions import can_add

PURPOSE = "people"


class NewPersonScreen(Screen):
    page_title = _("Add somebody")
    header_icon = "user"
    template_name = "network/people/new.html"
    above = ABOVE

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return can_add(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"form": NewPersonForm(by=self.user), "routes": RouteForms(), "notice": notice_for(PURPOSE)}
        return super().get_context_data(**{**words, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        form, routes = NewPersonForm(request.POST, by=self.user), RouteForms(request.POST)
        if notice_for(PURPOSE) is None or not (form.is_valid() and routes.is_valid()):
            return self.render_to_response(self.get_context_data(form=form, routes=routes), status=422)
        person = form.save_with(told_routes(routes))
        messages.success(request, gettext("Somebody was added."))
        return redirect("people_person", person.pk)
