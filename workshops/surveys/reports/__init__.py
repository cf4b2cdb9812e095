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
from workshops.surveys.reports.figures import feedback
from workshops.surveys.reports.shown import (
    AskedAbout,
    Sheet,
    SurveyRow,
    asked_about,
    is_small,
    notice_of,
    sheets_of,
    survey_rows,
)

__all__ = [
    "Answered",
    "AnsweredQuestion",
    "AskedAbout",
    "NamedRow",
    "Sheet",
    "SurveyRow",
    "answered",
    "asked_about",
    "feedback",
    "is_small",
    "named_rows",
    "notice_of",
    "sheets_of",
    "survey_rows",
    "words_shown",
    "words_waiting",
]
