"""Somebody new, what is known of them, and how they are reached."""

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.users import User
from network.people.choices import Language, RouteKind
from network.people.models import PartKind, Person
from network.people.permissions import centres_of
from network.people.services import add_person, change_person, give_part
from network.people.services.people import Route
from network.regions.models import Centre, Region
from network.regions.queries import regions_today

FEWEST_DIGITS = 5


class PersonForm(forms.Form):
    """What is known of a person besides how to reach them."""

    calling_name = forms.CharField(
        label=_("What to call them"), max_length=60, help_text=_("A first name or a nickname is enough.")
    )
    full_name = forms.CharField(
        label=_("Full name"), max_length=120, required=False, help_text=_("Only where it is needed.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial=Language.FINNISH)
    region = forms.ModelChoiceField(
        label=_("Wellbeing services county"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("Not told"),
        help_text=_("Only when the person wants to tell it."),
    )
    has_safety_ban = forms.BooleanField(
        label=_("Safety ban"),
        required=False,
        help_text=_("The person's whereabouts must not be told to anybody. That there is a ban is secret as well."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions_today()  # type: ignore[attr-defined]

    @classmethod
    def of(cls, person: Person) -> "PersonForm":
        """The form with what is known."""
        return cls(initial={name: getattr(person, name) for name in cls.base_fields})

    def save_for(self, person: Person, by: User) -> Person:
        return change_person(person=person, values=self.cleaned_data, by=by)


class RouteForm(forms.Form):
    """One way to reach a person."""

    kind = forms.ChoiceField(label=_("Kind"), choices=RouteKind.choices)
    value = forms.CharField(
        label=_("Address or number"),
        max_length=300,
        help_text=_("Through a worker: which worker or office, never the client's matter."),
    )
    may_leave_message = forms.BooleanField(label=_("A message may be left"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind, value = cleaned.get("kind"), str(cleaned.get("value", ""))
        if kind == RouteKind.EMAIL and value:
            try:
                validate_email(value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        if kind == RouteKind.PHONE and value and sum(sign.isdigit() for sign in value) < FEWEST_DIGITS:
            self.add_error("value", gettext("This is no telephone number."))
        return cleaned


RouteForms = forms.formset_factory(RouteForm, extra=1, max_num=6, validate_max=True, can_delete=True)


def told_routes(routes: Any) -> list[Route]:
    """The ways that were told in the forms, in order; a form that was left empty or crossed out tells none."""
    told = [form.cleaned_data for form in routes if form.cleaned_data and not form.cleaned_data.get("DELETE")]
    return [Route(row["kind"], row["value"], row["may_leave_message"]) for row in told if row.get("value")]


class NewPersonForm(PersonForm):
    """Somebody who phones, comes by or comes with a worker."""

    centre = forms.ModelChoiceField(label=_("Centre of expertise"), queryset=Centre.objects.none())
    part = forms.ModelChoiceField(label=_("As what"), queryset=PartKind.objects.all())

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        own = centres_of(by, keeping=True).exclude(organisation=None)
        self.fields["centre"].queryset = own  # type: ignore[attr-defined]
        self.fields["centre"].initial = own.first()

    def save_with(self, routes: list[Route]) -> Person:
        """Add the person with a part from today on."""
        centre = self.cleaned_data["centre"]
        values = {name: self.cleaned_data[name] for name in PersonForm.base_fields}
        person = add_person(values=values, routes=routes, controller=centre.organisation, by=self.by)
        today = timezone.localdate()
        give_part(person=person, kind=self.cleaned_data["part"], centre=centre, starts_on=today, by=self.by)
        return person
