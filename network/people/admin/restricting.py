"""Restricting the use of one person's data, lifting it, and the list of those whose use is restricted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen
from base.users import User
from network.people.admin.screens import ABOVE, OfOnePerson
from network.people.choices import RouteKind
from network.people.forms import LiftForm, RestrictForm
from network.people.models import Person
from network.people.permissions import can_restrict, looks_after_rights, whose_rights_are_looked_after_by
from network.people.queries import kept_only


class RestrictScreen(OfOnePerson):
    """What restricting does, in plain words, with a reason; or, while it lasts, telling the person and lifting it."""

    template_name = "network/people/restrict.html"

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_restrict(user, person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = LiftForm() if self.person.is_restricted else RestrictForm()
        has_mail = self.person.routes.filter(kind=RouteKind.EMAIL).exists()
        return super().get_context_data(**{"form": form, "has_mail": has_mail, **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if not self.person.is_restricted:
            return self._act(RestrictForm(request.POST), gettext("The use of the data is restricted from now on."))
        if "tell" in request.POST:
            form = LiftForm(request.POST, only_told=True)
            return self._act(form, gettext("A message is on its way. The restriction stays until you lift it."))
        return self._act(LiftForm(request.POST), gettext("The restriction was lifted."))

    def _act(self, form: RestrictForm | LiftForm, told: str) -> HttpResponse:
        try:
            if form.is_valid():
                form.save(person=self.person, by=self.user)
                messages.success(self.request, told)
                return redirect("people_person", self.person.pk)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
        return self.render_to_response(self.get_context_data(form=form), status=422)


class RestrictedScreen(Screen):
    """The list of people shows nothing of them; here stand their references, for those who may lift it."""

    page_title = _("Use restricted")
    header_icon = "lock"
    template_name = "network/people/restricted_list.html"
    above = ABOVE

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return looks_after_rights(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = kept_only(whose_rights_are_looked_after_by(self.user))
        return super().get_context_data(people=people, **kwargs)
