"""Asking for news by e-mail: an address and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from base.notices import FORM_LANGUAGES
from base.outbox.mail import check_address
from base.public_form import PublicForm
from base.queries import reading_language
from network.news.services import ask_for_news
from network.notices.choices import Purpose


class FollowForm(PublicForm):
    """One address; that it is somebody's own is asked by a letter."""

    purpose = Purpose.NEWS

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You get a letter in which you confirm it. Nobody sees who follows."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, followed: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.followed = followed

    def clean_email(self) -> str:
        """In small letters, so that it is known as the same address. Only one that the outbox can send to."""
        address = str(self.cleaned_data["email"]).lower()
        try:
            check_address(address)
        except ValueError:
            raise forms.ValidationError(_("No message can be sent to this address.")) from None
        return address

    def save(self) -> None:
        told, reads = self.cleaned_data, reading_language()
        language = reads if reads in FORM_LANGUAGES else FORM_LANGUAGES[0]
        ask_for_news(page=self.followed, address=told["email"], language=language, key=told["key"], by=None)
