"""Dropping the files of the day, and what each of them becomes in the bank."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from base.identity.forms import RefusesCodes
from base.uploads.guard import checked_upload
from base.users import User
from network.materials.choices import Licence
from network.materials.pages import MaterialPage
from network.materials.services import publish_material
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import LONGEST_TITLE, add_day_material

MOST_FILES = 20


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """A list of files; each is checked by itself afterwards."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Raises ValidationError where none was sent, or an empty one."""
        return [super(SeveralFilesField, self).clean(file, initial) for file in data or [None]]


class DropForm(RefusesCodes, forms.Form):
    """Several files at once. One that is not taken does not keep the others out."""

    uploads = SeveralFilesField(
        label=_("Files"),
        help_text=_("PDF, Word, PowerPoint, Excel, OpenDocument, web page or plain text, at most 20 MB each."),
    )
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices, initial=Licence.CC_BY)

    def take(self, *, gathering: Gathering, by: User) -> tuple[int, list[str]]:
        """How many became drafts, and what was wrong with the others, each with its name."""
        files = self.cleaned_data["uploads"]
        faults = [_("Only the first %(number)d files were taken.") % {"number": MOST_FILES}]
        told = [str(each) for each in faults] if len(files) > MOST_FILES else []
        taken = 0
        for file in files[:MOST_FILES]:
            name = file.name
            try:
                checked_upload(file)
                licence = Licence(self.cleaned_data["licence"])
                add_day_material(gathering=gathering, file=file, licence=licence, by=by)
                taken += 1
            except ValidationError as error:
                told.append(f"{name}: {' '.join(error.messages)}")
        return taken, told


class DayMaterialForm(RefusesCodes, forms.Form):
    """What a draft becomes when it is published."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    licence = forms.ChoiceField(label=_("Licence"), choices=Licence.choices)
    show_from = forms.DateTimeField(
        label=_("Show from"), required=False, widget=AdminDateTimeInput, help_text=_("Helsinki time. Empty: at once.")
    )

    def __init__(self, data: Any = None, *, material: MaterialPage) -> None:
        draft = material.get_latest_revision_as_object()
        initial = {"title": draft.title, "licence": draft.licence, "show_from": draft.go_live_at}
        super().__init__(data, initial=initial, prefix=f"m{material.pk}")
        self.material = material

    def save(self, *, by: User) -> MaterialPage:
        told: dict[str, Any] = self.cleaned_data
        moment: datetime.datetime | None = told["show_from"]
        licence = Licence(told["licence"])
        return publish_material(material=self.material, title=told["title"], licence=licence, show_from=moment, by=by)
