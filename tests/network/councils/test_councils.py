"""Councils as everybody sees them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from network.councils.choices import CouncilState
from tests.factories.base import republished
from tests.factories.network import (
    CouncilPageFactory,
    OrganisationFactory,
    RegionFactory,
    TargetGroupFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document, text_of

NOON = datetime.datetime(2027, 3, 17, 10, tzinfo=datetime.UTC)
SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)


def test_councils_are_listed_by_name(site: Trunk, stranger: Client):
    for title in ("Vammaisneuvosto", "Asiakasraati", "Nuorten raati"):
        CouncilPageFactory(title=title)

    assert cards(stranger.get(site.councils.url)) == ["Asiakasraati", "Nuorten raati", "Vammaisneuvosto"]


@pytest.mark.parametrize("state", CouncilState)
def test_state_filter(site: Trunk, stranger: Client, state: CouncilState):
    CouncilPageFactory(title="Oma", state=state)
    CouncilPageFactory(title="Vieras", state=next(other for other in CouncilState if other != state))

    assert cards(stranger.get(site.councils.url, {"state": state.value})) == ["Oma"]


def test_theme_and_region_filters(site: Trunk, stranger: Client):
    theme, region = ThemeFactory(), RegionFactory()
    CouncilPageFactory(title="Teema", themes=[theme], regions=[RegionFactory()])
    CouncilPageFactory(title="Alue", regions=[region], themes=[ThemeFactory()])

    assert cards(stranger.get(site.councils.url, {"theme": theme.slug})) == ["Teema"]
    assert cards(stranger.get(site.councils.url, {"region": region.code})) == ["Alue"]


@pytest.mark.parametrize("name", ["theme", "region", "state"])
def test_unknown_value_narrows_nothing_and_is_reported(site: Trunk, stranger: Client, name: str):
    CouncilPageFactory(title="Raati")

    response = stranger.get(site.councils.url, {name: "olematon"})

    assert cards(response) == ["Raati"]
    assert document(response).select_one("main .ds-alert")


def test_council_page_shows_its_facts(site: Trunk, stranger: Client):
    page = CouncilPageFactory(
        organisation=OrganisationFactory(name_fi="Raision kaupunki"),
        target_groups=[TargetGroupFactory(name_fi="Asiakkaat")],
        seats=12,
    )

    shown = text_of(stranger.get(page.url))

    for text in ("Raision kaupunki", "Asiakkaat", "12", "1.1.2026–31.12.2027", "Neljä kertaa vuodessa"):
        assert text in shown


@pytest.mark.parametrize(("first", "last"), [("term_starts_on", "term_ends_on")])
def test_council_whose_days_are_the_wrong_way_round_is_refused(site: Trunk, first: str, last: str):
    council, today = CouncilPageFactory(), timezone.localdate()

    with pytest.raises(ValidationError, match=last):
        republished(council, **{first: today, last: today - datetime.timedelta(days=1)})

    assert republished(council, **{first: today, last: today}).live
