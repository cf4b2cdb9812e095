"""While one request looks, a question is asked once; the next request asks anew."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from base.asked_once import AskOnce, asked_once
from base.users import User
from network.staff.models import Assignment
from network.staff.services import end_assignment
from tests.staff import signed_in_client


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def ask(asked: list[str]) -> Callable[[str], int]:
    @asked_once
    def question(word: str) -> int:
        asked.append(word)
        return len(asked)

    return question


def visit(method: str, ask: Callable[[str], int], *words: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        for word in words:
            ask(word)
        return HttpResponse()

    request = HttpRequest()
    request.method = method
    AskOnce(view)(request)


def test_one_look_asks_each_question_once(ask: Callable[[str], int], asked: list[str]):
    visit("GET", ask, "a", "b", "a")
    assert asked == ["a", "b"]
    visit("GET", ask, "a")
    assert asked == ["a", "b", "a"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_what_changes_something_asks_each_time(method: str, ask: Callable[[str], int], asked: list[str]):
    visit(method, ask, "a", "a")
    assert asked == ["a", "a"]


def test_outside_of_requests_each_time_is_asked(ask: Callable[[str], int], asked: list[str]):
    ask("a")
    visit("GET", ask)
    ask("a")
    assert asked == ["a", "a"]


@pytest.mark.django_db
def test_menu_asks_once_what_somebody_is(coordinator: User, administrator: User):
    """Twenty entries of the menu hang on roles."""
    client = signed_in_client(coordinator)
    client.get("/admin/people/")
    with CaptureQueriesContext(connection) as questions:
        assert client.get("/admin/people/").status_code == 200
    of_roles = [each["sql"] for each in questions if 'FROM "network_assignment"' in each["sql"].partition("WHERE")[0]]
    assert len(of_roles) == 1


@pytest.mark.django_db
def test_whose_role_has_ended_is_kept_out_at_once(coordinator: User, administrator: User, client: Client):
    client = signed_in_client(coordinator)
    assert client.get("/admin/people/").status_code == 200
    end_assignment(assignment=Assignment.objects.get(user=coordinator), by=administrator)
    assert client.get("/admin/people/").status_code != 200
