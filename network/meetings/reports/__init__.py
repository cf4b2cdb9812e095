"""Filters of the list of minutes, and meetings as the staff and the members see them."""

from network.meetings.reports.filters import minutes_facets
from network.meetings.reports.own import (
    MeetingTold,
    MemoRead,
    OwnMeeting,
    meeting_told,
    memo_read,
    own_meetings,
)
from network.meetings.reports.staff import (
    attendance_numbers,
    attendance_of,
    desk_of,
    hearing_rows,
    letter_shown,
    meeting_rows,
    memo_of,
    row_of,
)

__all__ = [
    "MeetingTold",
    "MemoRead",
    "OwnMeeting",
    "attendance_numbers",
    "attendance_of",
    "desk_of",
    "hearing_rows",
    "letter_shown",
    "meeting_rows",
    "meeting_told",
    "memo_of",
    "memo_read",
    "minutes_facets",
    "own_meetings",
    "row_of",
]
