"""The demo's councils and their public minutes."""

import datetime
import uuid

from django.utils import timezone

from network.councils.models import Council
from network.councils.pages import CouncilPage, TermSummaryPage
from network.councils.pages.summaries import WRITTEN
from network.councils.services import keep_council
from network.meetings.choices import MemoState, TellsOf
from network.meetings.models import AgendaItem, Meeting, MemoStep
from network.meetings.pages import MinutesItem, MinutesPage
from network.meetings.services import call_meeting
from network.regions.pages import CentrePage
from pajaverkko.demo import making
from pajaverkko.demo.content import Text, day, html, moment, past_moment, read_all
from pajaverkko.demo.making import add, shared


def make_councils(centres: dict[str, CentrePage]) -> dict[str, CouncilPage]:
    """Every council below its centre, with its minutes."""
    made = {}
    for slug, text in read_all("councils").items():
        term = _term(text)
        page = CouncilPage(
            slug=slug,
            state=text["state"],
            turned_on=text.get("turned_on"),
            turned_why=text.get("turned_why", "").strip(),
            organisation=making.organisation(text["organisation"]),
            seats=text["seats"],
            term_starts_on=term[0],
            term_ends_on=term[1],
            purpose=html(text["purpose"]),
            how_to_join=html(text["how_to_join"]),
            fees=html(text.get("fees", "")),
            meeting_rhythm=text["meeting_rhythm"],
            became=html(text.get("became", "")),
            **shared(text),
        )
        page.themes = making.themes(text["themes"])
        page.target_groups = making.target_groups(text["target_groups"])
        page.regions = making.regions(text["regions"])
        first = min([day(row) for row in text["minutes"]], default=timezone.localdate())
        made[slug] = add(centres[text["centre"]], page, published_at=past_moment(first, -60))
        council = keep_council(council_key=made[slug].translation_key, by=None)
        assert council  # noqa: S101
        for meeting in text.get("meetings", []):
            _make_meeting(council, meeting)
        for minutes in text["minutes"]:
            _make_minutes(made[slug], council, minutes)
        if "term_summary" in text:
            _make_summary(made[slug], council, text["term_summary"])
    return made


def _term(text: Text) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a term, as dates or as days from today."""
    if "term_in_days" in text:
        first, last = text["term_in_days"]
        today = timezone.localdate()
        return today + datetime.timedelta(days=first), today + datetime.timedelta(days=last)
    return text.get("term_starts_on"), text.get("term_ends_on")


def _make_meeting(council: Council, text: Text) -> Meeting:
    """A meeting ahead; the page tells of it."""
    values = {
        "starts_at": moment(text, text["starts"]),
        "ends_at": moment(text, text["ends"]),
        "town": text["town"],
        "is_remote": text.get("is_remote", False),
        "is_shown": True,
    }
    return call_meeting(council=council, values=values, key=uuid.uuid4(), by=None)


def _make_minutes(parent: CouncilPage, council: Council, text: Text) -> None:
    meeting = _meeting_held(council, text)
    page = MinutesPage(
        slug=text["slug"],
        meeting=meeting,
        held_on=day(text),
        number=text["number"],
        place=text["place"],
        tells_of=TellsOf.NOBODY,
        **shared(text),
    )
    page.items = [
        MinutesItem(
            heading=item["heading"],
            discussion=html(item["discussion"]),
            decision=item["decision"],
            proposal=item["proposal"],
            sort_order=place,
        )
        for place, item in enumerate(text["items"])
    ]
    page.themes = making.themes(text["themes"])
    add(parent, page, published_at=past_moment(day(text), 14))


def _make_summary(parent: CouncilPage, council: Council, text: Text) -> None:
    """What was done in the council's term, written two months after its last day."""
    term = council.terms.get()
    words = {name: html(text[name]) for name in WRITTEN}
    page = TermSummaryPage(slug=text["slug"], term=term, **words, **shared(text))
    add(parent, page, published_at=past_moment(term.ends_on or term.starts_on, 60))


def _meeting_held(council: Council, text: Text) -> Meeting:
    """A meeting of the past with the memo that its members agreed."""
    held_at, agreed_at = past_moment(day(text), 0), past_moment(day(text), 12)
    meeting = Meeting.objects.create(
        council=council, starts_at=held_at, town=text["place"][:80], memo=MemoState.AGREED, memo_version=1
    )
    MemoStep.objects.create(meeting=meeting, to=MemoState.AGREED, taken_at=agreed_at)
    for place, item in enumerate(text["items"] if council.controller else [], start=1):
        AgendaItem._base_manager.create(
            meeting=meeting,
            controller=council.controller,
            place=place,
            heading=item["heading"],
            discussion=item.get("memo", ""),
            decision=item["decision"],
            public_heading=item["heading"],
            public_decision=item["decision"],
            changed_at=held_at,
        )
    return meeting
