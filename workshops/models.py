"""The register: every table of this domain, gathered so that Django finds it."""

from workshops.calendars.models import OwnCalendar
from workshops.enrolment.models import Attendance, Chain, Enrolment, Following, Gathering
from workshops.series.pages import (
    ProgrammeItem,
    SeriesPage,
    WorkshopIndexPage,
    WorkshopKeyword,
    WorkshopMaterial,
    WorkshopPage,
)

__all__ = [
    "Attendance",
    "Chain",
    "Enrolment",
    "Following",
    "Gathering",
    "OwnCalendar",
    "ProgrammeItem",
    "SeriesPage",
    "WorkshopIndexPage",
    "WorkshopKeyword",
    "WorkshopMaterial",
    "WorkshopPage",
]
