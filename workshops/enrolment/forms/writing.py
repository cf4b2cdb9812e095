"""What a coordinator writes to people."""

import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.users import User
from network.messages.models import LONGEST_WORDS, MessageToMany
from workshops.enrolment.choices import Recipients
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import write_to_people


class WriteForm(RefusesCodes, CountsOnce):
    """To whom, and what. Each gets a letter of their own."""

    to = forms.ChoiceField(label=_("To whom"), choices=Recipients.choices, initial=Recipients.PLACE)
    words = forms.CharField(
        label=_("What you write"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Name nobody, and tell nothing of anybody: the letter may be read by others at home."),
    )

    @property
    def to_label(self) -> str:
        return str(Recipients(self.cleaned_data["to"]).label)

    def save(self, *, gathering: Gathering, at: datetime.datetime, by: User) -> MessageToMany:
        """Raises ValidationError where there is nobody to write to."""
        told = self.cleaned_data
        return write_to_people(
            gathering=gathering, to=Recipients(told["to"]), words=told["words"], key=told["key"], at=at, by=by
        )
