"""The site in which no form is known by its key, for a test that must see what comes of it."""

from uuid import UUID

from pajaverkko.wsgi import application
from workshops.enrolment.services import enrolling


def never(key: UUID) -> bool:
    return False


enrolling.was_sent = never

__all__ = ["application"]
