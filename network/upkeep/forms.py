"""A coordinator's word that a material still holds."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.users import User
from network.materials.pages import MaterialPage
from network.upkeep.services import mark_reviewed

YEARS = ((1, _("in one year")), (2, _("in two years")), (3, _("in three years")))


class ReviewedForm(forms.Form):
    """Which material was looked through, and for how many years it is good."""

    material: Any = forms.ModelChoiceField(queryset=MaterialPage.objects.none(), widget=forms.HiddenInput)
    years = forms.TypedChoiceField(
        label=_("Next review"),
        choices=YEARS,
        coerce=int,
        initial=1,
    )

    def __init__(self, *args: Any, materials: QuerySet[MaterialPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["material"].queryset = materials  # type: ignore[attr-defined]

    def save(self, *, today: datetime.date, by: User) -> None:
        """A day of a leap year that is not there becomes the one before."""
        year = today.year + self.cleaned_data["years"]
        last = (today.month, today.day) == (2, 29)
        next_on = today.replace(year=year, day=28) if last else today.replace(year=year)
        mark_reviewed(material=self.cleaned_data["material"], next_on=next_on, today=today, by=by)
