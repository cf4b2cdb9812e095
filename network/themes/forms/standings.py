"""How a theme stands in a region from a day on, and why."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.date_inputs import DayInput
from base.identity.forms import RefusesCodes, refuse_contacts
from base.keyed_form import CountsOnce
from base.users import User
from network.regions.models import Region
from network.themes.choices import LONGEST_WHY, Standing
from network.themes.models import Theme, ThemeStanding
from network.themes.services import change_why, note_standing

WHY: dict[str, Any] = {"max_length": LONGEST_WHY, "widget": forms.Textarea(attrs={"rows": 3})}


class WhyForm(RefusesCodes, forms.Form):
    """Why a theme stands as it does; everybody reads it."""

    why_fi = forms.CharField(
        label=_("Why, in Finnish"), help_text=_("In a sentence or two; everybody reads it. Name nobody."), **WHY
    )
    why_sv = forms.CharField(label=_("Why, in Swedish"), required=False, **WHY)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        refuse_contacts(self)

    def change(self, *, standing: ThemeStanding, by: User) -> ThemeStanding:
        """Raises ValidationError."""
        told = self.cleaned_data
        return change_why(standing=standing, why_fi=told["why_fi"], why_sv=told["why_sv"], by=by)


class StandingForm(CountsOnce, WhyForm):
    """Everybody reads it on the page of the theme."""

    standing = forms.ChoiceField(label=_("How does it stand?"), choices=Standing.choices, widget=forms.RadioSelect)
    since_on = forms.DateField(label=_("From which day on"), widget=DayInput)

    field_order = ("standing", "since_on", "why_fi", "why_sv")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"since_on": timezone.localdate()}, **kwargs})

    def save(self, *, theme: Theme, region: Region, by: User) -> ThemeStanding:
        """Raises ValidationError."""
        told = self.cleaned_data
        return note_standing(
            theme=theme,
            region=region,
            standing=Standing(told["standing"]),
            since_on=told["since_on"],
            why_fi=told["why_fi"],
            why_sv=told["why_sv"],
            key=told["key"],
            by=by,
        )
