"""Suggesting a material, and answering the one who did."""

import threading
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import get_language, gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.public_form import PublicForm
from base.uploads.guard import checked_upload
from base.uploads.scanner import scanner_words
from base.users import User
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.permissions import own_banks
from network.notices.choices import Purpose
from network.suggestions.choices import Rights
from network.suggestions.models import Suggestion
from network.suggestions.queries import files_waiting
from network.suggestions.services import answer_sender, decline_suggestion, suggest_material, take_suggestion

MOST_FILES = 100
"""Files that wait to be looked at; beyond these only addresses are taken, so that nobody fills the disk."""

CHECKED_AT_ONCE = threading.BoundedSemaphore(2)
"""Files of strangers that one process looks into at a time."""
PATIENCE = 10
"""Seconds that a file waits for its turn."""


class SuggestionForm(PublicForm):
    """A material that somebody knows of: where it is, or its file."""

    purpose = Purpose.SUGGESTIONS

    title = forms.CharField(label=_("What is it called?"), max_length=160)
    description = forms.CharField(
        label=_("What is it for?"),
        help_text=_("For whom it is and how you have used it. Write nothing about clients."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    link = forms.CharField(
        label=_("Where is it on the web?"),
        required=False,
        max_length=190,
        widget=forms.URLInput,
        help_text=_("Copy its address here."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("PDF, Word, PowerPoint, Excel, OpenDocument, web page or plain text, at most 20 MB."),
    )
    rights = forms.ChoiceField(
        label=_("May others use it?"), choices=Rights.choices, initial=Rights.UNKNOWN, widget=forms.RadioSelect
    )
    address = forms.EmailField(
        label=_("Your e-mail address, if you would like an answer"),
        help_text=_("It is kept apart from the material and deleted as soon as you have been answered."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, bank: MaterialBankPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bank = bank
        self.fields["file"].help_text = f"{self.fields['file'].help_text} {scanner_words()}"
        if not settings.CAN_SEND_MAIL:
            # Nobody is asked for an address that no answer can be sent to.
            del self.fields["address"]

    def clean_link(self) -> str:
        """An address as people write it: without https:// in front, too."""
        link = str(self.cleaned_data["link"]).strip()
        if link and "://" not in link:
            link = f"https://{link}"
        if link:
            URLValidator(schemes=["http", "https"])(link)
        return link

    def clean(self) -> dict[str, Any]:
        """A file is looked into last, and only for a form that is good otherwise: it takes the server seconds."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        upload: UploadedFile | None = cleaned.get("file")
        if upload and not self.errors:
            try:
                self._check(upload)
            except forms.ValidationError as error:
                self.add_error("file", error)
        return cleaned

    def _check(self, upload: UploadedFile) -> None:
        if files_waiting() >= MOST_FILES:
            raise forms.ValidationError(_("No more files can be taken right now. Tell where it is on the web instead."))
        if not CHECKED_AT_ONCE.acquire(timeout=PATIENCE):
            raise forms.ValidationError(_("Many files are being sent right now. Try again in a minute."))
        try:
            checked_upload(upload)
        finally:
            CHECKED_AT_ONCE.release()

    def save(self) -> Suggestion:
        values = {name: self.cleaned_data[name] for name in ("title", "description", "link", "rights")}
        values["file"] = self.cleaned_data.get("file") or ""
        return suggest_material(
            key=self.cleaned_data["key"],
            values=values,
            address=self.cleaned_data.get("address", ""),
            bank=self.bank,
            language=(get_language() or "fi").split("-")[0],
            by=None,
        )


class DecisionForm(forms.Form):
    """What a coordinator does with a suggestion: takes it into one of the own banks, or leaves it."""

    bank = forms.ModelChoiceField(label=_("Into which bank"), queryset=MaterialBankPage.objects.none(), required=False)

    def __init__(self, *args: Any, suggestion: Suggestion, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggestion, self.by = suggestion, by
        banks = own_banks(by).filter(locale=suggestion.bank.locale)
        self.fields["bank"].queryset = banks  # type: ignore[attr-defined]
        self.fields["bank"].initial = banks.filter(pk=suggestion.bank_id).first() or banks.first()

    def take(self) -> MaterialPage:
        """Raises ValidationError when the suggestion has been decided on, PermissionDenied for another's bank."""
        bank = self.cleaned_data["bank"] or self.fields["bank"].initial
        if bank is None:
            raise forms.ValidationError(_("You keep no bank in the language of this suggestion."))
        return take_suggestion(suggestion=self.suggestion, bank=bank, by=self.by)

    def decline(self) -> None:
        decline_suggestion(suggestion=self.suggestion, by=self.by)


class AnswerForm(RefusesCodes, forms.Form):
    """A coordinator's words to the sender."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("It is sent within a minute; then the address is deleted. You do not see the address."),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def save(self, *, suggestion: Suggestion, by: User) -> None:
        answer_sender(suggestion=suggestion, words=self.cleaned_data["words"], by=by)
