"""Where a material comes from, and how it is told to machines."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from base.queries import readable_twins
from network.materials.choices import LICENCE_ADDRESSES, Licence
from network.materials.pages import MaterialPage


@dataclass(frozen=True)
class Origin:
    """Where a material comes from: the earlier version and the original, each to be read from, and words for others."""

    replaces: Page | None
    adapted_from: Page | None
    adapted_note: str


def origin_of(page: MaterialPage) -> Origin:
    keys = {key for key in (page.replaces_id, page.adapted_from_id) if key}
    there = readable_twins(keys)
    return Origin(there.get(page.replaces_id or 0), there.get(page.adapted_from_id or 0), page.adapted_note)


def schema_of(page: MaterialPage, address: str) -> dict[str, Any]:
    """The material as schema.org tells it to search engines."""
    known = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": page.title,
        "description": page.summary,
        "url": address,
        "inLanguage": page.language,
        "learningResourceType": page.get_kind_display(),
        "dateCreated": str(page.year or ""),
        "timeRequired": f"PT{page.minutes_needed}M" if page.minutes_needed else "",
        "license": LICENCE_ADDRESSES.get(Licence(page.licence), ""),
        "isAccessibleForFree": True,
        "version": page.version,
    }
    return {name: value for name, value in known.items() if value}
