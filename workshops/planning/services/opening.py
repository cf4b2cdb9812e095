"""What is told of new workshops, and making them public and open."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import transaction
from wagtail.models import Page

from base.users import User
from workshops.enrolment.queries import gathering_of
from workshops.enrolment.services import open_enrolment
from workshops.series.pages import WorkshopPage


@dataclass(frozen=True)
class Planned:
    """One workshop as it is to be. Moments are in UTC."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime
    title: str = ""


@dataclass(frozen=True)
class Shared:
    """What all workshops of a list have in common. Chained: each continues the one before it in the series."""

    place: str = ""
    remote_link: str = ""
    chained: bool = False


@dataclass(frozen=True)
class Terms:
    """The key of the form, and what happens to what it makes. Places: for how many enrolment opens; None leaves it."""

    key: UUID
    publish: bool = False
    places: int | None = None

    def key_of(self, *names: object) -> UUID:
        """The translation key of one page that the form makes: sent once more, the form finds what it made."""
        return uuid5(self.key, " ".join(map(str, names)))


@transaction.atomic
def bring_out(*, pages: Iterable[Page], terms: Terms, at: datetime.datetime, by: User) -> None:
    """Publish new pages and open enrolment for the workshops among them, where the terms say so.

    Raises ValidationError when enrolment cannot be opened.
    """
    made = list(pages)
    if not terms.publish:
        return
    for page in made:
        page.latest_revision.publish(user=by)
    if terms.places is None:
        return
    for page in made:
        gathering = gathering_of(page) if isinstance(page, WorkshopPage) else None
        if gathering is not None:
            open_enrolment(gathering=gathering, values={"capacity": terms.places}, at=at, by=by)
