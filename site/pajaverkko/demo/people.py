"""The demo's notices, and people who do not exist."""

import datetime

from django.utils import timezone

from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.notices.services import draft_notice, publish_notice, write_down_consent
from network.people.choices import Channel, Showing
from network.people.models import PartKind, Person
from network.people.services import add_person, give_part, release_showing
from network.people.services.people import Route
from network.regions.models import Centre
from network.regions.pages import CentrePage
from pajaverkko.demo.content import Text, read
from pajaverkko.demo.making import publish


def make_notices() -> None:
    """One for each purpose, in force for every centre that has none of its own."""
    for text in read("notices")["notice"]:
        values = {name: value for name, value in text.items() if name != "purpose"}
        draft = draft_notice(purpose=Purpose(text["purpose"]), controller=None, values=values, by=None)
        publish_notice(version=draft, by=None)


def make_people() -> None:
    """Some at two centres, so that one can see that each meets its own only."""
    kinds = {kind.slug: kind for kind in PartKind.objects.all()}
    for text in read("people")["person"]:
        _make_person(text, Centre.objects.get(slug=text["centre"]), kinds)


def _make_person(text: Text, centre: Centre, kinds: dict[str, PartKind]) -> None:
    if centre.organisation is None:
        raise ValueError(f"Nobody answers for the people of {centre}.")
    person = add_person(
        values={name: text[name] for name in ("calling_name", "full_name", "language") if name in text},
        routes=[Route(**route) for route in text.get("routes", ())],
        controller=centre.organisation,
        by=None,
    )
    today = timezone.localdate()
    for slug, days in text["parts"].items():
        starts_on = today - datetime.timedelta(days=days)
        give_part(person=person, kind=kinds[slug], centre=centre, starts_on=starts_on, by=None)
    _release(person, text)
    if version := notice_in_force(Purpose.PEOPLE, centre.organisation):
        language = text.get("language", "fi")
        write_down_consent(person=person, version=version, language=language, channel=Channel.PAPER, by=None)


def _release(person: Person, text: Text) -> None:
    """What the person lets be shown; a centre's page that shows it holds the references only."""
    references = {}
    for showing, words in text.get("shown", {}).items():
        release = release_showing(person=person, showing=Showing(showing), words=words, channel=Channel.PAPER, by=None)
        references[showing] = release.reference
    if "shown_on" in text:
        page = CentrePage.objects.get(slug=text["shown_on"], locale__language_code="fi")
        page.body.append(("person", references))
        publish(page)
