"""The places of workshops, whose they are, who came, and what people are told."""

from workshops.enrolment.models.attendance import Attendance
from workshops.enrolment.models.enrolments import Enrolment, Following
from workshops.enrolment.models.gatherings import Chain, Gathering
from workshops.enrolment.models.messages import LONGEST_WORDS, Call, GroupMessage

__all__ = ["LONGEST_WORDS", "Attendance", "Call", "Chain", "Enrolment", "Following", "Gathering", "GroupMessage"]
