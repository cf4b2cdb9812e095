"""What goes wrong around a proposal: lost and wrong addresses, two clicks, somebody who left, a memo not agreed."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import seats_of
from network.councils.services import end_seat
from network.meetings.choices import IS_AGREED, MemoState
from network.messages.queries import calls_waiting
from network.people.models import Person
from network.proposals.choices import MOST_IN_A_DAY, About, ProposalState
from network.proposals.models import Addressee, Proposal
from network.proposals.queries import steps_of
from network.proposals.reports import numbers_of, timeline_of
from network.proposals.services import (
    change_addressee,
    keep_addressee,
    let_addressee_go,
    note_step,
    remind_of_answers,
    send_new_link,
    send_proposal,
    show_proposal,
    take_words_off,
)
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.base import translated
from tests.factories.councils import CouncilFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_person
from tests.factories.proposals import AddresseeFactory, ProposalFactory
from tests.network.conftest import Give
from tests.network.proposals.conftest import ADDRESS, DAY, Prepare
from tests.network.proposals.test_proposals import fresh, letters, link_in, step
from tests.network.proposals.test_said_and_done import answered
from tests.reading import document, longest_form, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
S = ProposalState
NEW = "uusi@hva.example"


@pytest.fixture
def other(council: Council, keeper: User) -> Addressee:
    values = {"name_fi": "Perhepalvelujen johto", "email": NEW, "language": "fi"}
    return keep_addressee(council=council, addressee=None, values=values, by=keeper)


def waiting(about: About, to: str) -> list[Letter]:
    return [letter for letter in letters(about, to) if letter.state == "waiting"]


def test_member_finds_behind_the_letter_what_became_of_it(
    site: Trunk,
    sent: Proposal,
    koske: Centre,
    seat_of: Give,
    council_page: CouncilPage,
    keeper: User,
    visiting: Callable[[Person], Client],
):
    person = make_person(koske, calling_name="Norppa", email="norppa@posti.example")
    seat = seat_of(person=person, starts_on=timezone.localdate() - 30 * DAY)
    step(sent, S.NOT_DONE, keeper, words="Rahaa ei ole tänä vuonna.")
    shown = visiting(person).get("/own/")
    assert "Rahaa ei ole tänä vuonna." in text_of(shown)
    assert f"{council_page.url}proposals/{sent.pk}/" in shown.content.decode()

    end_seat(seat=seat, on=timezone.localdate() - DAY, by=keeper)
    assert "Rahaa ei ole" not in text_of(visiting(person).get("/own/"))


def test_nobody_without_a_seat_finds_it_on_the_own_page(
    site: Trunk, sent: Proposal, koske: Centre, visiting: Callable[[Person], Client]
):
    assert "Takaisinsoitto" not in text_of(visiting(make_person(koske, calling_name="Kuutti")).get("/own/"))


def test_corrected_address_alone_can_answer(
    sent: Proposal, council: Council, addressee: Addressee, keeper: User, stranger: Client
):
    wrong = link_in(letters(About.ASKED)[0])
    values = {"name_fi": addressee.name_fi, "email": NEW, "language": "fi"}
    keep_addressee(council=council, addressee=addressee, values=values, by=keeper)
    assert stranger.get(wrong).status_code == 404
    assert waiting(About.ASKED, ADDRESS) == []
    assert stranger.get(link_in(letters(About.ASKED, NEW)[0])).status_code == 200


def test_name_that_is_corrected_leaves_the_link_as_it_is(
    sent: Proposal, council: Council, addressee: Addressee, keeper: User, stranger: Client
):
    values = {"name_fi": "Johtoryhmä", "email": ADDRESS, "language": "fi"}
    keep_addressee(council=council, addressee=addressee, values=values, by=keeper)
    assert stranger.get(link_in(letters(About.ASKED)[0])).status_code == 200
    assert len(letters(About.ASKED)) == 1


def test_new_link_works_and_the_lost_one_does_not(sent: Proposal, keeping: Client, stranger: Client):
    lost = link_in(letters(About.ASKED)[0])
    assert keeping.post(reverse("proposal", args=(sent.pk,)), {"act": "link"}).status_code == 302
    assert stranger.get(lost).status_code == 404
    assert stranger.get(link_in(letters(About.ASKED)[-1])).status_code == 200
    assert len(waiting(About.ASKED, ADDRESS)) == 1


def test_new_link_needs_a_proposal_that_was_sent_and_somebody_who_answers(
    prepare: Prepare, sent: Proposal, addressee: Addressee, keeper: User
):
    with pytest.raises(ValidationError):
        send_new_link(proposal=prepare(), by=keeper)
    let_addressee_go(addressee=addressee, on=timezone.localdate(), by=keeper)
    with pytest.raises(ValidationError):
        send_new_link(proposal=sent, by=keeper)


def test_there_and_back_on_one_day_the_first_one_has_a_link_that_works(
    sent: Proposal, addressee: Addressee, other: Addressee, keeper: User, stranger: Client
):
    change_addressee(proposal=sent, addressee=other, by=keeper)
    change_addressee(proposal=sent, addressee=addressee, by=keeper)
    assert stranger.get(link_in(letters(About.ASKED)[-1])).status_code == 200
    assert len(waiting(About.ASKED, ADDRESS)) == 1
    assert waiting(About.ASKED, NEW) == []


def test_what_somebody_told_stays_theirs_and_the_next_one_is_not_asked_again(
    sent: Proposal, addressee: Addressee, other: Addressee, keeper: User, stranger: Client
):
    address = link_in(letters(About.ASKED)[0])
    form = longest_form(stranger.get(address)) | {"to": S.AGREED, "words": "Keväällä."}
    assert stranger.post(address, form).status_code == 302
    change_addressee(proposal=sent, addressee=other, by=keeper)

    assert timeline_of(sent)[-1].told_by == addressee.name_fi
    assert fresh(sent).to_fi == other.name_fi
    assert letters(About.ASKED, NEW) == []
    link = link_in(letters(About.TELL, NEW)[0])
    assert "Keväällä." in text_of(stranger.get(link))


@pytest.mark.parametrize("to", [S.AGREED, "effect"])
def test_two_clicks_are_one_answer(sent: Proposal, members: list[Person], stranger: Client, to: str):
    address = link_in(letters(About.ASKED)[0])
    form = longest_form(stranger.get(address)) | {"to": S.AGREED, "words": "Keväällä."}
    if to == "effect":
        stranger.post(address, form)
        form = longest_form(stranger.get(address)) | {"to": to, "words": "Jono lyheni."}
    before = steps_of(sent).count()
    answers = [stranger.post(address, form) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert steps_of(sent).count() == before + 1
    assert len(letters(About.NEWS, "norppa@posti.example")) == before


def test_two_clicks_of_the_staff_are_one_step(sent: Proposal, keeping: Client):
    home = reverse("proposal", args=(sent.pk,))
    told = {"act": "step", "to": S.DONE, "words": "Tehty.", "happened_on": timezone.localdate()}
    form = longest_form(keeping.get(home)) | told
    assert [keeping.post(home, form).status_code for _click in range(2)] == [302, 302]
    assert steps_of(sent).count() == 2


def test_key_of_another_proposal_makes_no_step_and_no_proposal(
    prepare: Prepare, sent: Proposal, council: Council, keeper: User
):
    made = step(sent, S.ANSWERED, keeper)
    second = send_proposal(proposal=prepare(), at=timezone.now(), by=keeper)
    with pytest.raises(ValidationError):
        step(second, S.ANSWERED, keeper, key=made.key)
    elsewhere = ProposalFactory(council=CouncilFactory())
    with pytest.raises(ValidationError):
        prepare(key=elsewhere.key)
    key = uuid.uuid4()
    assert prepare(key=key) == prepare(key=key)


@pytest.mark.parametrize("memo", MemoState)
def test_proposal_of_an_item_waits_until_the_memo_is_agreed(
    prepare: Prepare, council: Council, koske: Centre, keeper: User, memo: MemoState
):
    meeting = MeetingFactory(council=council, memo=memo, memo_version=1, agreed_in=None)
    item = AgendaItemFactory(meeting=meeting, controller=koske.organisation)
    proposal = prepare(item=item)
    if memo in IS_AGREED:
        assert send_proposal(proposal=proposal, at=timezone.now(), by=keeper).is_public
        return
    with pytest.raises(ValidationError):
        send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
    assert not fresh(proposal).is_public
    assert letters(About.ASKED) == []


def test_proposal_waits_until_the_council_has_a_public_page(prepare: Prepare, council_page: CouncilPage, keeper: User):
    proposal = prepare()
    council_page.unpublish()
    with pytest.raises(ValidationError):
        send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
    assert not fresh(proposal).is_public


@pytest.mark.parametrize(("days", "is_sent"), [(13, False), (14, True)])
def test_there_are_two_weeks_to_answer(prepare: Prepare, keeper: User, days: int, is_sent: bool):
    proposal = prepare(values={"answer_due_on": timezone.localdate() + days * DAY})
    if is_sent:
        send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
    else:
        with pytest.raises(ValidationError):
            send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
    assert fresh(proposal).is_public is is_sent


def test_day_beyond_all_plans_is_refused(prepare: Prepare):
    with pytest.raises(ValidationError):
        prepare(values={"answer_due_on": datetime.date(2206, 1, 1)})


def test_name_is_told_as_it_is_when_the_proposal_is_sent(
    prepare: Prepare, council: Council, addressee: Addressee, keeper: User
):
    proposal = prepare()
    values = {"name_fi": "Johtoryhmä", "name_sv": "Ledningsgruppen", "email": ADDRESS, "language": "fi"}
    keep_addressee(council=council, addressee=addressee, values=values, by=keeper)
    found = send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
    assert (found.to_fi, found.to_sv) == ("Johtoryhmä", "Ledningsgruppen")


def test_steps_come_in_the_order_of_their_days(sent: Proposal, keeper: User):
    Proposal.objects.filter(pk=sent.pk).update(sent_on=timezone.localdate() - 20 * DAY)
    steps_of(sent).update(happened_on=timezone.localdate() - 20 * DAY)
    step(sent, S.AGREED, keeper, happened_on=timezone.localdate() - 5 * DAY)
    with pytest.raises(ValidationError):
        step(sent, S.DONE, keeper, happened_on=timezone.localdate() - 6 * DAY)
    step(sent, None, keeper, happened_on=timezone.localdate() - 6 * DAY)
    assert fresh(sent).state == S.AGREED


def test_nobody_counts_as_reminded_where_nobody_answers(
    sent: Proposal, addressee: Addressee, other: Addressee, keeper: User, clock: Callable
):
    let_addressee_go(addressee=addressee, on=timezone.localdate(), by=keeper)
    due, now = sent.answer_due_on, timezone.now()
    clock(now + (due + DAY - timezone.localdate()))
    assert remind_of_answers(today=due + DAY, by=None) == 0
    assert fresh(sent).second_reminded_on is None
    told = letters(About.OVERDUE, keeper.email)
    assert len(told) == 1
    assert "valitse toinen" in told[0].body
    remind_of_answers(today=due + 2 * DAY, by=None)
    assert len(letters(About.OVERDUE, keeper.email)) == 1

    change_addressee(proposal=sent, addressee=other, by=keeper)
    assert len(letters(About.LATE, NEW)) == 1
    assert letters(About.ASKED, NEW) == []
    clock(now + (due + 3 * DAY - timezone.localdate(now)))
    assert remind_of_answers(today=due + 3 * DAY, by=None) == 0


def test_account_that_no_letter_reaches_holds_up_nobody_else(sent: Proposal, koske: Centre, clock: Callable):
    lost = staff("pöllö@koske.example", StaffRole.SECRETARY, koske)
    elsewhere = CouncilFactory()
    addressee = AddresseeFactory(council=elsewhere, email="toinen@hva.example")
    told = {"state": S.SENT, "sent_on": sent.sent_on, "answer_due_on": sent.answer_due_on}
    second = ProposalFactory(council=elsewhere, addressee=addressee, **told)
    today = sent.answer_due_on + DAY
    clock(timezone.now() + (today - timezone.localdate()))
    assert remind_of_answers(today=today, by=None) == 2
    assert fresh(second).second_reminded_on == fresh(sent).second_reminded_on == today
    assert len(letters(About.LATE)) == 1
    assert letters(About.LATE, lost.email) == []


def test_words_of_the_other_language_are_marked(
    site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client
):
    page = translated(council_page, "sv", title="Klientrådet")
    link = document(stranger.get(page.url)).select_one(f'a[href$="/proposals/{sent.pk}/"]')
    assert link
    assert (link["lang"], link.get_text()) == ("fi", "Takaisinsoitto")


def test_what_should_not_stand_there_comes_off_and_can_be_shown_again(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeping: Client, stranger: Client
):
    home, page = reverse("proposal", args=(sent.pk,)), f"{council_page.url}proposals/"
    assert keeping.post(home, {"act": "hide"}).status_code == 302
    assert stranger.get(f"{page}{sent.pk}/").status_code == 404
    for address in (page, council_page.url, document(stranger.get(page)).select_one(".follow a")["href"]):
        assert "Takaisinsoitto" not in stranger.get(address).content.decode()
    assert keeping.post(home, {"act": "show"}).status_code == 302
    assert "Takaisinsoitto" in text_of(stranger.get(f"{page}{sent.pk}/"))


def test_words_of_a_step_are_forgotten_and_the_step_stays(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, keeping: Client, stranger: Client
):
    made = step(sent, S.NOT_DONE, keeper, words="Kuutti Kanarialan asiassa.")
    home = reverse("proposal", args=(sent.pk,))
    assert keeping.post(home, {"act": "off", "step": made.pk}).status_code == 302
    made.refresh_from_db()
    assert (made.words, made.words_off_on, made.to) == ("", timezone.localdate(), S.NOT_DONE)
    shown = text_of(stranger.get(f"{council_page.url}proposals/{sent.pk}/"))
    assert "Kanarialan" not in shown
    assert "otettu pois" in shown
    assert keeping.post(home, {"act": "off", "step": "9" * 40}).status_code == 404
    assert keeping.post(home, {"act": "off", "step": "987654"}).status_code == 422


def test_nobody_hears_of_the_steps_of_what_is_hidden(members: list[Person], sent: Proposal, keeper: User):
    before = len(letters(About.NEWS, "norppa@posti.example"))
    for shown, more in ((False, 0), (True, 1)):
        show_proposal(proposal=sent, shown=shown, on=timezone.localdate(), by=keeper)
        noted = {"to": None, "words": "Kokeiltiin.", "language": "fi", "happened_on": timezone.localdate()}
        note_step(proposal=sent, key=uuid.uuid4(), at=timezone.now(), by=keeper, **noted)
        assert len(letters(About.NEWS, "norppa@posti.example")) == before + more


def test_news_that_wait_do_not_leave_when_a_proposal_is_hidden(members: list[Person], sent: Proposal, keeper: User):
    assert letters(About.NEWS, "norppa@posti.example")[0].state == "waiting"
    assert calls_waiting(sent.council.council_key).exists()
    show_proposal(proposal=sent, shown=False, on=timezone.localdate(), by=keeper)
    assert letters(About.NEWS, "norppa@posti.example")[0].state == "withdrawn"
    assert not calls_waiting(sent.council.council_key).exists()


def test_news_that_wait_do_not_leave_for_whoever_has_left(members: list[Person], sent: Proposal, keeper: User):
    assert letters(About.NEWS, "norppa@posti.example")[0].state == "waiting"
    leaving = next(person for person in members if person.calling_name == "Norppa")
    end_seat(seat=seats_of(leaving).get(), on=timezone.localdate(), by=None)
    assert letters(About.NEWS, "norppa@posti.example")[0].state == "withdrawn"


def test_keepers_of_another_centre_hide_nothing(sent: Proposal, outsider: User, keeper: User):
    with pytest.raises(PermissionDenied):
        show_proposal(proposal=sent, shown=False, on=timezone.localdate(), by=outsider)
    with pytest.raises(PermissionDenied):
        take_words_off(proposal=sent, step=steps_of(sent)[0].pk, on=timezone.localdate(), by=outsider)


def test_half_of_the_answers_is_never_told_too_soon(council: Council):
    for days in (5, 10, 20, 20, 20, 21, 40, 80, 80, 80):
        answered(council, days)
    assert numbers_of(Proposal.objects.all()).days == "21 päivää"


def test_answer_is_in_the_language_that_whoever_answers_tells(sent: Proposal, stranger: Client):
    address = link_in(letters(About.ASKED)[0])
    form = longest_form(stranger.get(address))
    assert form["language"] == ["fi"]
    stranger.post(address, {**form, "to": S.AGREED, "words": "Vi öppnar linjen i vår.", "language": "sv"})
    (told,) = [row for row in timeline_of(fresh(sent)) if row.words]
    assert told.language == "sv"


def test_keepers_hear_of_an_answer_once_and_the_letter_tells_no_words_of_it(
    sent: Proposal, keeper: User, stranger: Client
):
    address = link_in(letters(About.ASKED)[0])
    form = {**longest_form(stranger.get(address)), "to": S.AGREED, "words": "Linja avataan."}
    for _click in range(2):
        stranger.post(address, form)
    (letter,) = letters(About.CAME, keeper.email)
    assert letter.subject == "Vastaus on tullut"
    assert reverse("proposal", args=(sent.pk,)) in letter.body
    assert "Linja avataan." not in letter.body


def test_what_the_keepers_note_themselves_is_not_told_to_them(sent: Proposal, keeper: User):
    step(sent, S.AGREED, keeper, words="Sanoivat kokouksessa kyllä.")
    assert letters(About.CAME, keeper.email) == []


def test_words_stay_on_the_screen_when_the_link_ended_meanwhile(
    sent: Proposal, addressee: Addressee, keeper: User, stranger: Client
):
    address = link_in(letters(About.ASKED)[0])
    form = {**longest_form(stranger.get(address)), "to": S.AGREED, "words": "Pitkä vastaus."}
    let_addressee_go(addressee=addressee, on=timezone.localdate(), by=keeper)
    answer = stranger.post(address, form)
    assert answer.status_code == 404
    assert "Pitkä vastaus." in text_of(answer)
    assert fresh(sent).state == S.SENT


def test_second_who_changes_a_prepared_proposal_is_told_and_loses_no_word(prepare: Prepare, keeping: Client):
    proposal = prepare()
    change = reverse("proposal_change", args=(proposal.pk,))
    first = longest_form(keeping.get(change))
    second = {**first, "words_fi": "Toisen sanat."}
    assert keeping.post(change, {**first, "words_fi": "Ensimmäisen sanat."}).status_code == 302

    refused = keeping.post(change, second)
    assert refused.status_code == 422
    assert "Joku muu on muuttanut" in text_of(refused)
    assert fresh(proposal).words_fi == "Ensimmäisen sanat."
    assert "Ensimmäisen sanat." in text_of(refused)
    again = longest_form(refused)
    assert again["words_fi"] == ["Toisen sanat."]

    assert keeping.post(change, again).status_code == 302
    assert fresh(proposal).words_fi == "Toisen sanat."


def test_one_link_does_not_write_to_members_all_day(
    sent: Proposal, members: list[Person], stranger: Client, clock: Callable
):
    address = link_in(letters(About.ASKED)[0])
    for number in range(MOST_IN_A_DAY + 2):
        form = longest_form(stranger.get(address))
        to = S.AGREED if number == 0 else "effect"
        last = stranger.post(address, {**form, "to": to, "words": f"Kerta {number}."})
    assert last.status_code == 422
    assert longest_form(last)["words"] == [f"Kerta {MOST_IN_A_DAY + 1}."]
    assert len(letters(About.NEWS, "norppa@posti.example")) == MOST_IN_A_DAY
    clock(timezone.now() + DAY)
    assert stranger.post(address, {**longest_form(last), "to": "effect"}).status_code == 302


def test_late_letter_to_a_wrong_address_does_not_leave(
    sent: Proposal, addressee: Addressee, other: Addressee, keeper: User, clock: Callable
):
    later = sent.answer_due_on + DAY
    clock(timezone.now() + (later - timezone.localdate()))
    remind_of_answers(today=later, by=None)
    assert len(waiting(About.LATE, ADDRESS)) == 1
    change_addressee(proposal=sent, addressee=other, by=keeper)
    assert waiting(About.LATE, ADDRESS) == []
    assert len(waiting(About.OVERDUE, keeper.email)) == 1, "what the keepers are told stays"
