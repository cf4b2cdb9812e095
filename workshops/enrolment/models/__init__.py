"""The places of workshops, whose they are, and who came."""

from workshops.enrolment.models.attendance import Attendance
from workshops.enrolment.models.enrolments import Enrolment, Following
from workshops.enrolment.models.gatherings import Chain, Gathering

__all__ = ["Attendance", "Chain", "Enrolment", "Following", "Gathering"]
