"""The table that a coordinator brings, checked line by line before anything is stored."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from base.uploads.guard import checked_upload
from base.uploads.names import clean_name
from base.users import User
from network.materials.forms.line import LineError, checked_line
from network.materials.forms.tables import MOST_ROWS, rows_of
from network.materials.models import MaterialImport
from network.materials.pages import MaterialBankPage
from network.materials.permissions import own_banks
from network.materials.services import prepare_import

MOST_BYTES = 20 * 1024 * 1024


class ImportForm(forms.Form):
    """A table, and the bank that its materials come into."""

    file = forms.FileField(
        label=_("Table"),
        help_text=_("CSV, XLSX or JSON lines. Lists such as themes are separated by semicolons within a cell."),
        validators=[FileExtensionValidator(["csv", "xlsx", "jsonl"])],
    )
    bank = forms.ModelChoiceField(
        label=_("Into which bank"), queryset=MaterialBankPage.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["bank"].queryset = own_banks(by)  # type: ignore[attr-defined]
        self.lines: list[list[Any]] = []
        self.faults: list[list[Any]] = []
        self.slugs: set[str] = set()

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The table is larger than 20 MB. Divide it."))
        if (file.name or "").lower().endswith(".xlsx"):
            checked_upload(file)
        try:
            rows = rows_of(file.name or "", file.read(), most=MOST_ROWS + 1)
        except LineError as error:
            raise forms.ValidationError(str(error)) from error
        if not rows:
            raise forms.ValidationError(_("The table has no rows."))
        if len(rows) > MOST_ROWS:
            raise forms.ValidationError(_("The table has more than 20,000 rows. Divide it."))
        for number, values in rows:
            self._check(number, values)
        return file

    def _check(self, number: int, values: dict[str, Any]) -> None:
        try:
            line = checked_line(values)
        except LineError as error:
            self.faults.append([number, str(error)])
        else:
            if line.slug in self.slugs:
                self.faults.append([number, str(_("Another row above has the same slug."))])
                return
            self.slugs.add(line.slug)
            self.lines.append([number, line.model_dump(exclude={"files"}, exclude_unset=True, mode="json")])

    def save(self) -> MaterialImport:
        return prepare_import(
            bank=self.cleaned_data["bank"],
            file_name=clean_name(self.cleaned_data["file"].name),
            lines=self.lines,
            faults=self.faults,
            by=self.by,
        )
