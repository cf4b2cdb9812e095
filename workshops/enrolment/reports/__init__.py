"""What is told of places, to everybody, to a person, and to the staff."""

from workshops.enrolment.reports.figures import attendance, participation, waiting_in_vain
from workshops.enrolment.reports.letters import thanks_shown, words_shown
from workshops.enrolment.reports.series import AtSeries, Numbers, numbers_of_series, people_of_series
from workshops.enrolment.reports.shown import (
    Outcome,
    Places,
    other_workshops,
    outcome,
    outcome_of_form,
    outcomes,
    places_of,
)
from workshops.enrolment.reports.staff import (
    EXPORTED,
    AttendanceRow,
    Row,
    attendance_of,
    exported_rows,
    needs_at,
    row_of,
    rows_of,
)

__all__ = [
    "EXPORTED",
    "AtSeries",
    "AttendanceRow",
    "Numbers",
    "Outcome",
    "Places",
    "Row",
    "attendance",
    "attendance_of",
    "exported_rows",
    "needs_at",
    "numbers_of_series",
    "other_workshops",
    "outcome",
    "outcome_of_form",
    "outcomes",
    "participation",
    "people_of_series",
    "places_of",
    "row_of",
    "rows_of",
    "thanks_shown",
    "waiting_in_vain",
    "words_shown",
]
