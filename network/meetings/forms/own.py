"""What members fill in: something to speak about, what they need, a remark on a memo."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from base.needs_form import TellsNeeds
from base.public_form import PublicForm
from network.meetings.models import AgendaItem, Meeting, Remark, Wish
from network.meetings.services import remark_on_item, tell_needs, wish_for_item
from network.notices.choices import Purpose
from network.people.choices import Channel
from network.people.models import Need, Person


class WishForm(PublicForm):
    """What a member wants to speak about."""

    purpose = Purpose.COUNCILS

    heading = forms.CharField(label=_("What should we talk about?"), max_length=200)
    opening = forms.CharField(
        label=_("Tell more, if you want"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Name nobody. Others in the council read this."),
    )

    def __init__(self, *args: Any, meeting: Meeting, person: Person, at: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting, self.person, self.at = meeting, person, at

    def save(self) -> Wish:
        values = {name: self.cleaned_data[name] for name in ("heading", "opening")}
        key = self.cleaned_data["key"]
        return wish_for_item(meeting=self.meeting, person=self.person, values=values, key=key, at=self.at, by=None)


class MeetingNeedsForm(TellsNeeds, PublicForm):
    """What has to be arranged, so that somebody can come."""

    purpose = Purpose.COUNCILS

    def __init__(self, *args: Any, meeting: Meeting, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting, self.person = meeting, person
        self.show_needs(person.needs.filter(event_key=meeting.council.council_key).first())

    def save(self) -> Need | None:
        return tell_needs(meeting=self.meeting, person=self.person, words=self.needs, by=None)


class RemarkForm(PublicForm):
    """What a member would have otherwise in one item of the memo."""

    purpose = Purpose.COUNCILS

    words = forms.CharField(
        label=_("What should be different?"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The secretary reads this and answers you."),
    )

    def __init__(self, *args: Any, item: AgendaItem, person: Person, at: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.person, self.at = item, person, at

    def save(self) -> Remark:
        words, key = self.cleaned_data["words"], self.cleaned_data["key"]
        return remark_on_item(
            item=self.item, person=self.person, words=words, key=key, channel=Channel.WEB, at=self.at, by=None
        )
