"""What those who keep a council tell: of a meeting, its agenda, its papers, and what members said of a memo."""

import datetime
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from base.date_inputs import MomentInput
from base.identity.forms import RefusesCodes
from base.keyed_form import CountsOnce
from base.uploads.guard import checked_upload
from base.users import User
from network.councils.models import Council
from network.meetings.choices import Recipients, WishState
from network.meetings.models import AgendaItem, Meeting, Paper, Remark, Wish
from network.meetings.models.meetings import TOWN_ONLY
from network.meetings.services import (
    add_item,
    add_paper,
    call_meeting,
    change_item,
    change_meeting,
    decide_wish,
    remark_on_item,
    write_to_members,
)
from network.messages.models import LONGEST_WORDS, MessageToMany
from network.people.choices import Channel
from network.people.models import Person
from network.themes.models import Theme

BY_STAFF = [choice for choice in Channel.choices if choice[0] != Channel.WEB]
TOLD = ("starts_at", "ends_at", "town", "is_remote", "venue", "link", "is_shown")


class MeetingForm(RefusesCodes, CountsOnce):
    """When and where. The exact place and the link are for those who come."""

    starts_at = forms.DateTimeField(label=_("Starts at"), widget=MomentInput)
    ends_at = forms.DateTimeField(label=_("Ends at"), widget=MomentInput, required=False)
    town = forms.CharField(label=_("Town"), max_length=80, required=False, help_text=TOWN_ONLY)
    is_remote = forms.BooleanField(label=_("One can take part remotely"), required=False)
    venue = forms.CharField(
        label=_("Exact place"),
        max_length=300,
        required=False,
        help_text=_("Members see it on their own page. It stands in no letter and no calendar."),
    )
    link = forms.URLField(
        label=_("Link for taking part remotely"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("Members see it on their own page, when they have promised secrecy."),
    )
    is_shown = forms.BooleanField(
        label=_("The council's page tells when and in which town it is"),
        required=False,
        help_text=_("Somebody who waits at the door of a small town's only meeting place sees who comes."),
    )

    def __init__(self, *args: Any, council: Council, meeting: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council, self.meeting = council, meeting
        if meeting:
            self.initial = {**{name: getattr(meeting, name) for name in TOLD}, **self.initial}

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = told.get("starts_at"), told.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The meeting ends before it begins."))
        return told

    def save(self, *, at: datetime.datetime, by: User) -> Meeting:
        """Raises ValidationError as the services do."""
        values = {name: self.cleaned_data[name] for name in TOLD}
        if self.meeting:
            return change_meeting(meeting=self.meeting, values=values, at=at, by=by)
        return call_meeting(council=self.council, values=values, key=self.cleaned_data["key"], by=by)


class ItemForm(RefusesCodes, CountsOnce):
    """One thing that is spoken about."""

    heading = forms.CharField(label=_("Heading"), max_length=200)
    opening = forms.CharField(
        label=_("What it is about"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Members read this before the meeting. No names."),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"),
        queryset=Theme.objects.order_by("name_fi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The minutes and a proposal made of this begin with them."),
    )

    def __init__(self, *args: Any, meeting: Meeting, item: AgendaItem | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting, self.item = meeting, item
        if item:
            told = {"heading": item.heading, "opening": item.opening, "themes": list(item.themes.all())}
            self.initial = {**told, **self.initial}

    def save(self, *, at: datetime.datetime, by: User) -> AgendaItem:
        values = {name: self.cleaned_data[name] for name in ("heading", "opening", "themes")}
        if self.item:
            return change_item(item=self.item, values=values, at=at, by=by)
        return add_item(meeting=self.meeting, values=values, key=self.cleaned_data["key"], at=at, by=by)


class NotNowForm(RefusesCodes, forms.Form):
    """Why something that a member has proposed is not on the agenda this time."""

    because = forms.CharField(label=_("Why not this time?"), max_length=500, help_text=_("The member reads this."))

    def save(self, *, wish: Wish, at: datetime.datetime, by: User) -> Wish:
        return decide_wish(wish=wish, to=WishState.NOT_NOW, because=self.cleaned_data["because"], at=at, by=by)


class PaperForm(RefusesCodes, forms.Form):
    """A file for those who read the council's papers."""

    title = forms.CharField(label=_("Title"), max_length=160)
    file = forms.FileField(
        label=_("File"), help_text=_("For example PDF or Word. It is looked through before it is kept.")
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        checked_upload(file)
        return file

    def save(self, *, meeting: Meeting, at: datetime.datetime, by: User) -> Paper:
        told = self.cleaned_data
        return add_paper(meeting=meeting, title=told["title"], file=told["file"], at=at, by=by)


class AnswerForm(RefusesCodes, forms.Form):
    """What became of a remark."""

    answer = forms.CharField(label=_("What became of it?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class WriteForm(RefusesCodes, CountsOnce):
    """To whom, and what. Each gets a letter of their own."""

    to = forms.ChoiceField(label=_("To whom"), choices=Recipients.choices, initial=Recipients.MEMBERS)
    words = forms.CharField(
        label=_("What you write"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Name nobody, and tell nothing of anybody: the letter may be read by others at home."),
    )

    @property
    def to_label(self) -> str:
        return str(Recipients(self.cleaned_data["to"]).label)

    def save(self, *, council: Council, at: datetime.datetime, by: User) -> MessageToMany:
        """Raises ValidationError where there is nobody to write to."""
        told = self.cleaned_data
        return write_to_members(
            council=council, to=Recipients(told["to"]), words=told["words"], key=told["key"], at=at, by=by
        )


class AgreedForm(forms.Form):
    """In which meeting a memo was agreed; asked only where the council agrees at the next one."""

    agreed_in = forms.ModelChoiceField(label=_("Agreed in the meeting"), queryset=Meeting.objects.none())

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_in"].queryset = meetings  # type: ignore[attr-defined]


class RecordForm(RefusesCodes, CountsOnce):
    """A remark that somebody gave on paper or by telephone."""

    item = forms.ChoiceField(label=_("About which item?"))
    words = forms.CharField(
        label=_("What should be different?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    channel = forms.ChoiceField(label=_("How was it given?"), choices=BY_STAFF, initial=Channel.PHONE)

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {item.pk: item for item in items}
        self.fields["item"].choices = [(item.pk, item.heading) for item in items]  # type: ignore[attr-defined]

    def save(self, *, person: Person, at: datetime.datetime, by: User) -> Remark:
        told = self.cleaned_data
        return remark_on_item(
            item=self.items[told["item"]],
            person=person,
            words=told["words"],
            key=told["key"],
            channel=Channel(told["channel"]),
            at=at,
            by=by,
        )
