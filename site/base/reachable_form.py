"""What to call somebody, and one way to reach them: what the forms for anybody ask first."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.phone_field import PhoneField

ABOUT = ("calling_name", "email", "phone", "may_leave_message", "other")


class WayField(forms.CharField):
    """How to reach somebody, in words: a number or an address belongs here."""


class TellsOfOneself(forms.Form):
    """Stands before a public form. One way to be reached is enough, whichever it is."""

    calling_name = forms.CharField(
        label=_("What may we call you?"),
        max_length=60,
        help_text=_("A first name or a nickname is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("One way to reach you is enough: e-mail, telephone, or through somebody."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = PhoneField(label=_("Your telephone number"), required=False)
    may_leave_message = forms.BooleanField(
        label=_("A message may be left on the telephone"),
        required=False,
        help_text=_("Leave it empty if others could hear or see the message."),
    )
    other = WayField(
        label=_("Another way, such as through a worker"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ways = ("email", "phone", "other")
        if not any(cleaned.get(name) or name in self.errors for name in ways):
            self.add_error("email", _("Tell one way to reach you."))
        return cleaned
