"""The questions of an application, wherever they are asked: on the own page in steps, or by the staff on one screen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from network.applications.choices import AgeGroup, ServiceKind
from network.applications.models import LONGEST_WORDS, Application
from network.councils.models import Call
from network.regions.queries import regions_today

ABOUT = ("age_group", "region", "municipality", "service")
RATHER_NOT = ("", _("I would rather not say"))


TELL_WHY = _("Tell first why you would like to be in the council. A few words are enough.")


def words_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=help_text,
        error_messages={"required": TELL_WHY},
    )


def _regions() -> list[tuple[str, Any]]:
    return [RATHER_NOT, *((region.code, region.short_name) for region in regions_today())]


class AsksWords(forms.Form):
    """Why, and what somebody has experience of, in their own words."""

    why = words_field(_("Why would you like to be in the council?"), _("A few words are enough."))
    experience = words_field(
        _("What do you have experience of?"),
        _("Write only what you want to tell. You need not name an illness, a benefit or an office."),
    )

    def show_words(self, application: Application) -> None:
        for name in ("why", "experience"):
            self.initial.setdefault(name, getattr(application, name))


class AsksAbout(forms.Form):
    """What a call asks, and only that. Everything may be left empty."""

    age_group = forms.ChoiceField(label=_("How old are you?"), choices=[RATHER_NOT, *AgeGroup.choices], required=False)
    region = forms.ChoiceField(
        label=_("In which wellbeing services county do you live?"), choices=_regions, required=False
    )
    municipality = forms.CharField(
        label=_("In which municipality do you live?"),
        required=False,
        max_length=60,
        help_text=_("Only if you want to tell it."),
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )
    service = forms.MultipleChoiceField(
        label=_("Which services do you know?"),
        choices=ServiceKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose as many as you want, or none. Nobody asks why you know them."),
    )

    def ask_what_is_told(self, call: Call) -> None:
        """Leave out what this call does not ask."""
        for name in ABOUT:
            if not getattr(call, f"asks_{name}"):
                del self.fields[name]

    def show_about(self, application: Application) -> None:
        """What was told before stands in the form."""
        for name in ABOUT:
            if name in self.fields:
                told = application.services if name == "service" else getattr(application, name)
                self.initial.setdefault(name, told)

    def clean_service(self) -> str:
        return ",".join(self.cleaned_data["service"])

    def clean_municipality(self) -> str:
        """One space between words, as whoever counts them expects."""
        return " ".join(self.cleaned_data["municipality"].split())


class AsksReserve(forms.Form):
    """Whether somebody wants to wait for a seat that frees."""

    wants_reserve = forms.BooleanField(
        label=_("If I get no seat, I want to be on the reserve list"),
        required=False,
        help_text=_("Then we may ask you later. What you told is kept no longer than without it."),
    )
