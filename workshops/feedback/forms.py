"""Asking for feedback, and answering back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes, refuse_contacts
from base.seen_form import SeenForm
from base.users import User
from workshops.enrolment.models import Gathering
from workshops.feedback.choices import LONGEST_REPLY, OF_WORKSHOPS
from workshops.feedback.models import Reply
from workshops.feedback.services import ask_for_feedback, ask_in_series, write_reply
from workshops.surveys.models import Collection, InstrumentVersion
from workshops.surveys.queries import instruments_in_use


class AskForm(forms.Form):
    """With which instrument, and whether for the whole series."""

    version = forms.ModelChoiceField(
        label=_("Which questions"), queryset=InstrumentVersion.objects.none(), empty_label=None
    )
    whole_series = forms.BooleanField(
        label=_("Also for the other workshops of the series that are still to come"), required=False
    )

    def __init__(self, *args: Any, gathering: Gathering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gathering = gathering
        version: Any = self.fields["version"]
        organisation = gathering.centre.organisation if gathering.centre else None
        version.queryset = instruments_in_use(organisation)
        version.label_from_instance = lambda each: str(each.instrument)
        ready = version.queryset.filter(instrument__key=OF_WORKSHOPS[0]).first()
        self.initial.setdefault("version", ready.pk if ready else None)

    def save(self, *, by: User) -> int:
        """For how many workshops feedback is asked now. Raises ValidationError."""
        version = self.cleaned_data["version"]
        ask_for_feedback(gathering=self.gathering, version=version, by=by)
        others = self.cleaned_data["whole_series"]
        return 1 + (ask_in_series(gathering=self.gathering, version=version, by=by) if others else 0)


class ReplyForm(RefusesCodes, SeenForm):
    """You told us, we will: everybody reads it."""

    words_fi = forms.CharField(
        label=_("In Finnish"), max_length=LONGEST_REPLY, widget=forms.Textarea(attrs={"rows": 6})
    )
    words_sv = forms.CharField(
        label=_("In Swedish"), max_length=LONGEST_REPLY, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, reply: Reply | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reply:
            self.initial.update(words_fi=reply.words_fi, words_sv=reply.words_sv, seen=reply.seen_as)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        refuse_contacts(self)

    def save(self, *, collection: Collection, by: User) -> Reply:
        """Raises ValidationError as `write_reply` does."""
        told = {name: self.cleaned_data[name] for name in ("words_fi", "words_sv", "seen")}
        try:
            return write_reply(collection=collection, by=by, **told)
        except ValidationError:
            reply = Reply.objects.filter(collection=collection).first()
            self.look_again(reply.seen_as if reply else "")
            raise
