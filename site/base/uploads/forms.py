"""The forms by which documents and pictures come in, in all screens of the admin alike."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from base.identity.forms import RefusesCodes
from base.media import SiteDocument
from base.uploads.facts import content_hash, note_facts
from base.uploads.findings import Findings
from base.uploads.guard import checked_upload, remade_picture
from base.uploads.models import FileFacts
from base.uploads.notices import notice_field
from base.uploads.scanner import scanner_words


class SiteDocumentForm(RefusesCodes, BaseDocumentForm):
    """Takes only what the guard lets in; a document that is there already tells about itself."""

    findings: Findings | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            field.help_text = format_lazy("{} {}", field.help_text, scanner_words())
        if self.instance.pk:
            self.fields["notices"] = notice_field(self.instance)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            self.findings = checked_upload(file)
        return file

    def save(self, commit: bool = True) -> SiteDocument:  # noqa: FBT001, FBT002 - the signature is Django's
        document: SiteDocument = super().save(commit=commit)
        if commit:
            keep_facts(self, document)
        return document


def keep_facts(form: SiteDocumentForm, document: SiteDocument) -> None:
    """What the form has found, or what the file tells when nothing is known of this content."""
    known = FileFacts.objects.filter(document=document, hash=content_hash(document))
    if form.findings or not known.exists():
        note_facts(document, form.findings)


class PictureField(WagtailImageField):
    """Makes the picture anew before anything else looks at it."""

    def to_python(self, data: Any) -> Any:
        if isinstance(data, UploadedFile):
            remade_picture(data)
        return super().to_python(data)

    def check_image_file_size(self, f: Any) -> None:
        """What was sent has been weighed by the guard."""


class SiteImageForm(RefusesCodes, BaseImageForm):
    """Keeps pictures only as they were made anew: nothing of where and by whom they were taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)
            # Written after the field has been made: it writes a help text of its own.
            self.fields["file"].help_text = format_lazy(
                "{} {} {}",
                field.help_text,
                _("Where and when a photograph was taken is removed from it."),
                scanner_words(),
            )
