"""What a coordinator is told about a file that has been sent: whom it names, and how well it can be read."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

from base.media import SiteDocument
from base.uploads.facts import read_facts
from base.uploads.findings import Findings
from base.uploads.scanner import scanner_words

_OFFICE = frozenset({"docx", "pptx", "xlsx"})


class NoticeWidget(forms.Widget):
    """Shows the notices in the place of a field. The names of people are read from the file when it is shown."""

    def __init__(self, key: int) -> None:
        super().__init__()
        self.key = key

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        document = SiteDocument.objects.filter(pk=self.key).first()
        sentences = list(notices_of(document)) if document else []
        return format_html('<ul class="file-notices">{}</ul>', format_html_join("", "<li>{}</li>", zip(sentences)))


def notice_field(document: SiteDocument) -> forms.Field:
    """A field that is only read; what a browser sends in its name is not looked at."""
    return forms.Field(
        label=gettext_lazy("About the file"), widget=NoticeWidget(document.pk), required=False, disabled=True
    )


HIDDEN = gettext_lazy(
    "There seems to be a personal identity code in the file, perhaps in a comment, a header or a deleted passage. So "
    "it cannot be opened from the pages, and nobody finds it by its text. Remove the code in the program that the file "
    "was made with, save the file, and send it here in place of this one."
)


def notices_of(document: SiteDocument) -> Iterator[str]:
    if document.is_hidden:
        yield str(HIDDEN)
    found = read_facts(document, ask_names=True)
    yield from _about_people(found)
    yield from _about_reading(found)
    yield str(scanner_words())


def _about_people(found: Findings) -> Iterator[str]:
    if not found.names:
        yield _("The file names nobody as its author.")
        return
    yield _("The file names as its author: %(names)s. Everybody who opens the file can see this.") % {
        "names": ", ".join(found.names)
    }
    yield _how_to_remove(found.kind)


def _how_to_remove(kind: str) -> str:
    if kind in _OFFICE:
        return _(
            "To remove it, open the file in its program: File, Info, Check for Issues, Inspect Document. Then save it "
            "and send it here again."
        )
    if kind == "odt":
        return _(
            "To remove it, open the file in its program: File, Properties, Reset Properties. Then save it and send it "
            "here again."
        )
    return _("To remove it, take the author out in the program that the file was made with. Then send it here again.")


def _about_reading(found: Findings) -> Iterator[str]:
    """What a person who listens to the file misses."""
    if found.tagged is False and found.kind == "pdf":
        yield _("The PDF file is not tagged, so it is hard to listen to. Save it again as an accessible PDF file.")
    elif found.tagged is False:
        yield _("The file has no headings that machines know. Use the heading styles of its program.")
    if found.kind in _OFFICE | {"odt", "pdf"} and not found.titled:
        yield _("The file has no title of its own. Write one into its properties.")
    if found.kind in {"docx", "odt", "pdf", "pptx"} and not found.language:
        yield _("The file does not say which language it is in.")
