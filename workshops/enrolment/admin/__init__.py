"""The screens of a workshop's places."""

from workshops.enrolment.admin.list import GatheringAdmin

__all__ = ["GatheringAdmin"]
