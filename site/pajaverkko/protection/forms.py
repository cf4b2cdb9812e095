"""What the officer asks the log, and what is held back from deletion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from base.audit.choices import Act
from base.personal_data.models import Hold
from base.users import User
from pajaverkko.protection.services import set_hold

REFERENCE, LONGEST_REFERENCE = 12, 40


class LogForm(forms.Form):
    """Which entries: of a person or record, of an act, of an account, of some days. Everything may be left out."""

    reference = forms.CharField(label=_("Reference"), max_length=LONGEST_REFERENCE, required=False)
    act = forms.ChoiceField(label=_("What was done"), choices=[("", _("Anything")), *Act.choices], required=False)
    email = forms.EmailField(
        label=_("Account"), required=False, help_text=_("What it did, and what was done to its rights.")
    )
    since = forms.DateField(label=_("From day"), required=False)
    until = forms.DateField(label=_("To day"), required=False)


class HoldForm(forms.Form):
    """Why nothing of a person may be deleted for now."""

    person = forms.CharField(label=_("Reference of the person"), max_length=REFERENCE)
    reason = forms.CharField(label=_("Legal basis and reason"), max_length=200)

    def clean_person(self) -> str:
        return str(self.cleaned_data["person"]).strip().upper()

    def save(self, *, by: User) -> Hold:
        return set_hold(person=self.cleaned_data["person"], reason=self.cleaned_data["reason"], by=by)
