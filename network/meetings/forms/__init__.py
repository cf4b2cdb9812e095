"""What those who keep a council fill in, and its members."""

from network.meetings.forms.memos import MemoForm, seen_of
from network.meetings.forms.own import MeetingNeedsForm, RemarkForm, WishForm
from network.meetings.forms.staff import (
    AgreedForm,
    AnswerForm,
    ItemForm,
    MeetingForm,
    NotNowForm,
    PaperForm,
    RecordForm,
    WriteForm,
)

__all__ = [
    "AgreedForm",
    "AnswerForm",
    "ItemForm",
    "MeetingForm",
    "MeetingNeedsForm",
    "MemoForm",
    "NotNowForm",
    "PaperForm",
    "RecordForm",
    "RemarkForm",
    "WishForm",
    "WriteForm",
    "seen_of",
]
