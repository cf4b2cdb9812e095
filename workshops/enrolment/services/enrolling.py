"""Enrolling: one transaction over the workshops, which are locked in the order of their keys."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from base.audit.services import noted_together
from base.transactions import in_turn, one_transaction
from base.users import User
from network.people.models import Person
from network.people.services import add_person
from network.people.services.people import Newcomer
from workshops.enrolment.choices import Channel
from workshops.enrolment.models import Chain, Enrolment, Following, Gathering
from workshops.enrolment.permissions import can_arrange
from workshops.enrolment.queries import (
    active_enrolment,
    enrolments_with_form,
    following_of,
    locked,
    locked_chain,
    open_in_series,
    was_sent,
)
from workshops.enrolment.services.rows import Entry, add_row, keep_needs


@dataclass(frozen=True)
class Wish:
    """What somebody enrols for, and how. `key` is that of the form: what has it is enrolled once.

    With `whole_series` all its workshops that one can enrol for now are meant, and those to come.
    """

    workshops: Iterable[int]
    key: UUID
    at: datetime.datetime
    channel: Channel = Channel.WEB
    whole_series: UUID | None = None
    needs: Mapping[str, str] = field(default_factory=dict)
    beyond_because: str = ""


def enrol(*, who: Person | Newcomer, wish: Wish, by: User | None) -> list[Enrolment]:
    """Give a place in each workshop, or one in its waiting list. `by` is None for the person themselves.

    The moment of the wish counts, not that of the lock. Raises ValidationError where one cannot enrol at that moment,
    PermissionDenied for staff of another centre. The same form sent again gives what it gave.
    """
    with in_turn():
        return _enrol(who, wish, by)


@one_transaction
def _enrol(who: Person | Newcomer, wish: Wish, by: User | None) -> list[Enrolment]:
    with noted_together():
        return _give_places(who, wish, by)


def _give_places(who: Person | Newcomer, wish: Wish, by: User | None) -> list[Enrolment]:
    chain = _locked_chain(wish.whole_series) if wish.whole_series else None
    gatherings = locked(_meant(wish))
    if was_sent(wish.key):
        return list(enrolments_with_form(wish.key))
    _check(gatherings, wish, by)
    person = who if isinstance(who, Person) else _new(who, gatherings[0], by)
    following = _follow(chain, person, wish) if chain else None
    entry = Entry(
        wish.key, wish.at, wish.channel, wish.needs, wish.beyond_because, following, isinstance(who, Newcomer)
    )
    made = []
    for gathering in gatherings:
        made.append(_enrol_in(gathering, person, entry, by))
        entry = replace(entry, is_new=False)
    return made


def _locked_chain(series_key: UUID) -> Chain:
    Chain.objects.get_or_create(series_key=series_key)
    return locked_chain(series_key)


def _meant(wish: Wish) -> set[int]:
    later = open_in_series(wish.whole_series, wish.at) if wish.whole_series else []
    return {*wish.workshops, *(gathering.pk for gathering in later)}


def _check(gatherings: Sequence[Gathering], wish: Wish, by: User | None) -> None:
    if not gatherings:
        raise ValidationError(_("Choose at least one workshop."), code="none")
    for gathering in gatherings:
        if by is not None and not can_arrange(by, gathering):
            raise PermissionDenied
        if obstacle := gathering.obstacle(wish.at):
            raise ValidationError(obstacle.label, code=obstacle)
    if gatherings[0].controller is None:
        raise ValidationError(_("No organisation answers for this workshop yet."), code="no_controller")
    if len({gathering.controller for gathering in gatherings}) != 1:
        raise ValidationError(_("Different organisations answer for these workshops: enrol for each on its own page."))


def _new(who: Newcomer, gathering: Gathering, by: User | None) -> Person:
    assert gathering.controller  # noqa: S101
    return add_person(values=who.values, routes=who.routes, controller=gathering.controller, by=by)


def _follow(chain: Chain, person: Person, wish: Wish) -> Following:
    if held := following_of(person, chain):
        return held
    chain.last_number += 1
    chain.save(update_fields=["last_number"])
    row = Following(
        person=person,
        controller_id=person.controller_id,
        chain=chain,
        key=wish.key,
        number=chain.last_number,
        channel=wish.channel,
        begun_at=wish.at,
    )
    row.save(force_insert=True)
    return row


def _enrol_in(gathering: Gathering, person: Person, entry: Entry, by: User | None) -> Enrolment:
    """The new enrolment, or the one that the person has already."""
    held = None if entry.is_new else active_enrolment(gathering, person)
    if held is None:
        return add_row(gathering=gathering, person=person, entry=entry, by=by)
    if entry.following and held.following is None:
        held.following = entry.following
        held.save(update_fields=["following"])
    keep_needs(gathering=gathering, person=person, needs=entry.needs, by=by)
    return held
