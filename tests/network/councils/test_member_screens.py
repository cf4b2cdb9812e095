"""The screens of a council's members, for those who keep it, and a member's own."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.page_cache.parts import forget_parts
from base.users import User
from network.councils.models import Council, Seat, SecrecyText, Term
from network.councils.queries import listing_of, members_on, promise_of
from network.councils.services import end_seat
from network.people.models import Need, Person
from network.regions.models import Centre
from tests.factories.councils import CouncilFactory, SeatFactory, TermFactory
from tests.network.conftest import FIRST, LAST, Give
from tests.reading import document, longest_form, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
LIST = "/admin/councils/"
DAY = datetime.timedelta(days=1)


def at(council: Council, screen: str = "") -> str:
    return f"{LIST}{council.pk}/{screen}"


def test_list_names_councils_and_counts_members(council: Council, seat_of: Give, keeping: Client):
    seat_of("Norppa", starts_on=FIRST)
    page = keeping.get(LIST).content.decode()
    assert "Perhepalvelujen raati" in page
    assert "1 / 12" in page
    assert "Norppa" not in page


def test_list_asks_no_more_for_more_councils(
    council: Council, koske: Centre, seat_of: Give, keeping: Client, django_assert_num_queries
):
    seat_of("Norppa", starts_on=FIRST)
    keeping.get(LIST)
    forget_parts()
    with CaptureQueriesContext(connection) as found:
        keeping.get(LIST)
    few = len(found)
    for _number in range(5):
        other = CouncilFactory(centre=koske)
        ended = SeatFactory(term=TermFactory(council=other), person__controller=koske.organisation)
        SeatFactory(term=ended.term, person__controller=koske.organisation, starts_on=timezone.localdate() + DAY)
        SeatFactory(
            term=TermFactory(council=other, starts_on="2020-01-01", ends_on="2020-12-31"),
            person__controller=koske.organisation,
        )
    forget_parts()
    with django_assert_num_queries(few):
        page = keeping.get(LIST).content.decode()
    assert "1 / 12" in page
    assert len(re.findall(r"<td[^>]*>\s*1\s*</td>", page)) == 5


def test_council_shows_who_has_a_seat_and_who_has_promised(council: Council, seat_of: Give, keeping: Client):
    seat = seat_of("Norppa", starts_on=FIRST)
    page = keeping.get(at(council)).content.decode()
    assert "Norppa" in page
    assert "ei vielä" in page
    assert f"/admin/people/{seat.person_id}/" in page


def test_looking_is_noted(council: Council, keeping: Client, keeper: User):
    keeping.get(at(council))
    assert AuditEntry.objects.filter(act=Act.SAW, account=keeper.pk, fields="council").count() == 1


@pytest.mark.parametrize("screen", ["", "seat/{seat}/end/", "seat/{seat}/promise/", "seat/{seat}/needs/"])
def test_what_is_another_centres_is_not_there(council: Council, seat_of: Give, outsider: User, signed_in, screen: str):
    client, told = signed_in(outsider), {"seat": seat_of().reference}
    assert client.get(at(council, screen.format(**told))).status_code == 404
    assert client.post(at(council, screen.format(**told)), {"ends_on": "1.1.2027"}).status_code in {404, 405}


@pytest.mark.parametrize("role", ["facilitator", "editor"])
def test_others_of_the_centre_do_not_find_the_screens(council: Council, koske, signed_in, role: str):
    client = signed_in(staff("joku@koske.example", role, koske))
    assert client.get(LIST, follow=True).redirect_chain
    assert client.get(at(council)).status_code == 404


def test_seat_is_given_on_a_persons_own_screen(
    term: Term, somebody: Callable[[str], Person], keeping: Client, council: Council
):
    person = somebody("Norppa")
    address = f"/admin/people/{person.reference}/seat/"
    assert address in keeping.get(f"/admin/people/{person.reference}/").content.decode()
    assert "Perhepalvelujen raati" in keeping.get(address).content.decode()

    told = {"term": term.pk, "role": "chair", "starts_on": "1.3.2026", "key": str(uuid.uuid4())}
    assert keeping.post(address, told).status_code == 302
    assert keeping.post(address, told).status_code == 302
    seat = Seat._base_manager.get()
    assert (seat.role, str(seat.starts_on), seat.person) == ("chair", "2026-03-01", person)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"starts_on": "1.1.2025"}, "ulkopuolella"),
        ({"starts_on": "31.2.2026"}, "päivämäärä"),
        ({"term": "999"}, "vaihtoehto"),
        ({"role": "king"}, "vaihtoehto"),
        ({"key": "rikki"}, "ei tullut perille kokonaisena"),
    ],
)
def test_what_is_wrong_is_said_and_no_seat_is_given(
    term: Term, somebody: Callable[[str], Person], keeping: Client, told, sentence: str
):
    address = f"/admin/people/{somebody('Norppa').reference}/seat/"
    whole = {"term": term.pk, "role": "member", "starts_on": "1.3.2026", "key": str(uuid.uuid4())}
    answer = keeping.post(address, whole | told)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Seat._base_manager.exists()


def test_without_a_term_it_is_said_what_to_do(
    council: Council, somebody: Callable[[str], Person], keeping: Client, seat_of: Give
):
    council.terms.all().delete()
    assert "käynnissä olevaa" in keeping.get(f"/admin/people/{somebody('Norppa').reference}/seat/").content.decode()
    assert "ei ole vielä toimikautta" in keeping.get(at(council)).content.decode()


def test_needs_of_who_has_no_computer_are_written_down_and_go_with_the_seat(
    council: Council, seat_of: Give, keeper: User, keeping: Client
):
    seat = seat_of("Norppa", starts_on=FIRST)
    address = at(council, f"seat/{seat.reference}/needs/")
    assert keeping.post(address, {"access": "Hissi"}).status_code == 302
    assert document(keeping.get(address)).select_one("main [name=access]")["value"] == "Hissi"
    assert keeping.post(address, {"access": "Hissi", "diet": "131052-308T"}).status_code == 422
    assert keeping.post(address, {"access": "Hissi", "diet": "Kasvisruoka"}).status_code == 302
    assert "Kasvisruoka" in keeping.get(at(council)).content.decode()

    end_seat(seat=seat, on=timezone.localdate() - DAY, by=keeper)
    assert not Need._base_manager.exists()
    assert keeping.post(address, {"access": "Hissi"}).status_code == 422
    assert not Need._base_manager.exists()


def test_needs_of_somebody_restricted_are_on_no_screen(council: Council, seat_of: Give, keeping: Client):
    seat = seat_of("Norppa", starts_on=FIRST)
    address = at(council, f"seat/{seat.reference}/needs/")
    keeping.post(address, {"access": "Hissi"})
    Person._base_manager.filter(pk=seat.person_id).update(restricted_on=timezone.localdate())
    assert keeping.get(address).status_code == 404
    assert keeping.post(address, {"access": "Muuta"}).status_code == 404
    assert address not in keeping.get(at(council)).content.decode()
    assert Need._base_manager.get().access == "Hissi"


def test_role_is_changed_on_its_screen(council: Council, seat_of: Give, keeping: Client):
    seat = seat_of("Norppa", starts_on=FIRST)
    address = at(council, f"seat/{seat.reference}/role/")
    assert address in keeping.get(at(council)).content.decode()
    form = longest_form(keeping.get(address))
    assert keeping.post(address, form).status_code == 422, "the role that is there already"
    assert keeping.post(address, {**form, "role": "chair"}).status_code == 302
    assert "Puheenjohtaja" in text_of(keeping.get(at(council)))


def test_seat_is_ended_and_the_promise_written_down(council: Council, term: Term, seat_of: Give, keeping: Client):
    seat = seat_of("Norppa", starts_on=FIRST)
    shown = keeping.get(at(council, f"seat/{seat.reference}/promise/")).content.decode()
    assert "etten kerro muille" in shown
    assert "<strong>Norppa</strong>, jäsen" in shown
    assert keeping.post(at(council, f"seat/{seat.reference}/promise/"), {"channel": "paper"}).status_code == 302
    promise = promise_of(seat.person, term)
    assert promise
    assert promise.channel == "paper"
    assert promise.recorded_by

    late = keeping.post(at(council, f"seat/{seat.reference}/end/"), {"ends_on": "1.1.2028"})
    assert (late.status_code, "päättynyt" in late.content.decode()) == (422, True)
    early = keeping.post(at(council, f"seat/{seat.reference}/end/"), {"ends_on": "1.12.2025"})
    assert early.status_code == 422
    assert keeping.post(at(council, f"seat/{seat.reference}/end/"), {"ends_on": "30.6.2026"}).status_code == 302
    assert not members_on(council, timezone.localdate()).exists()


def test_unknown_act_and_seat_of_another_council_are_not_there(council: Council, seat_of: Give, keeping: Client):
    seat = seat_of()
    assert keeping.get(at(council, f"seat/{seat.reference}/crown/")).status_code == 404
    assert keeping.post(at(council, f"seat/{seat.reference}/crown/")).status_code == 404
    assert keeping.get(at(council, "seat/7D48-3AD2/end/")).status_code == 404


def test_words_of_the_promise_are_added_and_never_changed(administrator: User, signed_in, db):
    client = signed_in(administrator)
    told = {"text_fi": "Lupaan uudella tavalla.", "text_sv": "Jag lovar på ett nytt sätt."}
    assert client.post("/admin/secrecy-texts/create/", told).status_code == 302
    newest = SecrecyText.objects.first()
    assert newest
    assert (newest.number, newest.text_fi) == (2, "Lupaan uudella tavalla.")

    for act in ("edit", "delete"):
        client.post(f"/admin/secrecy-texts/{act}/{newest.pk}/", told | {"text_fi": "Muutettu"})
    newest.refresh_from_db()
    assert newest.text_fi == "Lupaan uudella tavalla."


def test_member_promises_is_named_and_leaves_on_the_own_page(
    council: Council, term: Term, seat_of: Give, visiting: Callable[[Person], Client]
):
    seat = seat_of("Norppa", starts_on=FIRST)
    client, address = visiting(seat.person), f"/own/seat/{seat.reference}/"
    assert address in client.get("/own/").content.decode()
    assert "etten kerro muille" in client.get(address).content.decode()

    assert client.post(address, {"act": "promise"}).status_code == 302
    promise = promise_of(seat.person, term)
    assert promise
    assert (promise.channel, promise.recorded_by) == ("web", None)
    client.post(address, {"act": "name"})
    assert listing_of(seat.person, term)
    assert "et ole kertonut, mikä nimi" in client.get(address).content.decode()
    client.post(address, {"act": "unname"})
    assert listing_of(seat.person, term) is None

    client.post(address, {"act": "leave"})
    seat.refresh_from_db()
    assert seat.ends_on == timezone.localdate()
    assert client.post(address, {"act": "crown"}).status_code == 404


def test_own_seat_of_somebody_else_is_not_there(seat_of: Give, visiting: Callable[[Person], Client]):
    mine, other = seat_of("Norppa"), seat_of("Kuutti")
    client = visiting(mine.person)
    assert client.get(f"/own/seat/{other.reference}/").status_code == 404
    assert client.post(f"/own/seat/{other.reference}/", {"act": "leave"}).status_code == 404
    other.refresh_from_db()
    assert other.ends_on is None


def test_seat_that_has_ended_offers_nothing(seat_of: Give, visiting: Callable[[Person], Client]):
    seat = seat_of("Norppa", starts_on=FIRST)
    Seat._base_manager.filter(pk=seat.pk).update(ends_on=FIRST)
    client = visiting(seat.person)
    assert "ei ole tänään voimassa" in client.get(f"/own/seat/{seat.reference}/").content.decode()
    assert str(LAST.year) not in client.get(f"/own/seat/{seat.reference}/").content.decode()
