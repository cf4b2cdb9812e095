"""A page goes live and is taken down at the hours its editor set."""

import datetime
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories.base import republished
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards

NOW = datetime.datetime(2027, 3, 27, 12, tzinfo=datetime.UTC)
HOUR, SECOND = datetime.timedelta(hours=1), datetime.timedelta(seconds=1)


@pytest.fixture
def at(clock: Callable) -> Callable[[datetime.datetime], None]:
    """Let the clock be this moment, and the scheduler do its work."""

    def run(moment: datetime.datetime) -> None:
        clock(moment)
        call_command("publish_scheduled", verbosity=0)

    return run


def seen(site: Trunk, stranger: Client) -> list[str]:
    """What a reader finds in the list, on the front page and by searching: always the same."""
    found = [cards(stranger.get(address)) for address in (site.materials.url, "/", "/search/?q=ajastettu")]
    assert found[0] == found[1] == found[2]
    return found[0]


def test_page_goes_live_at_its_hour(site: Trunk, stranger: Client, clock: Callable, at: Callable):
    clock(NOW)
    page = MaterialPageFactory(title="Ajastettu", go_live_at=NOW + HOUR)

    at(NOW + HOUR - SECOND)
    assert seen(site, stranger) == []
    assert stranger.get(page.url).status_code == 404

    at(NOW + HOUR + SECOND)
    assert seen(site, stranger) == ["Ajastettu"]
    assert stranger.get(page.url).status_code == 200


def test_page_is_taken_down_at_its_hour(site: Trunk, stranger: Client, clock: Callable, at: Callable):
    clock(NOW)
    page = MaterialPageFactory(title="Ajastettu", expire_at=NOW + HOUR)

    at(NOW + HOUR - SECOND)
    assert seen(site, stranger) == ["Ajastettu"]

    at(NOW + HOUR + SECOND)
    assert seen(site, stranger) == []
    assert stranger.get(page.url).status_code == 404


def test_page_is_live_between_its_two_hours_over_the_clock_change(
    site: Trunk, stranger: Client, clock: Callable, at: Callable
):
    """In Helsinki the hour from three to four is missing on the night between."""
    clock(NOW)
    MaterialPageFactory(title="Ajastettu", go_live_at=NOW + 10 * HOUR, expire_at=NOW + 16 * HOUR)

    for hours, titles in ((9, []), (11, ["Ajastettu"]), (15, ["Ajastettu"]), (17, [])):
        at(NOW + hours * HOUR)
        assert seen(site, stranger) == titles


def test_new_text_of_a_live_page_waits_for_its_hour(site: Trunk, stranger: Client, clock: Callable, at: Callable):
    clock(NOW)
    page = MaterialPageFactory(title="Ajastettu vanha")
    republished(page, title="Ajastettu uusi", go_live_at=NOW + HOUR)

    at(NOW + HOUR - SECOND)
    assert seen(site, stranger) == ["Ajastettu vanha"]

    at(NOW + HOUR + SECOND)
    assert seen(site, stranger) == ["Ajastettu uusi"]


def test_scheduler_run_twice_or_late_does_the_same(site: Trunk, stranger: Client, clock: Callable, at: Callable):
    clock(NOW)
    MaterialPageFactory(title="Ajastettu", go_live_at=NOW + HOUR)
    MaterialPageFactory(title="Ajastettu ja otettu pois", expire_at=NOW + HOUR)

    at(NOW + 240 * HOUR)
    at(NOW + 240 * HOUR)

    assert seen(site, stranger) == ["Ajastettu"]
