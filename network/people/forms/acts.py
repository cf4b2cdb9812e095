"""What is done with one person: showing how to reach them, parts, releases, making one of two, erasing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from base.uploads.guard import remade_picture
from base.uploads.kinds import LONGEST_SIDE_OF_PEOPLE
from base.users import User
from network.people.choices import Channel, Showing
from network.people.models import Part, PartKind, Person, Release
from network.people.permissions import centres_of, doubles_seen_by
from network.people.services import give_part, merge_people, release_showing
from network.regions.models import Centre

WRITTEN_DOWN = [choice for choice in Channel.choices if choice[0] != Channel.WEB]


class RevealForm(forms.Form):
    """Why somebody needs to know how to reach a person."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        help_text=_("Your reason is written down with your name and the time. The person may ask who has looked."),
    )


class PartForm(forms.Form):
    """A part at one of the own centres."""

    kind = forms.ModelChoiceField(label=_("As what"), queryset=PartKind.objects.all())
    centre = forms.ModelChoiceField(label=_("Centre of expertise"), queryset=Centre.objects.none())
    group = forms.CharField(label=_("Council, team or group"), max_length=120, required=False)
    starts_on = forms.DateField(label=_("First day"), widget=AdminDateInput)
    ends_on = forms.DateField(label=_("Last day"), widget=AdminDateInput, required=False)

    def __init__(self, *args: Any, person: Person, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.by = person, by
        own = centres_of(by, keeping=True).filter(organisation=person.controller_id)
        self.fields["centre"].queryset = own  # type: ignore[attr-defined]
        self.fields["centre"].initial = own.first()

    def save(self) -> Part:
        """Raises ValidationError when the days are the wrong way round."""
        return give_part(person=self.person, by=self.by, **self.cleaned_data)


class ReleaseForm(forms.Form):
    """What a person has let be shown, as they said it."""

    showing = forms.ChoiceField(label=_("What may be shown"), choices=Showing.choices)
    words = forms.CharField(
        label=_("In these words"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The name or nickname, the quotation, the municipality, or the text beside the photo."),
    )
    photo = forms.FileField(label=_("Photo"), required=False)
    channel = forms.ChoiceField(label=_("How it was said"), choices=WRITTEN_DOWN)

    def clean_photo(self) -> Any:
        """The picture made anew: without the place it was taken at, and no larger than pages show it."""
        photo = self.cleaned_data["photo"]
        if photo:
            remade_picture(photo, longest=LONGEST_SIDE_OF_PEOPLE)
        return photo

    def save(self, *, person: Person, by: User) -> Release:
        """Raises ValidationError for what may not be shown."""
        told = self.cleaned_data
        photo = told["photo"] if told["showing"] == Showing.PHOTO else None
        return release_showing(
            person=person,
            showing=Showing(told["showing"]),
            words=told["words"],
            channel=Channel(told["channel"]),
            photo=photo,
            by=by,
        )


class MergeForm(forms.Form):
    """Which of the likely doubles is the same person."""

    double = forms.ModelChoiceField(label=_("The same person"), queryset=Person.objects.none())

    def __init__(self, *args: Any, person: Person, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.by = person, by
        self.fields["double"].queryset = doubles_seen_by(by, person)  # type: ignore[attr-defined]

    def save(self) -> Person:
        return merge_people(keep=self.person, drop=self.cleaned_data["double"], by=self.by)


class EraseForm(forms.Form):
    """The reference, written once more: erasing cannot be undone."""

    reference = forms.CharField(label=_("Write the reference of the person"), max_length=12)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_reference(self) -> str:
        reference = str(self.cleaned_data["reference"]).strip().upper()
        if reference != self.person.reference:
            raise forms.ValidationError(_("This is not the reference of this person."))
        return reference
