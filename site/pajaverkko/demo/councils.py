"""The demo's councils and their public minutes."""

import datetime

from django.utils import timezone

from network.councils.pages import AgendaItem, CouncilMeeting, CouncilPage, MinutesPage
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
            organisation=making.organisation(text["organisation"]),
            seats=text["seats"],
            term_starts_on=term[0],
            term_ends_on=term[1],
            purpose=html(text["purpose"]),
            how_to_join=html(text["how_to_join"]),
            meeting_rhythm=text["meeting_rhythm"],
            became=html(text.get("became", "")),
            **shared(text),
        )
        page.meetings = [_meeting(place, row) for place, row in enumerate(text.get("meetings", []))]
        page.themes = making.themes(text["themes"])
        page.target_groups = making.target_groups(text["target_groups"])
        page.regions = making.regions(text["regions"])
        first = min([day(row) for row in text["minutes"]], default=timezone.localdate())
        made[slug] = add(centres[text["centre"]], page, published_at=past_moment(first, -60))
        for minutes in text["minutes"]:
            _make_minutes(made[slug], minutes)
    return made


def _term(text: Text) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day of a term, as dates or as days from today."""
    if "term_in_days" in text:
        first, last = text["term_in_days"]
        today = timezone.localdate()
        return today + datetime.timedelta(days=first), today + datetime.timedelta(days=last)
    return text.get("term_starts_on"), text.get("term_ends_on")


def _meeting(place: int, text: Text) -> CouncilMeeting:
    return CouncilMeeting(
        starts_at=moment(text, text["starts"]),
        ends_at=moment(text, text["ends"]),
        place=text["place"],
        sort_order=place,
    )


def _make_minutes(council: CouncilPage, text: Text) -> None:
    page = MinutesPage(slug=text["slug"], held_on=day(text), number=text["number"], place=text["place"], **shared(text))
    page.items = [
        AgendaItem(
            heading=item["heading"],
            discussion=html(item["discussion"]),
            decision=item["decision"],
            proposal=item["proposal"],
            sort_order=place,
        )
        for place, item in enumerate(text["items"])
    ]
    page.themes = making.themes(text["themes"])
    add(council, page, published_at=past_moment(day(text), 14))
