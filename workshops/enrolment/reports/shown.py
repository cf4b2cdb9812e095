"""What is told of places: to everybody whether some are free, to a person what they got. Never who has one.

Everybody hears it in words: a number that moves by one tells that somebody has just enrolled, and how few there are.
"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from base.dates import moment_text
from base.disclosure.figures import ROUNDED_TO
from workshops.enrolment.choices import A_FEW_PLACES, ACTIVE, EnrolmentState, GatheringState, Obstacle
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import (
    enrolments_with_form,
    numbers_in,
    open_in_series,
    place_in_line,
    places_taken,
    waiting,
    workshops_told,
)
from workshops.series.pages import WorkshopPage
from workshops.series.queries import series_of

SHOWN_FOR = datetime.timedelta(days=1)
"""How long the address after a form tells what it got: it stays in the history of a browser that others may use."""


@dataclass(frozen=True)
class Places:
    """The places of one workshop as everybody may know them."""

    obstacle: Obstacle | None
    capacity: int
    free: int
    waiting: int
    opens_at: datetime.datetime | None
    last_moment: datetime.datetime | None
    when: str

    @property
    def is_open(self) -> bool:
        return self.obstacle is None

    @property
    def is_full(self) -> bool:
        return self.free <= 0

    @property
    def sentence(self) -> str:
        """Whether one can enrol, and what one would get."""
        if self.obstacle == Obstacle.NOT_YET and self.opens_at:
            return _("Enrolment begins on %(moment)s.") % {"moment": moment_text(self.opens_at)}
        if self.obstacle:
            return str(self.obstacle.label)
        if self.is_full and (least := self.waiting // ROUNDED_TO * ROUNDED_TO):
            return _("Full, at least %(number)d wait for a place") % {"number": least}
        if self.is_full:
            return _("Full, one can wait for a place")
        return _("Only a few places are free") if self.free <= A_FEW_PLACES else _("There are free places")

    @property
    def until(self) -> str:
        return _("Enrol by %(moment)s.") % {"moment": moment_text(self.last_moment)} if self.last_moment else ""


def places_of(gathering: Gathering, at: datetime.datetime, numbers: tuple[int, int] | None = None) -> Places:
    """How many places there are and are left. Those who wait are a number, and nowhere counted as taking part.

    `numbers` are those of the taken places and of those who wait, where they are known already.
    """
    if numbers is None:
        is_kept = gathering.pk is not None
        numbers = (places_taken(gathering), waiting(gathering).count()) if is_kept else (gathering.capacity, 0)
    return Places(
        obstacle=gathering.obstacle(at),
        capacity=gathering.capacity,
        free=max(0, gathering.capacity - numbers[0]),
        waiting=numbers[1],
        opens_at=gathering.opens_at,
        last_moment=gathering.last_moment,
        when=gathering.when,
    )


@dataclass(frozen=True)
class Outcome:
    """What became of one enrolment, in words for the person."""

    reference: str
    title: str
    address: str
    when: str
    place: str
    state: str
    sentence: str
    answer_by: str = ""
    may_accept: bool = False
    may_leave: bool = False


def outcome(enrolment: Enrolment, at: datetime.datetime) -> Outcome:
    return outcomes([enrolment], at)[0]


def outcomes(enrolments: list[Enrolment], at: datetime.datetime) -> list[Outcome]:
    """In the reader's language, workshop by workshop."""
    pages = workshops_told([each.gathering.workshop_key for each in enrolments])
    found = []
    for enrolment in enrolments:
        gathering, page = enrolment.gathering, pages.get(enrolment.gathering.workshop_key)
        is_ahead = gathering.is_ahead(at)
        found.append(
            Outcome(
                reference=enrolment.reference,
                title=page.title if page else _("Workshop"),
                address=page.get_url() or "" if page else "",
                when=gathering.when,
                place=gathering.place,
                state=enrolment.state,
                sentence=_sentence(enrolment),
                answer_by=moment_text(enrolment.answer_due_at) if enrolment.answer_due_at else "",
                may_accept=is_ahead and enrolment.state == EnrolmentState.OFFERED,
                may_leave=is_ahead and enrolment.state in ACTIVE,
            )
        )
    return found


def outcome_of_form(receipt: str, at: datetime.datetime) -> list[Outcome]:
    """What one form got, by the key that its sender's browser holds; nothing where there is none, or a day later.

    It tells no name, and nothing of anybody else.
    """
    try:
        key = UUID(receipt)
    except ValueError:
        return []
    return outcomes(list(enrolments_with_form(key).filter(enrolled_at__gt=at - SHOWN_FOR)), at)


def _sentence(enrolment: Enrolment) -> str:
    if enrolment.gathering.state == GatheringState.CANCELLED:
        return str(Obstacle.CANCELLED.label)
    if enrolment.state == EnrolmentState.WAITING:
        number = place_in_line(enrolment)
        return _("You are number %(number)d on the waiting list. You are told when a place is yours.") % {
            "number": number
        }
    return str(_SENTENCES[EnrolmentState(enrolment.state)]())


_SENTENCES = {
    EnrolmentState.CONFIRMED: lambda: _("You have a place."),
    EnrolmentState.OFFERED: lambda: _("A place has become free, and it is yours."),
    EnrolmentState.CANCELLED: lambda: _("You have cancelled."),
    EnrolmentState.PASSED_OVER: lambda: _("A place was free for you, and we got no answer in time."),
    EnrolmentState.MOVED: lambda: _("You have moved to another workshop."),
}


def other_workshops(gathering: Gathering, page: WorkshopPage, at: datetime.datetime) -> list[tuple[int, str]]:
    """The other workshops of the series that one can enrol for."""
    series = series_of(page)
    found = [each for each in open_in_series(series.translation_key, at) if each.pk != gathering.pk] if series else []
    pages, numbers = workshops_told([each.workshop_key for each in found]), numbers_in(found)
    labels = [(each, places_of(each, at, numbers[each.pk]), pages.get(each.workshop_key)) for each in found]
    return [(each.pk, f"{page.title}, {places.when} ({places.sentence})") for each, places, page in labels if page]
