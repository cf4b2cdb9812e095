"""The block that shows what a person has released: references in the page, everything else read at display."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RegexBlock, StructBlock
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from base.references import SIGNS
from base.releases import ShownRelease, shown_releases

SHAPE = rf"^\s*(?i:[{SIGNS}]{{4}}-[{SIGNS}]{{4}})\s*$"
"""A reference, as it comes when it is copied or read from paper."""
NOT_SHOWN = _("Nothing may be shown here by this reference. Check it, or leave it out.")
"""One sentence for a reference that is unknown, withdrawn, another organisation's or of another kind or person."""


@dataclass(frozen=True)
class ShownPerson:
    """What one block shows now; each part is None when nothing of it holds."""

    quotation: ShownRelease | None = None
    name: ShownRelease | None = None
    municipality: ShownRelease | None = None
    photo: ShownRelease | None = None

    def __bool__(self) -> bool:
        """A municipality alone tells of nobody."""
        return bool(self.quotation or self.name or self.photo)

    @property
    def said_by(self) -> str:
        """The name or nickname and the municipality, as far as they are shown."""
        return ", ".join(part.words for part in (self.name, self.municipality) if part)


def _reference(label: Any) -> RegexBlock:
    return RegexBlock(
        regex=SHAPE, label=label, required=False, error_messages={"invalid": _("A reference looks like K7Q2-9XWM.")}
    )


class ReleasedPersonBlock(StructBlock):
    """The fields are named after what a release lets be shown. No text of a person is ever a value of this block.

    There is nothing to translate in it: a translation shows by the same references.
    """

    quotation = _reference(_("Reference of the quotation"))
    name = _reference(_("Reference of the name or nickname"))
    municipality = _reference(_("Reference of the municipality"))
    photo = _reference(_("Reference of the photo"))

    class Meta:
        icon = "user"
        label = _("What a person has released")
        template = "base/blocks/person.html"
        help_text = _(
            "References, such as K7Q2-9XWM, stand on the person's screen under “What may be shown”; ask whoever keeps "
            "the people of your centre. They show something only in the sections of the organisation that the person "
            "gave the release to, and only as long as it holds. All references of a block belong to one person."
        )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        for name, reference in cleaned.items():
            cleaned[name] = reference.strip().upper()
        if not any(cleaned.values()):
            raise StructBlockValidationError({"quotation": ValidationError(_("Write at least one reference."))})
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        """`released` comes from the page that is shown; without one, nothing is."""
        context = super().get_context(value, parent_context)
        context["shown"] = _together(value, context.get("released") or {})
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Nothing: an index would keep what a withdrawal cannot reach."""
        return []


def released_on(page: Page) -> Mapping[str, ShownRelease]:
    """What the references in the page's blocks show now, in one question; none when the page has no such block."""
    return shown_releases(references_on(page), page)


def references_on(page: Page) -> frozenset[str]:
    """All references in the blocks of a page, whether they hold or not."""
    streams = [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]
    blocks = [block for stream in streams for _place, block in _blocks_in(stream)]
    return frozenset(reference for block in blocks for reference in block.values())


def refusals(values: Mapping[str, Any], place: Page) -> dict[str, ValidationError]:
    """What an editor's form holds that shows nothing at this place of the site, by the names of the form's fields."""
    streams = {name: dict(_blocks_in(value)) for name, value in values.items() if isinstance(value, StreamValue)}
    references = {one for blocks in streams.values() for block in blocks.values() for one in block.values()}
    found = shown_releases(references, place)
    refused = {}
    for name, blocks in streams.items():
        errors = {number: error for number, block in blocks.items() if (error := _refusal(block, found))}
        if errors:
            refused[name] = StreamBlockValidationError(block_errors=errors)
    return refused


def _refusal(block: Mapping[str, str], found: Mapping[str, ShownRelease]) -> ValidationError | None:
    shown = _together(block, found)
    refused = [name for name, reference in block.items() if reference and getattr(shown, name, None) is None]
    return StructBlockValidationError({name: ValidationError(NOT_SHOWN) for name in refused}) if refused else None


def _blocks_in(stream: StreamValue) -> Iterator[tuple[int, dict[str, str]]]:
    """The references of each such block that stand in it, with its place in the stream."""
    inner = stream.stream_block.child_blocks
    for place, raw in enumerate(stream.raw_data):
        if isinstance(inner.get(raw["type"]), ReleasedPersonBlock):
            value = raw["value"] or {}
            yield place, {name: value[name] for name in inner[raw["type"]].child_blocks if value.get(name)}


def _together(block: Mapping[str, str], found: Mapping[str, ShownRelease]) -> ShownPerson:
    """What the references show, each of the kind it is named for; nothing when they are not all of one person."""
    shown = {name: found[reference] for name, reference in block.items() if reference in found}
    right = {name: release for name, release in shown.items() if release.showing == name}
    return ShownPerson(**right) if len({release.person for release in right.values()}) == 1 else ShownPerson()
