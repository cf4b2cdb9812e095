"""Members as those who keep a council see them, and as they see themselves."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from base.dates import day_text, period_text
from network.councils.choices import SUMMARY_BEFORE
from network.councils.models import Council, Seat, Term
from network.councils.pages import CouncilPage, TermSummaryPage
from network.councils.queries import (
    councils_told,
    listing_of,
    may_read,
    newest_text,
    promise_of,
    promises_in,
    releases_of_named,
    seats_in,
    seats_of,
)
from network.people.models import Person
from network.people.queries import releases_shown_on


@dataclass(frozen=True)
class SeatRow:
    """One seat as the staff sees it. Somebody whose use is restricted is a reference and nothing else."""

    reference: str
    person: str
    name: str
    role: str
    days: str
    promised: str
    is_held: bool
    acts: tuple[str, ...]


@dataclass(frozen=True)
class TermRows:
    """A term with those who have a seat, and those whose seat has ended or not begun.

    `asks_for_summary`: the term is over or soon will be, and no page tells what was done in it, not even a draft.
    """

    days: str
    seats: int | None
    is_on: bool
    asks_for_summary: bool
    members: list[SeatRow]
    others: list[SeatRow]


def terms_of(council: Council, today: datetime.date) -> list[TermRows]:
    """The latest first."""
    told = set(TermSummaryPage.objects.filter(term__council=council).values_list("term", flat=True))
    soon = today + SUMMARY_BEFORE
    return [
        _term_rows(term, today, asks=term.pk not in told and term.ends_on is not None and term.ends_on <= soon)
        for term in council.terms.all()
    ]


def _term_rows(term: Term, today: datetime.date, *, asks: bool) -> TermRows:
    promises = promises_in(term)
    rows = []
    for seat in seats_in(term):
        promise, is_held = promises.get(seat.person_id), _is_held(seat, today)
        acts = _acts(seat) if is_held or seat.starts_on > today else ()
        rows.append(
            SeatRow(
                reference=seat.reference,
                person=seat.person_id,
                name=seat.person_id if seat.person.is_restricted else seat.person.calling_name,
                role=str(seat.get_role_display()),
                days=period_text(seat.starts_on, seat.ends_on),
                promised=f"{day_text(promise.promised_on)} ({promise.text.number})" if promise else "",
                is_held=is_held,
                acts=acts if promise or not acts else (*acts, "promise"),
            )
        )
    members = [row for row in rows if row.is_held]
    is_on = term.starts_on <= today and (term.ends_on is None or term.ends_on >= today)
    others = [row for row in rows if not row.is_held]
    return TermRows(str(term), term.seats, is_on, asks, members, others)


def _acts(seat: Seat) -> tuple[str, ...]:
    return ("end",) if seat.person.is_restricted else ("end", "role", "needs")


def _is_held(seat: Seat, today: datetime.date) -> bool:
    within = seat.term.ends_on is None or today <= seat.term.ends_on
    return within and seat.starts_on <= today and (seat.ends_on is None or today <= seat.ends_on)


@dataclass(frozen=True)
class OwnSeat:
    """A seat as its holder sees it."""

    reference: str
    title: str
    role: str
    days: str
    is_held: bool
    has_ended: bool
    has_promised: str
    promised_words: str
    promises_anew: bool
    is_named: bool
    may_read: bool


@dataclass(frozen=True)
class SeatInList:
    """A seat in the list of the own page."""

    reference: str
    title: str
    role: str
    days: str
    has_ended: bool
    has_promised: bool


def own_seats(person: Person, today: datetime.date) -> list[SeatInList]:
    """The seats that somebody has or had, in two questions."""
    seats: list[Any] = list(seats_of(person))
    pages = councils_told([seat.term.council.council_key for seat in seats]) if seats else {}
    return [
        SeatInList(
            reference=seat.reference,
            title=page.title if (page := pages.get(seat.term.council.council_key)) else "",
            role=str(seat.get_role_display()),
            days=_days(seat),
            has_ended=_has_ended(seat, today),
            has_promised=seat.has_promised,
        )
        for seat in seats
    ]


def _days(seat: Seat) -> str:
    return period_text(max(seat.starts_on, seat.term.starts_on), seat.ends_on or seat.term.ends_on)


def _has_ended(seat: Seat, today: datetime.date) -> bool:
    last = min(filter(None, (seat.ends_on, seat.term.ends_on)), default=None)
    return last is not None and last < today


def own_seat(person: Person, reference: str, today: datetime.date) -> tuple[Seat, OwnSeat] | None:
    """One of them; None where it is not the person's."""
    seats: Sequence[Seat] = [seat for seat in seats_of(person) if seat.reference == reference]
    if not seats:
        return None
    key = seats[0].term.council.council_key
    page = councils_told([key]).get(key)
    return seats[0], _own(seats[0], page.title if page else "", today)


def _own(seat: Seat, title: str, today: datetime.date) -> OwnSeat:
    promise, newest = promise_of(seat.person, seat.term), newest_text()
    return OwnSeat(
        reference=seat.reference,
        title=title,
        role=str(seat.get_role_display()),
        days=_days(seat),
        is_held=_is_held(seat, today),
        has_ended=_has_ended(seat, today),
        has_promised=day_text(promise.promised_on) if promise else "",
        promised_words=promise.text.text if promise else "",
        promises_anew=promise is not None and promise.text != newest,
        is_named=listing_of(seat.person, seat.term) is not None,
        may_read=may_read(seat.person, seat.term.council, today),
    )


def named_members(page: CouncilPage) -> list[str]:
    """The names of members who want to be named, as they have released them to the organisation of the section."""
    references = releases_of_named(page.translation_key, timezone.localdate())
    if not references:
        return []
    shown = releases_shown_on(page, references).values()
    # Where a council meets stands on its page.
    return sorted(release.words for release in shown if not release.person.has_safety_ban)
