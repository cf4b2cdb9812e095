"""The proxy of compose.yaml before the real site: what it keeps, for whom, and how soon it forgets."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.load.own_server import OwnServer
from tests.nginx import OwnNginx, nginx
from tests.own_site import OwnSite, Processes

pytestmark = pytest.mark.django_db
JOBS = "tests.pajaverkko.kept_pages.jobs"
MOST_SECONDS = 0.5
"""That a message to the proxy may take while other tests run."""


@pytest.fixture(scope="module")
def proxy() -> Iterator[OwnNginx]:
    with nginx() as own:
        yield own


@pytest.fixture(scope="module")
def server(own_site: OwnSite, processes: Processes, proxy: OwnNginx) -> Iterator[OwnServer]:
    """It serves behind the proxy."""
    processes(f"{JOBS}:begin")
    own = OwnServer(own_site.folder, own_site.address)
    own.variables |= {"PAJAVERKKO_PROXIES": proxy.told_at, "PAJAVERKKO_ADDRESS": proxy.address}
    own.start()
    proxy.start([own.port])
    yield own
    own.stop()


def get(proxy: OwnNginx, path: str, **heads: str) -> tuple[int, str]:
    return ask(f"{proxy.address}{path}", "GET", heads)


def ask(address: str, method: str, heads: dict[str, str] | None = None) -> tuple[int, str]:
    asked = urllib.request.Request(address, method=method, headers=heads or {})
    try:
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


def test_change_is_seen_as_soon_as_the_proxy_was_told(server: OwnServer, processes: Processes, proxy: OwnNginx):
    for number in range(5):
        assert f"Etusivu {number}" not in get(proxy, "/")[1]
        assert get(proxy, "/") == get(proxy, "/")
        took = processes(f"{JOBS}:change_and_tell", title=f"Etusivu {number}", proxy=proxy.told_at)
        assert f"Etusivu {number}" in get(proxy, "/")[1]
        assert took < MOST_SECONDS


def test_kept_page_is_given_without_the_site_but_to_nobody_with_a_page_of_their_own(
    server: OwnServer, processes: Processes, proxy: OwnNginx
):
    while time.time() % 60 > 45:
        time.sleep(1)  # nothing is kept beyond the end of a minute
    # Nor for more than ten seconds: what was kept by the test before may end before the site is killed.
    processes(f"{JOBS}:change_and_tell", title="Juuri nyt", proxy=proxy.told_at)
    assert get(proxy, "/")[0] == 200
    server.kill()
    try:
        assert get(proxy, "/")[0] == 200
        assert get(proxy, "/", Cookie="csrftoken=x")[0] == 200
        assert get(proxy, "/", Cookie="sessionid=x")[0] == 502
        assert get(proxy, "/", Cookie="csrftoken=x; sessionid=x")[0] == 502
        assert get(proxy, "/", Authorization="Bearer x")[0] == 502
        assert get(proxy, "/?page=2")[0] == 502
    finally:
        server.start()


def test_visits_are_written_down_without_questions_and_readers(server: OwnServer, proxy: OwnNginx):
    get(proxy, "/search/?q=salaisuus")
    visits = (proxy.folder / "visits").read_text()
    assert "GET 200" in visits
    for word in ("salaisuus", "search", "127.0.0.1"):
        assert word not in visits


def test_fault_is_written_down_without_its_reader(server: OwnServer, proxy: OwnNginx):
    server.kill()
    try:
        assert get(proxy, "/search/?q=salaisuus")[0] == 502
    finally:
        server.start()
    assert (proxy.folder / "errors").read_text() == ""


def test_outside_nobody_makes_it_forget(server: OwnServer, proxy: OwnNginx):
    assert ask(proxy.address, "PURGE")[0] in {403, 405}
    assert ask(proxy.told_at, "GET")[0] == 405
    assert ask(proxy.told_at, "PURGE")[0] == 204
