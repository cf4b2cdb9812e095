"""The demo's meetings: an agenda ahead, a memo that the members check, a memo that is being written. All invented."""

import datetime
import uuid

from django.utils import timezone

from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import council_of, members_on
from network.councils.services import choose_ways
from network.meetings.choices import Mark
from network.meetings.models import Meeting, MemoStep
from network.meetings.queries import agenda_of
from network.meetings.services import (
    Written,
    add_item,
    agree_to_memo,
    call_meeting,
    change_meeting,
    invite,
    keep_words,
    mark_attendance,
    remark_on_item,
    send_memo,
    tell_absence,
    wish_for_item,
)
from network.people.choices import Channel
from network.people.models import Person
from pajaverkko.demo.accounts import keeper_of
from pajaverkko.demo.content import Text, read

TEXTS = ("discussion", "decision", "public_heading", "public_decision")


def make_meetings() -> None:
    """Needs the councils and their members, and somebody who keeps the councils."""
    _tell_who_agreed()
    for text in read("meetings")["council"]:
        page = CouncilPage.objects.get(slug=text["slug"], locale__language_code="fi")
        council = council_of(page)
        if council is None:
            raise ValueError(f"{page} is not known as a council.")
        keeper = keeper_of(council)
        rule = MemoRule(text["rule"])
        choose_ways(council=council, memo_rule=rule, days_to_check=14, minutes_months=None, by=keeper)
        for ahead in text.get("ahead", []):
            _prepare(council, ahead, keeper)
        for held in text.get("held", []):
            _hold(council, held, keeper)


def _tell_who_agreed() -> None:
    """The memos of past meetings were agreed before there were accounts: whoever keeps the council wrote it down."""
    for council in Council.objects.filter(centre__isnull=False):
        MemoStep.objects.filter(meeting__council=council, taken_by=None).update(taken_by=keeper_of(council))


def _member(council: Council, name: str) -> Person:
    """By the calling name, of those who have a seat today."""
    return members_on(council, timezone.localdate()).get(person__calling_name=name).person


def _prepare(council: Council, text: Text, keeper: User) -> None:
    """The next meeting, which the council's page tells of already."""
    at = timezone.now()
    meeting = Meeting.objects.filter(council=council, starts_at__gt=at).order_by("starts_at")[0]
    values = {"venue": text["venue"], "link": text["link"], "is_remote": True}
    meeting = change_meeting(meeting=meeting, values=values, at=at, by=keeper)
    _add_items(meeting, text, keeper)
    for wish in text["wishes"]:
        words = {name: wish[name] for name in ("heading", "opening")}
        person = _member(council, wish["from"])
        wish_for_item(meeting=meeting, person=person, values=words, key=uuid.uuid4(), at=at, by=None)
    if text["invited"]:
        invite(meeting=meeting, at=at, by=keeper)
    for name in text["excused"]:
        tell_absence(meeting=meeting, person=_member(council, name), comes=False, at=at, by=None)


def _hold(council: Council, text: Text, keeper: User) -> None:
    """A meeting of some days ago, with what was written of it and what the members say."""
    day, at = timezone.localdate() - datetime.timedelta(days=text["days"]), timezone.now()
    hours = {name: _moment(day, text[name]) for name in ("starts", "ends")}
    values = {"starts_at": hours["starts"], "ends_at": hours["ends"], "town": text["town"]}
    meeting = call_meeting(council=council, values=values, key=uuid.uuid4(), by=keeper)
    _add_items(meeting, text, keeper)
    for name in text["present"]:
        mark_attendance(meeting=meeting, person=_member(council, name), mark=Mark.PRESENT, at=at, by=keeper)
    items = list(agenda_of(meeting))
    written = {
        item.pk: Written(0, {name: words.get(name, "") for name in TEXTS})
        for item, words in zip(items, text["items"], strict=True)
    }
    keep_words(meeting=meeting, written=written, session=uuid.uuid4(), at=at, by=keeper)
    if text.get("sent"):
        send_memo(meeting=meeting, at=at, by=keeper)
    for name in text.get("agreed", []):
        agree_to_memo(meeting=meeting, person=_member(council, name), version=1, channel=Channel.WEB, at=at, by=None)
    for remark in text.get("remarks", []):
        remark_on_item(
            item=items[remark["item"]],
            person=_member(council, remark["from"]),
            words=remark["words"],
            key=uuid.uuid4(),
            channel=Channel.WEB,
            at=at,
            by=None,
        )


def _add_items(meeting: Meeting, text: Text, keeper: User) -> None:
    for item in text["items"]:
        values = {"heading": item["heading"], "opening": item.get("opening", "")}
        add_item(meeting=meeting, values=values, key=uuid.uuid4(), at=timezone.now(), by=keeper)


def _moment(day: datetime.date, clock: str) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), tzinfo=timezone.get_default_timezone())
