"""Where a material comes from, and how it is told to machines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from network.materials.choices import LICENCE_ADDRESSES, Kinship, Licence
from network.materials.pages import MaterialPage
from network.materials.queries import kin_of


@dataclass(frozen=True)
class Origin:
    """Where a material comes from and what came of it, each in the version that the reader reads."""

    replaced: MaterialPage | None = None
    original: MaterialPage | None = None
    newer: MaterialPage | None = None
    adaptations: Sequence[MaterialPage] = ()


def origin_of(page: MaterialPage) -> Origin:
    found: dict[str, list[MaterialPage]] = defaultdict(list)
    for material in kin_of(page):
        found[material.kinship].append(material)
    one = {kinship: next(iter(found[kinship]), None) for kinship in Kinship}
    return Origin(one[Kinship.REPLACED], one[Kinship.ORIGINAL], one[Kinship.NEWER], found[Kinship.ADAPTATION])


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
