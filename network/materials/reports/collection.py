"""A collection as it is read."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from base.queries import readable_twins, specific_pages
from network.materials.pages import MaterialCollectionPage


@dataclass(frozen=True)
class Part:
    """A part of a collection: a heading, a text, or a material with what is said of it there."""

    heading: str = ""
    text: Any = None
    material: Page | None = None
    note: str = ""


def collection_parts(page: MaterialCollectionPage) -> list[Part]:
    """The parts of a collection in order; a material in the reader's language, and none that is not public."""
    keys = {block.value["material"].pk for block in page.parts if block.block_type == "material" and _named(block)}
    there = readable_twins(keys)
    found = specific_pages({twin.pk for twin in there.values()})
    own = {material.pk: material for material in found}
    parts = []
    for block in page.parts:
        if block.block_type == "heading":
            parts.append(Part(heading=block.value))
        elif block.block_type == "text":
            parts.append(Part(text=block))
        elif _named(block) and block.value["material"].pk in there:
            twin = there[block.value["material"].pk]
            parts.append(Part(material=own[twin.pk], note=block.value["note"]))
    return parts


def _named(block: Any) -> bool:
    """Whether a material is still there; one that was deleted leaves an empty place."""
    return block.value["material"] is not None
