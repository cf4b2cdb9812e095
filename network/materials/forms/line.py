"""Materials as they come from elsewhere: one line of a file, checked before anything of it is stored."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from django.core.exceptions import ValidationError as InvalidValue
from django.core.validators import URLValidator, validate_slug
from django.utils.translation import gettext as _
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from base.identity.readings import holds_code
from base.identity.words import CODE_IN_LINE
from base.page_form import FORMS
from network.materials.choices import Licence, MaterialKind, MaterialLanguage

Words = Annotated[list[str], BeforeValidator(lambda value: [] if value is None else value)]
MOST_BODY = 200_000
"""Letters of a body."""


class FileLine(BaseModel):
    """A file of a material: where it lies beside the imported file, and what a reader sees instead of its name."""

    model_config = ConfigDict(extra="forbid")

    path: str
    title: str = Field("", max_length=160)


class MaterialLine(BaseModel):
    """One material. Only `slug`, `title` and `language` are required; `time_needed` is in minutes."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    slug: str = Field(max_length=255)
    title: str = Field(min_length=1, max_length=255)
    language: MaterialLanguage
    summary: str = ""
    body: str = Field("", max_length=MOST_BODY)
    kind: MaterialKind = MaterialKind.GUIDE
    licence: Licence = Licence.UNKNOWN
    themes: Words = []
    target_groups: Words = []
    methods: Words = []
    regions: Words = []
    keywords: Words = []
    time_needed: int | None = Field(None, ge=1, le=32_767)
    easy_language: bool = False
    year: int | None = Field(None, ge=1900, le=2100)
    link: str = ""
    files: list[FileLine] = []

    @field_validator("slug")
    @classmethod
    def _slug_is_one(cls, value: str) -> str:
        _refuse(validate_slug, value)
        if value in FORMS:
            raise ValueError(_("A form has this address. Choose another one."))
        return value

    @field_validator("link")
    @classmethod
    def _link_leads_to_the_web(cls, value: str) -> str:
        if value:
            _refuse(URLValidator(schemes=["http", "https"]), value)
        return value

    @field_validator("title", "summary", "body")
    @classmethod
    def _nothing_that_no_database_keeps(cls, value: str) -> str:
        return value.replace("\x00", "")

    @field_validator("files", mode="before")
    @classmethod
    def _files_by_name(cls, value: Any) -> Any:
        return [{"path": item} if isinstance(item, str) else item for item in value or []]

    @field_validator("kind", "licence", "easy_language", mode="before")
    @classmethod
    def _nothing_means_the_usual(cls, value: Any, info: Any) -> Any:
        return cls.model_fields[info.field_name].default if value in (None, "") else value

    @field_validator("summary", "body", "link", mode="before")
    @classmethod
    def _nothing_means_empty(cls, value: Any) -> Any:
        return "" if value is None else value


def _refuse(validate: Callable[[str], object], value: str) -> None:
    """Django's own word on a value, as one that the line's check understands."""
    try:
        validate(value)
    except InvalidValue as error:
        raise ValueError("; ".join(error.messages)) from error


class LineError(ValueError):
    """Why a line cannot be taken, in words."""


def read_line(text: str) -> MaterialLine:
    """A line of JSON as a material. Raises LineError with what is wrong."""
    _refuse_codes({"JSON": text})
    return _checked(lambda: MaterialLine.model_validate_json(text))


def checked_line(values: dict[str, Any]) -> MaterialLine:
    """Values, as of a row of a table, as a material. Raises LineError with what is wrong."""
    _refuse_codes(values)
    return _checked(lambda: MaterialLine.model_validate(values))


def _refuse_codes(values: dict[str, Any]) -> None:
    """Raises LineError, which names the columns, never what stands in them."""
    names = [name for name, value in values.items() if holds_code(name) or holds_code(value)]
    if names:
        known = [name for name in names if name in MaterialLine.model_fields]
        raise LineError(f"{', '.join(known) or 'JSON'}: {CODE_IN_LINE}")


def _in_words(fault: Any) -> str:
    """What is wrong with a value, in the reader's language where it happens often."""
    known = {
        "missing": _("is missing"),
        "enum": _("is not one of the known values"),
        "int_parsing": _("is no whole number"),
        "int_from_float": _("is no whole number"),
        "bool_parsing": _("is neither yes nor no"),
        "extra_forbidden": _("is not known"),
        "string_too_short": _("is empty"),
        "string_too_long": _("is too long"),
        "greater_than_equal": _("is too small"),
        "less_than_equal": _("is too large"),
    }
    return str(known.get(fault["type"]) or fault["msg"].removeprefix("Value error, "))


def _checked(read: Callable[[], MaterialLine]) -> MaterialLine:
    try:
        return read()
    except ValidationError as error:
        reasons = [f"{'.'.join(map(str, fault['loc'])) or 'JSON'}: {_in_words(fault)}" for fault in error.errors()]
        raise LineError("; ".join(reasons)) from error


def file_beside(folder: Path, line: FileLine) -> Path:
    """The file of a line, which has to lie in the folder of the imported file. Raises LineError."""
    path = (folder / line.path).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise LineError(f"files: {line.path} is not beside the imported file")
    return path
