"""The register: every table of this domain, gathered so that Django finds it."""

from workshops.calendars.models import OwnCalendar
from workshops.enrolment.models import Attendance, Chain, Enrolment, Following, Gathering
from workshops.feedback.models import Reply
from workshops.series.pages import (
    ProgrammeItem,
    SeriesPage,
    WorkshopIndexPage,
    WorkshopKeyword,
    WorkshopMaterial,
    WorkshopPage,
)
from workshops.surveys.models import (
    AnswerToken,
    BegunAnswer,
    Collection,
    Count,
    FreeWords,
    Instrument,
    InstrumentVersion,
    NamedAnswer,
    WaitingAnswer,
)

__all__ = [
    "AnswerToken",
    "Attendance",
    "BegunAnswer",
    "Chain",
    "Collection",
    "Count",
    "Enrolment",
    "Following",
    "FreeWords",
    "Gathering",
    "Instrument",
    "InstrumentVersion",
    "NamedAnswer",
    "OwnCalendar",
    "ProgrammeItem",
    "Reply",
    "SeriesPage",
    "WaitingAnswer",
    "WorkshopIndexPage",
    "WorkshopKeyword",
    "WorkshopMaterial",
    "WorkshopPage",
]
