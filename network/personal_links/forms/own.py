"""What a person changes on the own page, and the ways in."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy as _

from base.public_form import PublicForm
from network.notices.choices import Purpose
from network.people.choices import Channel, Language, RouteKind, Showing
from network.people.models import Person, Release
from network.people.services import change_person, release_showing, set_routes, withdraw_release
from network.people.services.people import Route
from network.personal_links.models import LinkRequest
from network.personal_links.services import ask_for_link
from network.regions.models import Region
from network.regions.queries import regions_today


class AskForm(PublicForm):
    """Where a link should be sent."""

    purpose = Purpose.PEOPLE

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("If we know the address, a link is sent to it in a few minutes."),
    )

    def save(self) -> LinkRequest:
        language = (get_language() or "fi").split("-")[0]
        return ask_for_link(address=self.cleaned_data["address"], language=language, by=None)


class DetailsForm(PublicForm):
    """What to call the person, and in which language."""

    purpose = Purpose.PEOPLE

    calling_name = forms.CharField(
        label=_("What may we call you?"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "nickname"})
    )
    full_name = forms.CharField(
        label=_("Your full name, if you like"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("In which language do we write to you?"), choices=Language.choices)
    region = forms.ModelChoiceField(
        label=_("Your county, if you like"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("I would rather not say"),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        known = {name: getattr(person, name) for name in ("calling_name", "full_name", "language", "region")}
        super().__init__(*args, initial=known, **kwargs)
        self.person = person
        self.fields["region"].queryset = regions_today()  # type: ignore[attr-defined]

    def save(self) -> Person:
        values = {name: self.cleaned_data[name] for name in ("calling_name", "full_name", "language", "region")}
        return change_person(person=self.person, values=values, by=None)


class RoutesForm(PublicForm):
    """How the person wants to be reached. A way through a worker is changed with the worker."""

    purpose = Purpose.PEOPLE

    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telephone"), required=False, max_length=40, widget=forms.TelInput(attrs={"autocomplete": "tel"})
    )
    may_leave_message = forms.BooleanField(
        label=_("A message may be left on the telephone"),
        required=False,
        help_text=_("Leave it empty if others could hear or see the message."),
    )
    post = forms.CharField(
        label=_("Postal address"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person, self.rows = person, list(person.routes.all())
        known = {row.kind: row.value for row in reversed(self.rows)}
        messages = any(row.may_leave_message for row in self.rows if row.kind == RouteKind.PHONE)
        super().__init__(*args, initial={**known, "may_leave_message": messages}, **kwargs)

    def save(self) -> None:
        told = self.cleaned_data
        routes = [Route(kind, told[kind], kind == RouteKind.EMAIL) for kind in ("email", "post") if told[kind]]
        if told["phone"]:
            routes.insert(0, Route(RouteKind.PHONE, told["phone"], told["may_leave_message"]))
        routes += [
            Route(row.kind, row.value, row.may_leave_message) for row in self.rows if row.kind == RouteKind.WORKER
        ]
        set_routes(person=self.person, routes=routes, by=None)


class ShowingForm(PublicForm):
    """What may be shown of the person on the pages. What is left empty is not shown, from the next moment on."""

    purpose = Purpose.PEOPLE

    name = forms.CharField(label=_("Name or nickname that may be shown"), required=False, max_length=100)
    quotation = forms.CharField(
        label=_("Words of yours that may be shown"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    municipality = forms.CharField(label=_("Municipality that may be shown"), required=False, max_length=100)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        held = person.releases.filter(withdrawn_at=None)
        self.person, self.held = person, {release.showing: release for release in held}
        super().__init__(*args, initial={showing: held.words for showing, held in self.held.items()}, **kwargs)
        if Showing.PHOTO in self.held:
            self.fields["keep_photo"] = forms.BooleanField(
                label=_("Your photo may be shown"), required=False, initial=True
            )
        if person.has_safety_ban:
            del self.fields["municipality"]

    def save(self) -> list[Release]:
        """New words are a new version; what is empty is withdrawn."""
        made = []
        for showing in (Showing.NAME, Showing.QUOTATION, Showing.MUNICIPALITY):
            words = self.cleaned_data.get(showing, "").strip()
            old = self.held[showing].words if showing in self.held else ""
            if words and words != old:
                made.append(
                    release_showing(person=self.person, showing=showing, words=words, channel=Channel.WEB, by=None)
                )
            elif old and not words:
                withdraw_release(person=self.person, showing=showing, by=None)
        if Showing.PHOTO in self.held and not self.cleaned_data.get("keep_photo"):
            withdraw_release(person=self.person, showing=Showing.PHOTO, by=None)
        return made
