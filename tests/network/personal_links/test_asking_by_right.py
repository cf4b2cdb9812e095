"""On the own page a person asks to be corrected, restricted, left alone or erased, and sees what became of it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.users import User
from network.notices.models import NoticeVersion
from network.people.models import Person
from network.people.services import restrict_use
from network.personal_links.choices import RequestKind, RequestState
from network.personal_links.models import RightsRequest
from network.personal_links.services import answer_request, ask_by_right, ask_to_be_erased
from network.regions.models import Centre
from tests.factories.people import RightsRequestFactory, make_person
from tests.network.personal_links.visiting import ask
from tests.reading import document
from tests.scanning import found_in_database

WORDS = "Vuosi on väärin."


def asked() -> list[RightsRequest]:
    return list(RightsRequest._base_manager.order_by("pk"))


def told(visit: Client) -> str:
    return " ".join(document(visit.get("/own/")).select_one("main").get_text(" ", strip=True).split())


@pytest.mark.parametrize("kind", RequestKind.values)
def test_person_asks_on_the_own_page_with_a_row_in_the_log(visit: Client, kuutti: Person, kind: str):
    assert f"/own/request/{kind}/" in visit.get("/own/").content.decode()

    assert ask(visit, kind, WORDS) == 302

    (request,) = asked()
    assert (request.person, request.kind, request.state, request.words) == (kuutti, kind, RequestState.OPEN, WORDS)
    assert request.asked_on == timezone.localdate()
    (row,) = AuditEntry.objects.filter(act=Act.ADDED, table="network.RightsRequest")
    assert (row.account, row.reference, row.fields) == (0, kuutti.pk, kind)
    assert WORDS not in row.reason


@pytest.mark.parametrize("kind", RequestKind.values)
def test_one_without_words_is_taken_where_none_are_needed(visit: Client, kind: str):
    assert ask(visit, kind) == (422 if kind in {"correction", "objection"} else 302)


@pytest.mark.parametrize("kind", RequestKind.values)
def test_same_asked_twice_is_asked_once(visit: Client, kind: str):
    ask(visit, kind, WORDS)
    ask(visit, kind, WORDS)

    assert len(asked()) == 1


def test_second_correction_of_something_else_is_not_lost(visit: Client):
    ask(visit, "correction", WORDS)
    ask(visit, "correction", "Kieli on väärin.")
    ask(visit, "erasure")
    ask(visit, "erasure", "Muutan pois.")

    assert sorted(request.kind for request in asked()) == ["correction", "correction", "erasure"]


def test_database_holds_one_open_request_to_be_erased(kuutti: Person):
    ask_to_be_erased(person=kuutti, by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequestFactory(person=kuutti, kind=RequestKind.ERASURE)


def test_what_was_answered_may_be_asked_anew(kuutti: Person, officer: User):
    request = ask_to_be_erased(person=kuutti, by=None)
    answer_request(request=request, outcome=RequestState.REFUSED, words="Laki vaatii.", by=officer)

    assert ask_to_be_erased(person=kuutti, by=None).pk != request.pk


def test_last_day_is_a_month_later_in_days_of_the_calendar():
    days = {(2027, 1, 31): (2027, 2, 28), (2028, 1, 31): (2028, 2, 29), (2026, 11, 26): (2026, 12, 26)}

    for day, last in days.items():
        assert RightsRequest(asked_on=datetime.date(*day)).due_on == datetime.date(*last)


def test_own_page_tells_until_when_and_then_what_became_of_it(visit: Client, kuutti: Person, keeper: User):
    ask(visit, "correction", WORDS)
    (request,) = asked()
    day = request.due_on
    assert f"{day.day}.{day.month}.{day.year}" in told(visit)

    answer_request(request=request, outcome=RequestState.DONE, words="Vuosi on korjattu.", by=keeper)

    assert "Vuosi on korjattu." in told(visit)


def test_own_page_tells_that_the_use_is_restricted(visit: Client, kuutti: Person, keeper: User):
    def box() -> object:
        return document(visit.get("/own/")).select_one("main .box.sand")

    assert box() is None
    restrict_use(person=kuutti, reason="Pyydetty", by=keeper)
    day = timezone.localdate()
    assert f"{day.day}.{day.month}.{day.year}" in box().get_text()


def test_another_s_requests_are_not_told(visit: Client, koske: Centre):
    ask_by_right(person=make_person(koske), kind=RequestKind.CORRECTION, words="Toisen asia", by=None)

    assert "Toisen asia" not in visit.get("/own/").content.decode()


def test_asking_is_open_without_a_notice(visit: Client):
    """What the law gives does not depend on a text that somebody has forgotten to publish."""
    NoticeVersion.objects.all().delete()

    assert ask(visit, "erasure") == 302
    assert len(asked()) == 1


def test_identity_code_and_number_are_refused_and_kept_nowhere(visit: Client):
    for words in ("Hetuni on 131052-308T", "Soita 040 123 4567"):
        assert ask(visit, "correction", words) == 422
    assert asked() == []
    assert found_in_database("131052-308T") == []


def test_nothing_is_asked_without_a_visit_or_of_no_kind(kuutti: Person, visit: Client, stranger: Client):
    assert visit.get("/own/request/mystery/").status_code == 404
    for answer in (stranger.get("/own/request/erasure/"), stranger.post("/own/request/erasure/", {})):
        assert answer["Location"] == "/own/"
    assert asked() == []


def test_empty_correction_is_refused_by_the_service_too(kuutti: Person):
    with pytest.raises(ValidationError):
        ask_by_right(person=kuutti, kind=RequestKind.CORRECTION, words="  ", by=None)


def test_words_lie_sealed(kuutti: Person):
    ask_by_right(person=kuutti, kind=RequestKind.CORRECTION, words=WORDS, by=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM network_rightsrequest")
        assert WORDS not in str(cursor.fetchall())
