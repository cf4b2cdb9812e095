"""Readers who do not lean on each other, decisions after the call has closed, and an answer for everybody."""

import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.outbox.models import Letter
from base.users import User
from network.applications.choices import ApplicationState, View
from network.applications.models import Application
from network.applications.queries import decisions_digest, reading_by
from network.applications.services import (
    answer_applicants,
    decide,
    forget_applicants,
    note_view,
    tell_of_late_answers,
    withdraw_application,
)
from network.councils.models import Call, Seat, Term
from network.councils.services import give_seat
from network.messages.models import PhoneCall
from network.people.models import Person
from network.people.services import merge_people
from network.personal_links.choices import Way
from network.personal_links.models import PersonalLink
from network.personal_links.services import give_link
from tests.asked import MOST, asked
from tests.factories.councils import TermFactory
from tests.factories.people import make_part
from tests.network.applications.conftest import DAY, Apply
from tests.network.personal_links.visiting import opened
from tests.reading import document, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
CHOSEN, RESERVE, NOT_CHOSEN = ApplicationState.CHOSEN, ApplicationState.RESERVE, ApplicationState.NOT_CHOSEN


def at(call: Call, screen: str = "") -> str:
    return f"/admin/calls/{call.pk}/{screen}"


def answer(call: Call, by: User, term: Term | None = None) -> int:
    """As somebody does who has just looked at the decisions."""
    term = term or call.council.terms.first()
    return answer_applicants(call=call, term=term, seen=decisions_digest(call), at=timezone.now(), by=by)


def choose(application: Application, to: ApplicationState, by: User) -> None:
    if application.state == ApplicationState.SENT and not reading_by(by, application):
        note_view(application=application, view=View.MAYBE, words="Kriteerien mukaan", at=timezone.now(), by=by)
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


def test_reader_goes_from_one_application_to_the_next_that_waits_for_a_view(
    apply: Apply, call: Call, keeper: User, other_keeper: User, keeping: Client
):
    first, second, third = apply("Norppa"), apply("Kuutti"), apply("Hylje")
    Person._base_manager.filter(pk=third.person_id).update(restricted_on=timezone.localdate())
    told = {"words": "Koska", "at": timezone.now()}
    note_view(application=second, view=View.YES, by=other_keeper, **told)
    assert "2 odottaa näkemystäsi" in text_of(keeping.get(at(call)))
    note_view(application=first, view=View.YES, by=keeper, **told)
    read, unread = (at(call, f"application/{each.pk}/") for each in (first, second))
    assert unread in keeping.get(read).content.decode()
    note_view(application=second, view=View.NO, by=keeper, **told)
    assert "ei ole näkemystäsi" not in text_of(keeping.get(read))
    assert "odottaa näkemystäsi" not in text_of(keeping.get(at(call)))


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
    assert answer(call, keeper) == 1
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
        answer(call, keeper)
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
    asked = document(keeping.get(at(call, "answer/")))
    told = {name: asked.select_one(f"main [name={name}]") for name in ("seen", "term")}
    sent = {"seen": told["seen"]["value"], "term": told["term"].select_one("[selected]")["value"]}
    assert keeping.post(at(call, "answer/"), sent).status_code == 302
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
    assert keeping.post(at(call, "answer/"), sent).status_code == 422


def test_own_page_tells_no_decision_before_the_answer(apply: Apply, keeper: User, call: Call, stranger: Client, closed):
    mine = apply()
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    assert "ei valittu" not in text_of(stranger.get("/own/"))
    answer(call, keeper)
    assert "ei valittu" in text_of(stranger.get("/own/"))


def test_own_copy_tells_no_decision_and_no_view_before_the_answer_and_no_reader_after_it(
    apply: Apply, keeper: User, call: Call, stranger: Client, closed
):
    mine, now = apply("Norppa"), closed()
    opened(stranger, give_link(person=mine.person, way=Way.PAPER, by=None)[1])
    before = stranger.get("/own/known.json").json()
    choose(mine, ApplicationState.NOT_CHOSEN, keeper)
    note_view(application=mine, view=View.MAYBE, words="Näkemyksen syy", at=now, by=keeper)

    assert stranger.get("/own/known.json").json() == before, "that something was decided shows in nothing"
    answer(call, keeper)
    after = stranger.get("/own/known.json").content.decode()
    assert ("Näkemyksen syy" in after, keeper.email in after) == (True, False)


def test_seats_need_a_term(apply: Apply, keeper: User, call: Call, closed):
    mine = apply()
    call.council.terms.all().delete()
    closed()
    choose(mine, CHOSEN, keeper)
    with pytest.raises(ValidationError, match="toimikauden päivät"):
        answer(call, keeper)
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
    answer(call, keeper)
    first.refresh_from_db()
    assert first.reserve_ends_on
    assert first.forget_on == first.reserve_ends_on + DAY

    choose(first, CHOSEN, keeper)
    assert answer(call, keeper) == 1
    assert Seat._base_manager.get().person == first.person
    withdraw_application(application=second, at=timezone.now(), by=None)
    second.refresh_from_db()
    assert (second.state, second.why) == (ApplicationState.WITHDRAWN, "")


def test_who_was_not_chosen_is_forgotten_as_the_notice_promises(apply: Apply, keeper: User, call: Call, closed):
    mine = apply()
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    answer(call, keeper)
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


def test_decisions_that_changed_meanwhile_are_not_sent(apply: Apply, keeper: User, call: Call, term: Term, closed):
    mine = apply()
    closed()
    choose(mine, CHOSEN, keeper)
    seen = decisions_digest(call)
    choose(mine, NOT_CHOSEN, keeper)
    with pytest.raises(ValidationError, match="päättänyt toisin"):
        answer_applicants(call=call, term=term, seen=seen, at=timezone.now(), by=keeper)
    assert not Letter.objects.filter(kind="application_decided").exists()


def test_seats_are_for_the_term_that_was_chosen(apply: Apply, keeper: User, call: Call, term: Term, closed):
    later = TermFactory(council=call.council, starts_on=term.ends_on + DAY, ends_on=term.ends_on + 700 * DAY)
    mine = apply(email="norppa@posti.example")
    closed()
    choose(mine, CHOSEN, keeper)
    answer(call, keeper, later)
    seat = Seat._base_manager.get()
    assert (seat.term, seat.starts_on) == (later, later.starts_on)
    link = PersonalLink._base_manager.filter(person=mine.person).latest("expires_on")
    assert link.expires_on == later.starts_on


def test_seats_are_not_for_a_term_of_another_council(apply: Apply, keeper: User, call: Call, term: Term, closed):
    mine = apply()
    closed()
    choose(mine, CHOSEN, keeper)
    with pytest.raises(ValidationError, match="toimikauden päivät"):
        answer(call, keeper, TermFactory())
    assert not Seat._base_manager.exists()


def test_whoever_has_a_seat_already_is_told_by_name(apply: Apply, keeper: User, call: Call, term: Term, closed):
    mine = apply("Norppa")
    give_seat(term=term, person=mine.person, role="member", starts_on=timezone.localdate(), key=uuid.uuid4(), by=None)
    closed()
    choose(mine, CHOSEN, keeper)
    with pytest.raises(ValidationError, match="Norppa on jo paikka"):
        answer(call, keeper)


def test_restricted_applicant_holds_up_nobody(apply: Apply, keeper: User, call: Call, closed):
    mine, other = apply("Norppa"), apply("Kuutti", email="kuutti@posti.example")
    Person._base_manager.filter(pk=mine.person_id).update(restricted_on=timezone.localdate())
    closed()
    choose(other, NOT_CHOSEN, keeper)
    assert answer(call, keeper) == 1


def test_who_is_called_is_reached_and_it_is_noted(apply: Apply, keeper: User, call: Call, keeping: Client, closed):
    mine = apply("Saimaa")
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    answer(call, keeper)
    (to_call,) = PhoneCall._base_manager.all()
    shown = keeping.post(at(call, "calls/"), {"act": "reveal", "call": to_call.pk})
    assert "040 123 4567" in shown.content.decode()
    assert AuditEntry.objects.filter(act=Act.REVEALED, account=keeper.pk, reason="ei valittu").count() == 1
    assert keeping.post(at(call, "calls/"), {"act": "done", "call": to_call.pk}).status_code == 302


def test_somebody_who_was_read_is_forgotten_whole(apply: Apply, keeper: User, call: Call, closed):
    mine = apply()
    note_view(application=mine, view=View.YES, words="Koska", at=timezone.now(), by=keeper)
    closed()
    choose(mine, NOT_CHOSEN, keeper)
    answer(call, keeper)
    mine.refresh_from_db()
    assert forget_applicants(today=mine.forget_on, by=None) == 1
    assert not Person._base_manager.exists()


def test_nobody_is_forgotten_before_the_answer(apply: Apply, call: Call, closed):
    mine = apply()
    closed()
    assert forget_applicants(today=mine.forget_on + 900 * DAY, by=None) == 0


def test_decision_shows_in_nothing_that_the_applicant_may_do(
    apply: Apply, keeper: User, call: Call, stranger: Client, closed
):
    mine = apply()
    closed()
    opened(stranger, give_link(person=mine.person, way=Way.EMAIL, by=None)[1])
    before = text_of(stranger.get("/own/"))
    for to in (CHOSEN, RESERVE, NOT_CHOSEN):
        choose(mine, to, keeper)
        assert text_of(stranger.get("/own/")) == before
    assert "varasijalta" not in text_of(stranger.get(f"/own/application/{mine.reference}/withdraw/"))
    assert stranger.post(f"/own/application/{mine.reference}/withdraw/").status_code == 302
    mine.refresh_from_db()
    assert mine.state == ApplicationState.WITHDRAWN


def test_needs_of_the_chosen_are_seen_by_those_who_keep_the_council(
    apply: Apply, keeper: User, call: Call, term: Term, keeping: Client, closed
):
    mine = apply(needs={"access": "Hissi"})
    closed()
    choose(mine, CHOSEN, keeper)
    answer(call, keeper)
    assert "Hissi" in keeping.get(f"/admin/councils/{call.council_id}/").content.decode()


def test_two_rows_of_one_applicant_keep_what_was_sent(apply: Apply, call: Call, koske, other_keeper: User):
    sent, draft = apply("Norppa"), apply("Norppa")
    Application._base_manager.filter(pk=draft.pk).update(state=ApplicationState.DRAFT, sent_at=None)
    for application in (sent, draft):
        make_part(application.person, koske)
    merge_people(keep=draft.person, drop=sent.person, by=other_keeper)
    (left,) = Application._base_manager.all()
    assert (left.pk, left.state, left.person) == (sent.pk, ApplicationState.SENT, draft.person)


def test_call_with_twenty_applicants_asks_little(apply: Apply, call: Call, keeper: User, keeping: Client):
    address = f"/admin/calls/{call.pk}/"
    for number in range(2):
        note_view(application=apply(f"Hakija {number}"), view=View.YES, words="", at=timezone.now(), by=keeper)
    few = len(asked(keeping, address))
    for number in range(2, 20):
        note_view(application=apply(f"Hakija {number}"), view=View.YES, words="", at=timezone.now(), by=keeper)
    assert len(asked(keeping, address)) == few <= MOST
    one = Application._base_manager.first()
    for screen in (f"application/{one.pk}/", f"application/{one.pk}/withdraw/", "answer/", "calls/", "apply/"):
        told = asked(keeping, f"{address}{screen}")
        assert len(told) <= MOST, (screen, len(told), [sql[:150] for sql in told])


def test_those_who_keep_the_council_hear_once_that_answers_are_late(
    apply: Apply, keeper: User, other_keeper: User, outsider: User, call: Call, closed
):
    mine = apply("Norppa")
    closed()
    assert tell_of_late_answers(today=call.answers_on, by=None) == 0
    for _day in range(3):
        assert tell_of_late_answers(today=call.answers_on + DAY, by=None) == 1
    letters = Letter.objects.filter(kind="application_late")
    assert sorted(letter.address for letter in letters) == sorted([keeper.email, other_keeper.email])
    assert at(call) in letters[0].body
    assert "Norppa" not in letters[0].body

    choose(mine, NOT_CHOSEN, keeper)
    answer(call, keeper)
    assert tell_of_late_answers(today=call.answers_on + 9 * DAY, by=None) == 0
