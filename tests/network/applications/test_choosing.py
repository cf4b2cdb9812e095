"""Readers who do not lean on each other, decisions after the call has closed, and an answer for everybody."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.applications.choices import ApplicationState, View
from network.applications.models import Application
from network.applications.services import (
    answer_applicants,
    decide,
    forget_applicants,
    note_view,
    withdraw_application,
)
from network.councils.models import Call, Seat, Term
from network.messages.models import PhoneCall
from network.people.models import Person
from network.personal_links.choices import Way
from network.personal_links.services import give_link
from tests.network.applications.conftest import DAY, Apply
from tests.network.personal_links.visiting import opened
from tests.reading import text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
CHOSEN, RESERVE, NOT_CHOSEN = ApplicationState.CHOSEN, ApplicationState.RESERVE, ApplicationState.NOT_CHOSEN


def at(call: Call, screen: str = "") -> str:
    return f"/admin/calls/{call.pk}/{screen}"


def choose(application: Application, to: ApplicationState, by: User) -> None:
    decide(application=application, to=to, because="Kriteerien mukaan", at=timezone.now(), by=by)


def test_reader_sees_no_other_view_before_the_own_one(
    call: Call, apply: Apply, keeper: User, other_keeper: User, keeping: Client
):
    mine = apply()
    note_view(application=mine, view=View.NO, words="Toinen näkökulma", at=timezone.now(), by=other_keeper)
    address = at(call, f"application/{mine.reference}/")
    for page in (keeping.get(address), keeping.get(at(call))):
        assert "Toinen näkökulma" not in page.content.decode()
        assert "ei 1" not in text_of(page)

    assert keeping.post(address, {"act": "view", "view": "yes", "words": "Kyllä sopii"}).status_code == 302
    assert "Toinen näkökulma" in keeping.get(address).content.decode()
    assert "kyllä 1, ei 1" in text_of(keeping.get(at(call)))


def test_views_of_two_readers_stay_beside_each_other_and_each_changes_the_own(
    apply: Apply, keeper: User, other_keeper: User
):
    mine = apply()
    for who, view in ((keeper, View.YES), (other_keeper, View.NO), (keeper, View.MAYBE)):
        note_view(application=mine, view=view, words="Koska", at=timezone.now(), by=who)
    assert {reading.reader: reading.view for reading in mine.readings.all()} == {keeper: "maybe", other_keeper: "no"}


def test_decisions_wait_until_the_call_has_closed(apply: Apply, keeper: User, call: Call, keeping: Client, closed):
    mine = apply()
    with pytest.raises(ValidationError, match="kun haku on sulkeutunut"):
        choose(mine, CHOSEN, keeper)
    assert 'value="decide"' not in keeping.get(at(call, f"application/{mine.reference}/")).content.decode()

    closed()
    address = at(call, f"application/{mine.reference}/")
    assert keeping.post(address, {"act": "decide", "to": "chosen", "because": ""}).status_code == 422
    assert keeping.post(address, {"act": "decide", "to": "chosen", "because": "Erilainen"}).status_code == 302
    mine.refresh_from_db()
    assert (mine.state, mine.decided_by, mine.answered_at) == (CHOSEN, keeper, None)


def test_decision_can_be_taken_anew_until_the_answers_go_out(
    apply: Apply, keeper: User, call: Call, term: Term, closed
):
    mine = apply()
    closed()
    choose(mine, CHOSEN, keeper)
    choose(mine, NOT_CHOSEN, keeper)
    assert answer_applicants(call=call, at=timezone.now(), by=keeper) == 1
    with pytest.raises(ValidationError, match="ei voi nyt tehdä"):
        choose(mine, CHOSEN, keeper)
    assert not Seat._base_manager.exists()


def test_nobody_is_answered_before_everybody_is_decided_on(
    apply: Apply, keeper: User, call: Call, keeping: Client, closed
):
    first, second = apply("Norppa"), apply("Kuutti")
    closed()
    choose(first, NOT_CHOSEN, keeper)
    with pytest.raises(ValidationError, match="jokaisesta"):
        answer_applicants(call=call, at=timezone.now(), by=keeper)
    assert at(call, "answer/") not in keeping.get(at(call)).content.decode()

    choose(second, NOT_CHOSEN, keeper)
    assert at(call, "answer/") in keeping.get(at(call)).content.decode()


def test_everybody_gets_an_answer_and_the_chosen_a_seat(
    apply: Apply, keeper: User, call: Call, term: Term, keeping: Client, closed
):
    chosen = apply("Norppa", email="norppa@posti.example")
    reserve = apply("Kuutti", email="kuutti@posti.example")
    not_chosen = apply("Hylje", email="hylje@posti.example")
    by_phone = apply("Saimaa")
    closed()
    for application, to in ((chosen, CHOSEN), (reserve, RESERVE), (not_chosen, NOT_CHOSEN), (by_phone, NOT_CHOSEN)):
        choose(application, to, keeper)

    assert not Letter.objects.filter(kind="application_decided").exists()
    assert keeping.post(at(call, "answer/")).status_code == 302
    letters = {letter.address: letter.body for letter in Letter.objects.filter(kind="application_decided")}
    assert set(letters) == {"norppa@posti.example", "kuutti@posti.example", "hylje@posti.example"}
    assert "Tervetuloa" in letters["norppa@posti.example"]
    assert "varasijalla" in letters["kuutti@posti.example"]
    assert "ei kerro sinusta mitään" in letters["hylje@posti.example"]
    assert not any("raati" in letter.subject.lower() for letter in Letter.objects.all())
    (call_to_make,) = PhoneCall._base_manager.all()
    assert (call_to_make.person, call_to_make.about) == (by_phone.person, NOT_CHOSEN)
    assert "Saimaa" in keeping.get(at(call, "calls/")).content.decode()
    (seat,) = Seat._base_manager.all()
    assert (seat.person, seat.term) == (chosen.person, term)
    assert keeping.post(at(call, "answer/")).status_code == 422


def test_own_page_tells_no_decision_before_the_answer(apply: Apply, keeper: User, call: Call, stranger: Client, closed):
    mine = apply()
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    assert "ei valittu" not in text_of(stranger.get("/own/"))
    answer_applicants(call=call, at=timezone.now(), by=keeper)
    assert "ei valittu" in text_of(stranger.get("/own/"))


def test_seats_need_a_term(apply: Apply, keeper: User, call: Call, closed):
    mine = apply()
    call.council.terms.all().delete()
    closed()
    choose(mine, CHOSEN, keeper)
    with pytest.raises(ValidationError, match="toimikauden päivät"):
        answer_applicants(call=call, at=timezone.now(), by=keeper)
    mine.refresh_from_db()
    assert mine.answered_at is None
    assert not Letter.objects.filter(kind="application_decided").exists()


def test_from_the_reserve_list_one_gets_a_seat_later_or_leaves(
    apply: Apply, keeper: User, call: Call, term: Term, closed
):
    first, second = apply("Norppa"), apply("Kuutti")
    closed()
    for application in (first, second):
        choose(application, RESERVE, keeper)
    answer_applicants(call=call, at=timezone.now(), by=keeper)
    first.refresh_from_db()
    assert first.reserve_ends_on
    assert first.forget_on == first.reserve_ends_on + DAY

    choose(first, CHOSEN, keeper)
    assert answer_applicants(call=call, at=timezone.now(), by=keeper) == 1
    assert Seat._base_manager.get().person == first.person
    withdraw_application(application=second, at=timezone.now(), by=None)
    second.refresh_from_db()
    assert (second.state, second.why) == (ApplicationState.WITHDRAWN, "")


def test_who_was_not_chosen_is_forgotten_as_the_notice_promises(apply: Apply, keeper: User, call: Call, closed):
    mine = apply()
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    answer_applicants(call=call, at=timezone.now(), by=keeper)
    mine.refresh_from_db()
    assert forget_applicants(today=mine.forget_on - DAY, by=None) == 0
    assert forget_applicants(today=mine.forget_on, by=None) == 1
    assert not Person._base_manager.exists()


def test_composition_counts_what_the_call_asked(apply: Apply, keeper: User, call: Call, keeping: Client, closed):
    young, old = apply("Norppa", age_group="18_29"), apply("Kuutti", age_group="65")
    apply("Hylje")
    closed()
    choose(young, CHOSEN, keeper)
    page = keeping.get(at(call)).content.decode()
    assert "18–29" in page
    assert "65 tai yli" in page
    assert "ei kerrottu" in page
    assert "Missä kunnassa" not in page
    assert old.state == ApplicationState.SENT


@pytest.mark.parametrize("screen", ["", "apply/", "answer/", "calls/", "application/{row}/"])
def test_applications_of_another_centre_are_not_there(call: Call, apply: Apply, outsider: User, signed_in, screen: str):
    client, row = signed_in(outsider), apply().reference
    assert client.get(at(call, screen.format(row=row))).status_code == 404
    assert client.post(at(call, screen.format(row=row))).status_code in {404, 405}


@pytest.mark.parametrize("role", ["facilitator", "editor"])
def test_others_of_the_centre_read_nothing(call: Call, apply: Apply, koske, signed_in, role: str):
    client = signed_in(staff("joku@koske.example", role, koske))
    assert client.get(at(call)).status_code == 404
    with pytest.raises(PermissionDenied):
        note_view(
            application=apply(), view=View.YES, words="Koska", at=timezone.now(),
            by=staff("toinen@koske.example", role, koske),
        )  # fmt: skip


def test_what_is_still_being_written_is_read_by_nobody(call: Call, apply: Apply, keeping: Client):
    mine = apply("Norppa")
    Application._base_manager.filter(pk=mine.pk).update(state=ApplicationState.DRAFT, sent_at=None)
    page = keeping.get(at(call)).content.decode()
    assert "Norppa" not in page
    assert "1 hakemus on aloitettu" in page
    assert keeping.get(at(call, f"application/{mine.reference}/")).status_code == 404


def test_answers_that_are_late_are_told_on_the_first_page(call: Call, apply: Apply, keeping: Client, clock: Callable):
    apply()
    today = timezone.localdate()
    Call.objects.filter(pk=call.pk).update(opens_on=today - 9 * DAY, closes_on=today - 2 * DAY, answers_on=today)
    assert "odottavat vastausta" not in keeping.get("/admin/").content.decode()
    Call.objects.filter(pk=call.pk).update(answers_on=today - DAY)
    assert "odottavat vastausta" in keeping.get("/admin/").content.decode()


def test_restricted_applicant_is_a_reference(call: Call, apply: Apply, keeping: Client):
    mine = apply("Norppa")
    Person._base_manager.filter(pk=mine.person_id).update(restricted_on=timezone.localdate())
    page = keeping.get(at(call)).content.decode()
    assert "Norppa" not in page
    assert mine.person_id in page
    assert keeping.get(at(call, f"application/{mine.reference}/")).status_code == 404
