"""Surveys as they are read: by those who answer, and by the staff."""

from workshops.surveys.reports.answers import (
    Answered,
    AnsweredQuestion,
    NamedRow,
    answered,
    named_rows,
    words_shown,
    words_waiting,
)
from workshops.surveys.reports.shown import AskedAbout, SurveyRow, asked_about, survey_rows

__all__ = [
    "Answered",
    "AnsweredQuestion",
    "AskedAbout",
    "NamedRow",
    "SurveyRow",
    "answered",
    "asked_about",
    "named_rows",
    "survey_rows",
    "words_shown",
    "words_waiting",
]
