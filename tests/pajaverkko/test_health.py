"""Whether the site is alive, ready, and what waits in it: told to machines, about nobody."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.heartbeats import LOOPS, Heartbeat, beat
from base.personal_data.models import DeletionRun
from base.search.index import index_pages, rebuild_index
from base.search.models import SearchEntry
from pajaverkko import health
from tests.factories.pajaverkko import Trunk

TOKEN = "only-for-tests"


def test_alive_is_told_whatever_host_is_asked_and_without_a_database(stranger: Client) -> None:
    answer = stranger.get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.content, answer["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_health_is_not_led_to_https(stranger: Client, settings: object) -> None:
    settings.SECURE_SSL_REDIRECT = True  # type: ignore[attr-defined]
    assert stranger.get("/healthz").status_code == 200


@pytest.fixture
def all_well(site: Trunk) -> None:
    """Everything is as it should be: loops seen, deleted in time, indexed."""
    for name in LOOPS:
        beat(name)
    now = timezone.now()
    DeletionRun.objects.create(run_on=timezone.localdate(), begun_at=now, ended_at=now)
    rebuild_index()


@pytest.fixture(autouse=True)
def _asked_anew(settings: object) -> Iterator[None]:
    settings.METRICS_TOKEN = TOKEN  # type: ignore[attr-defined]
    health.look_anew()
    yield
    health.look_anew()


def checks(client: Client) -> tuple[int, dict[str, str]]:
    health.look_anew()
    answer = client.get("/readyz", headers={"host": "10.0.0.7", "authorization": f"Bearer {TOKEN}"})
    return answer.status_code, answer.json()["checks"]


@pytest.mark.django_db
def test_what_fails_is_told_to_who_holds_the_token(all_well: None, stranger: Client) -> None:
    assert stranger.get("/readyz").json() == {"ready": True}
    assert stranger.get("/readyz", headers={"authorization": "Bearer other"}).json() == {"ready": True}


@pytest.mark.django_db
def test_asking_often_is_no_work(all_well: None, stranger: Client, django_assert_num_queries: Callable) -> None:
    checks(stranger)
    with django_assert_num_queries(0):
        assert stranger.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_asking_writes_nothing(all_well: None, stranger: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        checks(stranger)
    assert asked.captured_queries
    assert {each["sql"].split()[0] for each in asked} == {"SELECT"}


@pytest.mark.parametrize("place", ["/healthz", "/readyz"])
def test_nothing_is_sent_there(stranger: Client, place: str) -> None:
    assert stranger.post(place).status_code == 405


@pytest.mark.django_db
def test_ready_when_all_is_well(all_well: None, stranger: Client) -> None:
    assert checks(stranger) == (200, dict.fromkeys(("database", "cache", "worker", "retention", "index"), "ok"))


def _silent_worker() -> None:
    Heartbeat.objects.filter(name="letters").update(beat_at=timezone.now() - datetime.timedelta(hours=3))


def _late_deletion() -> None:
    DeletionRun.objects.update(ended_at=timezone.now() - datetime.timedelta(hours=27))


def _page_not_found() -> None:
    SearchEntry.objects.first().delete()  # type: ignore[union-attr]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "breaks"), [("worker", _silent_worker), ("retention", _late_deletion), ("index", _page_not_found)]
)
def test_what_is_late_is_told_while_the_site_serves(
    all_well: None, stranger: Client, name: str, breaks: Callable[[], None]
) -> None:
    breaks()
    status, found = checks(stranger)
    assert status == 200
    assert [each for each, told in found.items() if told == "failed"] == [name]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "expected"), [("database", 503), ("cache", 200)])
def test_without_what_every_page_needs_it_is_not_ready(
    all_well: None, stranger: Client, monkeypatch: pytest.MonkeyPatch, name: str, expected: int
) -> None:
    def away() -> bool:
        raise DatabaseError("the address of somebody@posti.example")

    monkeypatch.setitem(health.CHECKS, name, away)
    status, found = checks(stranger)
    assert (status, found[name]) == (expected, "failed")


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["", "Bearer other", "Bearer "])
def test_numbers_are_for_who_holds_the_token(site: Trunk, stranger: Client, settings: object, given: str) -> None:
    assert stranger.get("/metrics", headers={"authorization": given}).status_code == 404
    settings.METRICS_TOKEN = ""  # type: ignore[attr-defined]
    assert stranger.get("/metrics", headers={"authorization": given}).status_code == 404


@pytest.mark.django_db
def test_numbers_tell_of_what_waits(all_well: None, site: Trunk, stranger: Client) -> None:
    SearchEntry.objects.all().delete()
    index_pages(keys=[site.home.pk])
    told = stranger.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert told.status_code == 200
    lines = told.content.decode().splitlines()
    assert 'pajaverkko_check{check="database"} 1.0' in lines
    assert 'pajaverkko_check{check="index"} 0.0' in lines
    assert "pajaverkko_letters_waiting 0.0" in lines
    assert 'pajaverkko_tasks{state="failed"} 0.0' in lines
    (missing,) = (line for line in lines if line.startswith("pajaverkko_pages_not_found "))
    assert float(missing.split()[1]) >= 3
    assert sum(line.startswith("pajaverkko_loop_seen_seconds{") for line in lines) == len(LOOPS)
    assert "no-store" in told["Cache-Control"]


def test_request_has_a_name_that_the_proxy_may_give(stranger: Client) -> None:
    drawn = [stranger.get("/healthz")["X-Request-ID"] for _each in range(2)]
    assert len({*drawn}) == 2
    assert stranger.get("/healthz", headers={"x-request-id": "proxy-0123"})["X-Request-ID"] == "proxy-0123"
    for strange in ("a" * 65, "kolme sanaa tässä", "short", "line\tbreak-123"):
        assert stranger.get("/healthz", headers={"x-request-id": strange})["X-Request-ID"] != strange
