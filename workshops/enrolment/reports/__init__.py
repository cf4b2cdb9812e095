"""What is told of places, to everybody, to a person, and to the staff."""

from workshops.enrolment.reports.shown import Outcome, Places, outcome, outcome_of_form, outcomes, places_of
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
    "AttendanceRow",
    "Outcome",
    "Places",
    "Row",
    "attendance_of",
    "exported_rows",
    "needs_at",
    "outcome",
    "outcome_of_form",
    "outcomes",
    "places_of",
    "row_of",
    "rows_of",
]
