"""What a process does on a site of its own: two people write one memo, and members agree to it, in the same moment."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from base.users import User
from network.councils.models import Term
from network.councils.services import give_seat, keep_council, promise_secrecy
from network.meetings.choices import MemoState
from network.meetings.models import AgendaItem, Hearing, Meeting, MemoStep, Wording
from network.meetings.services import (
    Choice,
    Written,
    add_item,
    agree_to_memo,
    call_meeting,
    choose_wording,
    keep_words,
    send_memo,
)
from network.people.choices import Channel
from network.people.models import Person
from network.staff.choices import StaffRole
from tests.factories.network import CentreFactory, CentrePageFactory, CouncilPageFactory, OrganisationFactory
from tests.factories.people import make_person
from tests.pajaverkko.answering_at_once import answer_at_once
from tests.pajaverkko.at_once import at_once, read_and_answer
from tests.staff import staff

ROUNDS = 15
MEMBERS = 8
DAY = datetime.timedelta(days=1)


def all_at_once() -> dict[str, Any]:
    """One site for all: two readers and two answers, two writers and all members, answers to proposals."""
    return {"reading": read_and_answer(), "writing": write_and_agree(), "answering": answer_at_once()}


def write_and_agree() -> dict[str, Any]:
    """Two writers begin each round from the same text of one item; then all members agree at the same time."""
    meeting, keepers, members = _scene()
    item = add_item(meeting=meeting, values={"heading": "Asia"}, key=uuid.uuid4(), at=timezone.now(), by=None)
    there = [_write_at_once(meeting, item, keepers, number) for number in range(ROUNDS)]
    send_memo(meeting=meeting, at=timezone.now(), by=keepers[0])

    def agree(person: Person) -> str:
        told = {"version": 1, "channel": Channel.WEB, "at": timezone.now(), "by": None}
        hearing = agree_to_memo(meeting=meeting, person=person, **told)
        return str(hearing.word)

    ended = at_once(*(lambda person=person: agree(person) for person in members))  # type: ignore[misc]
    return {
        "there": all(there),
        "agreed": Hearing._base_manager.filter(word="agrees").count(),
        "ended": sorted(set(ended)),
        "steps": MemoStep.objects.filter(to=MemoState.AGREED).count(),
        "memo": Meeting.objects.get().memo,
    }


def _write_at_once(meeting: Meeting, item: AgendaItem, keepers: list[User], number: int) -> bool:
    """Whether the words of both are there afterwards."""
    item.refresh_from_db()
    texts = [f"{item.discussion} sana-{number}-{keeper.pk}".strip() for keeper in keepers]

    def write(keeper: User, text: str) -> int:
        written = {item.pk: Written(item.version, {"discussion": text})}
        told = {"session": uuid.uuid4(), "at": timezone.now(), "by": keeper}
        return len(keep_words(meeting=meeting, written=written, **told).conflicts)

    at_once(lambda: write(keepers[0], texts[0]), lambda: write(keepers[1], texts[1]))
    item.refresh_from_db()
    waiting = list(Wording._base_manager.filter(item=item).select_related("item__meeting"))
    both = {item.discussion, *(row.discussion for row in waiting)} == set(texts) and len(waiting) == 1
    row = waiting[0]
    choose_wording(wording=row, seen_at=row.written_at, choice=Choice.APPEND, at=timezone.now(), by=keepers[0])
    return both


def _scene() -> tuple[Meeting, list[User], list[Person]]:
    centre = CentreFactory(organisation=OrganisationFactory())
    today = timezone.localdate()
    page = CouncilPageFactory(
        parent=CentrePageFactory(centre=centre), term_starts_on=today - 60 * DAY, term_ends_on=today + 60 * DAY
    )
    council = keep_council(council_key=page.translation_key, by=None)
    assert council
    members = [make_person(centre, calling_name=f"Jäsen {number}") for number in range(MEMBERS)]
    term = Term.objects.get(council=council)
    for person in members:
        key, starts_on = uuid.uuid4(), today - 30 * DAY
        give_seat(term=term, person=person, role="member", starts_on=starts_on, key=key, by=None)
        promise_secrecy(term=term, person=person, channel=Channel.PAPER, by=None)
    values = {"starts_at": timezone.now() - DAY}
    meeting = call_meeting(council=council, values=values, key=uuid.uuid4(), by=None)
    roles = (StaffRole.SECRETARY, StaffRole.COORDINATOR)
    return meeting, [staff(f"{role}@toinen.example", role, centre) for role in roles], members
