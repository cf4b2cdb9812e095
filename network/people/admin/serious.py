"""What cannot be undone: making one of two, and erasing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from base.personal_data.erasing import OnHoldError, erase_person
from base.users import User
from network.people.admin.screens import OfOnePerson
from network.people.forms import EraseForm, MergeForm
from network.people.models import Person
from network.people.permissions import can_change, can_erase


class MergeScreen(OfOnePerson):
    template_name = "network/people/merge.html"

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_change(user, person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": MergeForm(person=self.person, by=self.user), **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        form = MergeForm(request.POST, person=self.person, by=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        person = form.save()
        messages.success(request, gettext("The two are one now."))
        return redirect("people_person", person.pk)


class EraseScreen(OfOnePerson):
    """For the data protection officer. The reference is written once more before anything is deleted."""

    template_name = "network/people/erase.html"

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_erase(user, person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": EraseForm(person=self.person), **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        form = EraseForm(request.POST, person=self.person)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            certificate = erase_person(person=self.person.pk, by=self.user)
        except OnHoldError:
            form.add_error(None, gettext("There is a hold on this person's data: nothing may be deleted now."))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        told = gettext("The person was erased. Certificate %(reference)s is kept.") % {"reference": certificate}
        messages.success(request, told)
        if number := len(certificate.files):
            words = ngettext(
                "%(number)d file names the person inside. The certificate tells which: somebody has to change it.",
                "%(number)d files name the person inside. The certificate tells which: somebody has to change them.",
                number,
            )
            messages.warning(request, words % {"number": number})
        return redirect("people_modeladmin_index")
