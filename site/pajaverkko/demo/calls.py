"""The demo's calls for members, open today; and some people who do not exist, who have applied."""

import datetime
import uuid

from django.utils import timezone

from network.applications.choices import AgeGroup, Channel
from network.applications.pages import ASKED, TOLD, CallPage
from network.applications.queries import call_of
from network.applications.services import begin_application, send_application, tell_application
from network.councils.models import Call
from network.councils.pages import CouncilPage
from network.councils.permissions import can_keep
from network.people.choices import Language, RouteKind
from network.people.services.people import Newcomer, Route
from pajaverkko.demo.accounts import keeper_of
from pajaverkko.demo.content import Text, html, past_moment, read, read_all
from pajaverkko.demo.making import add, shared
from pajaverkko.demo.translations import translate_calls


def make_calls() -> None:
    """Needs the councils and the notices: without one no call may be public."""
    for slug, text in read_all("calls").items():
        council = CouncilPage.objects.get(slug=slug, locale__language_code="fi")
        first, last = (_day(days) for days in text["call_in_days"])
        page = CallPage(
            slug=text["slug"],
            opens_on=first,
            closes_on=last,
            answers_on=_day(text["answers_in_days"]),
            **{name: html(text[name]) for name in TOLD},
            **{name: text.get(name, False) for name in ASKED},
            **shared(text),
        )
        add(council, page, published_at=past_moment(first))
    translate_calls("sv")


def make_applications() -> None:
    """Sent in the last days; one is still being written."""
    for text in read("applications")["call"]:
        page = CallPage.objects.get(slug=text["slug"], locale__language_code="fi", path__startswith=_above(text).path)
        if call := call_of(page):
            for number, row in enumerate(text["applications"]):
                _apply(call, row, number)


def _above(text: Text) -> CouncilPage:
    found: CouncilPage = CouncilPage.objects.get(slug=text["council"], locale__language_code="fi")
    return found


def _apply(call: Call, text: Text, number: int) -> None:
    at = timezone.now() - datetime.timedelta(hours=9 * (number + 1))
    name = text["calling_name"]
    email = Route(RouteKind.EMAIL, f"{name.lower()}@posti.example", may_leave_message=True)
    phone = Route(RouteKind.PHONE, f"+358 40 000 2{number:03}", may_leave_message=True)
    who = Newcomer(
        {"calling_name": name, "language": Language.FINNISH}, [phone if text["channel"] == "phone" else email]
    )
    channel = Channel(text["channel"])
    keeper = keeper_of(call.council)
    # Where the demo has nobody who keeps the council, nobody wrote it down.
    by = keeper if channel != Channel.WEB and can_keep(keeper, call.council) else None
    made = begin_application(call=call, who=who, key=uuid.uuid4(), channel=channel, at=at, by=by)
    words = {key: text.get(key, "") for key in ("why", "experience", "region", "municipality")}
    words |= {"service": ",".join(text.get("service", ())), "wants_reserve": text.get("wants_reserve", False)}
    age = AgeGroup(text["age_group"]) if "age_group" in text else ""
    made = tell_application(application=made, values={**words, "age_group": age}, at=at, by=by)
    if not text.get("unsent"):
        send_application(application=made, at=at, by=by)


def _day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)
