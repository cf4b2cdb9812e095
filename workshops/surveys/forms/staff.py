"""What the staff fills in: an instrument and its questions, where it is asked, on which days."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.blocks.base import BlockField

from base.date_inputs import DayInput
from base.identity.forms import RefusesCodes
from base.seen_form import SeenForm
from base.users import User
from network.regions.models import Organisation, Region
from workshops.surveys.blocks import QuestionBlocks
from workshops.surveys.choices import About, Anonymity
from workshops.surveys.models import LANGUAGES, Collection, InstrumentVersion
from workshops.surveys.permissions import centres_asking, kinds_asked_at, organisations_writing
from workshops.surveys.queries import instruments_in_use, subjects_at
from workshops.surveys.services import begin_instrument, change_days, prepare_collection, write_version

DAYS_OPEN = datetime.timedelta(days=14)
TEXTS = tuple(f"{name}_{code}" for name in ("opening", "thanks") for code in LANGUAGES)


class InstrumentForm(RefusesCodes, forms.Form):
    """What an instrument is called, whose it is, on which terms it may be used."""

    name_fi = forms.CharField(label=_("Name in Finnish"), max_length=120)
    name_sv = forms.CharField(label=_("Name in Swedish"), max_length=120)
    owner = forms.ModelChoiceField(
        label=_("Organisation that keeps it"), queryset=Organisation.objects.none(), required=False
    )
    licence = forms.CharField(
        label=_("Whose texts, on which terms"),
        max_length=300,
        required=False,
        help_text=_("Nothing can be asked while this is empty. Name the permission where one is needed."),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        owner = self.fields["owner"]
        found, is_everybodys = organisations_writing(by)
        owner.queryset, owner.required = found, not is_everybodys  # type: ignore[attr-defined]
        owner.empty_label = gettext("Everybody's") if is_everybodys else None  # type: ignore[attr-defined]

    def save(self) -> InstrumentVersion:
        told = self.cleaned_data
        return begin_instrument(values={**told, "key": slugify(told["name_fi"])[:60]}, by=self.by)


class VersionForm(RefusesCodes, SeenForm):
    """The draft of a version. It may be kept with texts missing; it is locked when none is."""

    name_fi = InstrumentForm.base_fields["name_fi"]
    name_sv = InstrumentForm.base_fields["name_sv"]
    licence = InstrumentForm.base_fields["licence"]
    opening_fi = forms.CharField(label=_("Before the questions, in Finnish"), max_length=1_000, required=False)
    opening_sv = forms.CharField(label=_("Before the questions, in Swedish"), max_length=1_000, required=False)
    content = BlockField(label=_("Questions"), block=QuestionBlocks(required=False), required=False)
    thanks_fi = forms.CharField(label=_("Afterwards, in Finnish"), max_length=1_000, required=False)
    thanks_sv = forms.CharField(label=_("Afterwards, in Swedish"), max_length=1_000, required=False)

    def __init__(self, *args: Any, version: InstrumentVersion, **kwargs: Any) -> None:
        own = {name: getattr(version, name) for name in (*TEXTS, "content")}
        own |= {name: getattr(version.instrument, name) for name in ("name_fi", "name_sv", "licence")}
        own["seen"] = version.seen_as
        super().__init__(*args, **{"initial": own, **kwargs})
        self.version = version
        for name in TEXTS:
            self.fields[name].widget = forms.Textarea(attrs={"rows": 3})

    def save(self, *, by: User) -> InstrumentVersion:
        """Raises ValidationError as `write_version` does."""
        told = self.cleaned_data
        try:
            return write_version(version=self.version, values=told, by=by, seen=told["seen"])
        except ValidationError:
            self.look_again(InstrumentVersion.objects.get(pk=self.version.pk).seen_as)
            raise


class DaysForm(forms.Form):
    """From which day to which a survey takes answers."""

    opens_on = forms.DateField(label=_("First day"), widget=DayInput)
    closes_on = forms.DateField(label=_("Last day"), widget=DayInput)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("opens_on"), told.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", ValidationError(_("The last day is before the first day.")))
        return told

    def save(self, *, collection: Collection, by: User) -> Collection:
        told = self.cleaned_data
        return change_days(collection=collection, opens_on=told["opens_on"], closes_on=told["closes_on"], by=by)


class NewSurveyForm(DaysForm):
    """Which instrument is asked, about what, how anonymously, on which days."""

    version = forms.ModelChoiceField(label=_("Instrument"), queryset=InstrumentVersion.objects.none(), empty_label=None)
    subject = forms.ChoiceField(label=_("About what"))
    anonymity = forms.ChoiceField(
        label=_("Who can know who answered"),
        choices=Anonymity.choices,
        widget=forms.RadioSelect,
        initial=Anonymity.ANONYMOUS,
        help_text=_("It cannot be changed any more when somebody has answered."),
    )
    number_asked = forms.IntegerField(
        label=_("How many people are asked, about"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("When they are few, the form warns that somebody may guess who has written what."),
    )
    field_order = ("version", "subject", "anonymity", "number_asked", "opens_on", "closes_on")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        today = timezone.localdate()
        super().__init__(*args, **{"initial": {"opens_on": today, "closes_on": today + DAYS_OPEN}, **kwargs})
        self.by = by
        self.centres = {str(centre.pk): centre for centre in centres_asking(by)}
        found = InstrumentVersion.objects.none()
        for centre in self.centres.values():
            found |= instruments_in_use(centre.organisation)
        version: Any = self.fields["version"]
        version.queryset = found.distinct()
        version.label_from_instance = lambda each: f"{each.instrument}, {each}"
        self.fields["subject"].choices = self._subjects()  # type: ignore[attr-defined]

    def _subjects(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What can be asked about, grouped by kind; the value names the centre, the kind and the key."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, centre in self.centres.items():
            for about, subject, title in subjects_at(centre, kinds_asked_at(self.by, centre)):
                label = f"{title} ({centre})" if len(self.centres) > 1 else title
                groups.setdefault(str(About(about).label), []).append((f"{key}:{about}:{subject}", label))
        return list(groups.items())

    def save_new(self) -> Collection:
        """Raises ValidationError."""
        told = self.cleaned_data
        centre, about, subject = told["subject"].split(":")
        is_region = about == About.REGION
        values = {
            "about": about,
            "about_key": None if is_region else subject,
            "region": Region.objects.filter(code=subject).first() if is_region else None,
            **{name: told[name] for name in ("anonymity", "number_asked", "opens_on", "closes_on")},
        }
        return prepare_collection(version=told["version"], centre=self.centres[centre], values=values, by=self.by)
