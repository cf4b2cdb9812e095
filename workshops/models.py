"""The register: every table of this domain, gathered so that Django finds it."""

from workshops.series.pages import (
    ProgrammeItem,
    SeriesPage,
    WorkshopIndexPage,
    WorkshopKeyword,
    WorkshopMaterial,
    WorkshopPage,
)

__all__ = [
    "ProgrammeItem",
    "SeriesPage",
    "WorkshopIndexPage",
    "WorkshopKeyword",
    "WorkshopMaterial",
    "WorkshopPage",
]
