"""Writing to the keepers of the site, and answering."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.outbox.mail import check_address
from base.public_form import PublicForm
from base.users import User
from network.inquiries.choices import RouteKind
from network.inquiries.models import LONGEST_PLACE, Inquiry
from network.inquiries.services import answer_by_email, send_inquiry
from network.notices.choices import Purpose

NUMBER = re.compile(r"\+?[0-9][0-9 ()/-]{3,28}[0-9]", re.ASCII)
"""A telephone number as people write it."""


class ContactForm(PublicForm):
    """Anything that somebody wants to tell or ask. No name is asked, and no way to be reached is needed."""

    purpose = Purpose.CONTACT

    message = forms.CharField(
        label=_("What would you like to tell or ask?"),
        help_text=_("Write no names, and nothing about your own matters in social services."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you would like an answer by e-mail"),
        help_text=_("It is kept sealed, apart from what you write, and deleted as soon as you have been answered."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your telephone number, if you would like to be called"),
        help_text=_("It is kept in the same way."),
        required=False,
        max_length=30,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
    )

    field_order = ("place", "message")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.CAN_SEND_MAIL:
            # Nobody is asked for an address that no answer can be sent to.
            del self.fields["email"]

    def clean_email(self) -> str:
        """In small letters, so that it is known as the same address. Only one that the outbox can send to."""
        address = str(self.cleaned_data["email"]).lower()
        if address:
            try:
                check_address(address)
            except ValueError:
                raise forms.ValidationError(_("No answer can be sent to this address.")) from None
        return address

    def clean_phone(self) -> str:
        number = " ".join(str(self.cleaned_data["phone"]).split())
        if number and not NUMBER.fullmatch(number):
            raise forms.ValidationError(_("This does not look like a telephone number. Write it with digits."))
        return number

    def save(self) -> Inquiry:
        told = self.cleaned_data
        routes = {RouteKind.EMAIL: told.get("email", ""), RouteKind.PHONE: told["phone"]}
        inquiry = send_inquiry(
            key=told["key"],
            purpose=Purpose(self.purpose),
            message=told["message"],
            place=told.get("place", ""),
            routes={kind: value for kind, value in routes.items() if value},
            language=(get_language() or "fi").split("-")[0],
            by=None,
        )
        self.receipt = str(inquiry)
        return inquiry


class AccessibilityForm(ContactForm):
    """Feedback on accessibility: also of which page or file."""

    purpose = Purpose.ACCESSIBILITY

    place = forms.CharField(
        label=_("Which page or file is it about?"),
        help_text=_("Its name or its address. Leave it empty if you do not know, or if it is about the whole site."),
        required=False,
        max_length=LONGEST_PLACE,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["message"].label = _("What makes it hard to use?")
        self.fields["message"].help_text = _(
            "You may also tell with what you use the site, or in which form you need the content. Write no names."
        )


class AnswerForm(RefusesCodes, forms.Form):
    """An administrator's words to the sender."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("It is sent within a minute; then the address is deleted. You do not see the address."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def save(self, *, inquiry: Inquiry, by: User) -> None:
        """Raises ValidationError when it has been answered, or when there is no address."""
        answer_by_email(inquiry=inquiry, words=self.cleaned_data["words"], by=by)
