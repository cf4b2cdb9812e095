"""One person: what is known besides how to reach them, their parts, and what they let be shown."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offers
from base.users import User
from network.people.admin.screens import OfOnePerson
from network.people.choices import Showing
from network.people.forms import PartForm, PersonForm, ReleaseForm
from network.people.models import Person
from network.people.permissions import (
    can_change,
    can_erase,
    can_restrict,
    can_reveal,
    doubles_seen_by,
    keeps,
    parts_seen_by,
)
from network.people.services import end_part, withdraw_release


class PersonScreen(OfOnePerson):
    """While the use is restricted nothing is told but that it is."""

    template_name = "network/people/person.html"

    def get_template_names(self) -> list[str]:
        return ["network/people/kept_only.html"] if self.person.is_restricted else super().get_template_names()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, user = self.person, self.user
        kwargs |= {
            "restricts": can_restrict(user, person),
            "keeps": keeps(user, person),
            "offers": offers("person") if keeps(user, person) else (),
        }
        if person.is_restricted:
            return super().get_context_data(**kwargs)
        return super().get_context_data(
            parts=parts_seen_by(self.user).filter(person=person).select_related("kind", "centre"),
            routes=[route.get_kind_display() for route in person.routes.defer("value")],
            releases=person.releases.filter(withdrawn_at=None),
            changes=can_change(user, person),
            reveals=can_reveal(user, person),
            erases=can_erase(user, person),
            doubles=doubles_seen_by(user, person) if can_change(user, person) else (),
            **kwargs,
        )


class ChangesOnePerson(OfOnePerson):
    """A form that changes something of the person."""

    template_name = "network/people/form.html"
    label: Any = _("Save")

    def is_allowed_here(self, user: User, person: Person) -> bool:
        return can_change(user, person)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"label": self.label, **kwargs})

    def again(self, form: Any) -> HttpResponse:
        """The form once more, with what is wrong."""
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def back(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect("people_person", self.person.pk)


class EditScreen(ChangesOnePerson):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": PersonForm.of(self.person), **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        form = PersonForm(request.POST)
        if not form.is_valid():
            return self.again(form)
        form.save_for(self.person, self.user)
        return self.back(gettext("What is known was changed."))


class PartScreen(ChangesOnePerson):
    """A new part; or, with `end`, the end of one."""

    label = _("Give the part")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"starts_on": timezone.localdate()}
        return super().get_context_data(**{"form": PartForm(person=self.person, by=self.user, initial=words), **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if "end" in request.POST:
            part = get_object_or_404(self.person.parts.all(), pk=request.POST["end"])
            end_part(part=part, on=timezone.localdate(), by=self.user)
            return self.back(gettext("The part ends today."))
        form = PartForm(request.POST, person=self.person, by=self.user)
        try:
            if not form.is_valid():
                return self.again(form)
            form.save()
        except ValidationError as error:
            form.add_error(None, error.messages[0])
            return self.again(form)
        return self.back(gettext("The part was given."))


class ReleaseScreen(ChangesOnePerson):
    """What the person has let be shown; or, with `withdraw`, that they do so no more."""

    label = _("Write it down")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"form": ReleaseForm(), "sends_files": True, **kwargs})

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        if "withdraw" in request.POST:
            if request.POST["withdraw"] not in Showing.values:
                raise Http404
            withdraw_release(person=self.person, showing=Showing(request.POST["withdraw"]), by=self.user)
            return self.back(gettext("It is shown nowhere any more."))
        form = ReleaseForm(request.POST, request.FILES)
        try:
            if not form.is_valid():
                return self.again(form)
            form.save(person=self.person, by=self.user)
        except ValidationError as error:
            form.add_error(None, error.messages[0])
            return self.again(form)
        return self.back(gettext("What may be shown was written down."))
