"""The screens of a workshop's places."""

from workshops.enrolment.admin.list import GatheringAdmin
from workshops.enrolment.admin.taking_down import refuse_to_take_down

__all__ = ["GatheringAdmin", "refuse_to_take_down"]
