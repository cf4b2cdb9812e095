"""What is asked of whoever freezes and withdraws figures."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from base.half_years import HalfYear, ended_before
from base.identity.forms import RefusesCodes, refuse_contacts
from base.users import User
from network.figures.choices import LONGEST_WHY, PERIODS_OFFERED, SETTLING
from network.figures.models import FrozenReport
from network.figures.permissions import centres_figured_by
from network.figures.queries import periods_frozen
from network.figures.services import withdraw_figures
from network.regions.models import Centre


class ChooseForm(forms.Form):
    """Which centre and which half-year: one of the last ones, or an older one of which something was frozen.

    What is not understood is the first of each.
    """

    centre = forms.ModelChoiceField(label=_("Centre"), queryset=Centre.objects.none(), required=False, empty_label=None)
    period = forms.ChoiceField(label=_("Half-year"), required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = centres_figured_by(user)
        ended = ended_before(timezone.localdate() - SETTLING, PERIODS_OFFERED)
        self.periods = sorted({*ended, *periods_frozen(own)}, reverse=True)
        self.fields["centre"].queryset = own  # type: ignore[attr-defined]
        self.fields["period"].choices = [(each.code, capfirst(str(each))) for each in self.periods]  # type: ignore[attr-defined]
        if own.count() == 1:
            self.fields["centre"].widget = forms.HiddenInput()
        self.first = own.first()
        self.initial = {"centre": self.first.pk if self.first else None, "period": self.periods[0].code}

    @property
    def chosen(self) -> tuple[Centre | None, HalfYear]:
        told = self.cleaned_data if self.is_valid() else {}
        return told.get("centre") or self.first, HalfYear.named(told.get("period") or "") or self.periods[0]


class PublishForm(forms.Form):
    """Asked once more, for it cannot be undone."""

    sure = forms.BooleanField(
        label=_("I have read these figures, and know that what is published is neither taken back nor reckoned anew.")
    )
    looked_at = forms.DateTimeField(widget=forms.HiddenInput)
    """When what was shown was frozen."""


class WithdrawForm(RefusesCodes, forms.Form):
    """Everybody reads why."""

    why_fi = forms.CharField(
        label=_("Why, in Finnish"),
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence or two, for everybody. The figures cannot be reckoned anew afterwards."),
    )
    why_sv = forms.CharField(
        label=_("Why, in Swedish"), max_length=LONGEST_WHY, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    sure = forms.BooleanField(label=_("I know that this cannot be undone."))

    def _clean_fields(self) -> None:
        super()._clean_fields()
        refuse_contacts(self)

    def save(self, *, frozen: FrozenReport, by: User) -> FrozenReport:
        """Raises ValidationError."""
        return withdraw_figures(
            frozen=frozen, why_fi=self.cleaned_data["why_fi"], why_sv=self.cleaned_data["why_sv"], by=by
        )
