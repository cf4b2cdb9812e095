"""A proposal on its way: sent, answered by a link, late, reminded of, and told to members at each step."""

import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.outbox.models import Letter
from base.users import User
from network.councils.models import Council
from network.meetings.choices import About as Called
from network.messages.queries import calls_waiting
from network.people.models import Person
from network.proposals.choices import BY_ADDRESSEE, STEPS, About, ProposalState
from network.proposals.models import Addressee, AnswerLink, Proposal, ProposalStep
from network.proposals.queries import steps_of
from network.proposals.services import (
    change_addressee,
    keep_addressee,
    let_addressee_go,
    note_step,
    prepare_proposal,
    remind_of_answers,
    send_proposal,
)
from tests.network.proposals.conftest import ADDRESS, DAY, Prepare
from tests.reading import longest_form, text_of

pytestmark = pytest.mark.django_db
S = ProposalState


def letters(about: About, to: str = ADDRESS) -> list[Letter]:
    return [letter for letter in Letter.objects.filter(kind=f"proposal_{about}").order_by("pk") if letter.address == to]


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/\s]+(/answer/\?k=[\w-]+)", letter.body)
    assert found
    return found.group(1)


def step(proposal: Proposal, to: ProposalState | None, by: User | None, words: str = "Näin.", **told) -> ProposalStep:
    values = {
        "language": "fi",
        "happened_on": timezone.localdate(),
        "key": uuid.uuid4(),
        "at": timezone.now(),
    } | told
    return note_step(proposal=proposal, to=to, words=words, by=by, **values)


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)


def test_sent_proposal_reaches_the_addressee_the_members_and_nobody_else(
    sent: Proposal, council: Council, members: list[Person], prepare: Prepare, keeper: User
):
    assert len(letters(About.ASKED)) == 1
    body = letters(About.ASKED)[0].body
    assert "soittopyynnön" in body
    other = send_proposal(proposal=prepare(), at=timezone.now(), by=keeper)
    news = letters(About.NEWS, "norppa@posti.example")
    assert len(news) == 1
    assert "soittopyynnön" not in news[0].body
    assert [(call.person.calling_name, call.about) for call in calls_waiting(council.council_key)] == [
        ("Kuutti", Called.PROPOSAL)
    ]
    assert [each.to for each in steps_of(other)] == [S.SENT]


def test_sent_proposal_does_not_change_and_is_not_sent_twice(
    sent: Proposal, council: Council, addressee: Addressee, keeper: User
):
    with pytest.raises(ValidationError):
        send_proposal(proposal=sent, at=timezone.now(), by=keeper)
    with pytest.raises(ValidationError):
        prepare_proposal(
            council=council,
            proposal=sent,
            item=None,
            addressee=addressee,
            values={"heading_fi": "Toisin"},
            themes=[],
            key=uuid.uuid4(),
            by=keeper,
        )
    assert fresh(sent).heading_fi == "Takaisinsoitto"


def test_proposal_whose_last_day_has_come_is_not_sent(prepare: Prepare, keeper: User):
    late = prepare(values={"answer_due_on": timezone.localdate()})
    with pytest.raises(ValidationError):
        send_proposal(proposal=late, at=timezone.now(), by=keeper)
    assert not letters(About.ASKED)


def test_secretary_of_another_centre_can_do_nothing(
    sent: Proposal, council: Council, addressee: Addressee, outsider: User, prepare: Prepare
):
    for deed in (
        lambda: prepare(by=outsider),
        lambda: send_proposal(proposal=prepare(), at=timezone.now(), by=outsider),
        lambda: step(sent, S.DONE, outsider),
        lambda: keep_addressee(council=council, addressee=None, values={}, by=outsider),
        lambda: let_addressee_go(addressee=addressee, on=timezone.localdate(), by=outsider),
        lambda: change_addressee(proposal=sent, addressee=addressee, by=outsider),
    ):
        with pytest.raises(PermissionDenied):
            deed()


@pytest.mark.parametrize("state", [state for state in S if state != S.PREPARED])
@pytest.mark.parametrize("to", list(S))
def test_only_the_steps_that_there_are_can_be_taken(
    sent: Proposal, keeper: User, state: ProposalState, to: ProposalState
):
    Proposal.objects.filter(pk=sent.pk).update(state=state, answered_on=timezone.localdate())
    if to in STEPS[state]:
        step(sent, to, keeper)
        assert fresh(sent).state == to
    else:
        with pytest.raises(ValidationError):
            step(sent, to, keeper)
        assert fresh(sent).state == state


def test_every_step_needs_its_words_and_a_day_between(sent: Proposal, keeper: User):
    for to in (S.NOT_DONE, S.ANSWERED, S.AGREED, None):
        with pytest.raises(ValidationError):
            step(sent, to, keeper, words="  ")
    with pytest.raises(ValidationError):
        step(sent, S.DONE, keeper, happened_on=timezone.localdate() + DAY)
    with pytest.raises(ValidationError):
        step(sent, S.DONE, keeper, happened_on=timezone.localdate() - DAY)
    assert fresh(sent).state == S.SENT


def test_addressee_answers_by_the_link_and_looking_changes_nothing(
    sent: Proposal, stranger: Client, members: list[Person]
):
    address = link_in(letters(About.ASKED)[0])
    for _time in range(3):
        shown = stranger.get(address)
        stranger.head(address)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert fresh(sent).state == S.SENT

    form = {**longest_form(shown), "to": S.AGREED, "words": "Otetaan käyttöön keväällä."}
    answer = stranger.post(address, form)

    assert answer.status_code == 302
    assert "Kiitos" in text_of(stranger.get(answer.url))
    found = fresh(sent)
    assert (found.state, found.answered_on) == (S.AGREED, timezone.localdate())
    last = steps_of(sent).last()
    assert last
    assert (last.words, last.from_addressee, last.noted_by) == ("Otetaan käyttöön keväällä.", True, None)
    assert len(letters(About.NEWS, "norppa@posti.example")) == 1


def test_used_link_tells_effects_and_takes_no_step_back(sent: Proposal, stranger: Client, keeper: User):
    address = link_in(letters(About.ASKED)[0])
    step(sent, S.DONE, keeper)
    shown = stranger.get(address)
    form = {**longest_form(shown), "to": "effect", "words": "Soittopyyntöjä tulee kymmenen päivässä."}
    assert stranger.post(address, form).status_code == 302
    assert [each.to for each in steps_of(sent)] == [S.SENT, S.DONE, ""]
    wrong = stranger.post(address, {**form, "to": S.SENT, "key": uuid.uuid4()})
    assert wrong.status_code == 422
    assert "kymmenen päivässä" in wrong.content.decode()


@pytest.mark.parametrize("broken", ["", "x", "a" * 43, "a" * 5000, "%00"])
def test_broken_link_opens_nothing_and_says_what_to_do(sent: Proposal, stranger: Client, broken: str):
    answer = stranger.get(f"/answer/?k={broken}")
    assert answer.status_code == 404
    assert "Takaisinsoitto" not in text_of(answer)
    assert "Pyytäkää lähettäjältä uusi linkki." in text_of(answer)
    late = stranger.post(f"/answer/?k={broken}", {"to": "done", "words": "Mitä kirjoitin."})
    assert late.status_code == 404
    assert "Mitä kirjoitin." in text_of(late)
    assert fresh(sent).state == S.SENT


def test_cut_link_opens_nothing(sent: Proposal, stranger: Client):
    address = link_in(letters(About.ASKED)[0])
    assert stranger.get(address[:-3]).status_code == 404


@pytest.mark.parametrize(("days", "status"), [(210, 200), (211, 404)], ids=["last day", "day after"])
def test_link_works_until_half_a_year_after_the_last_day(
    sent: Proposal, stranger: Client, clock: Callable, days: int, status: int
):
    assert (sent.answer_due_on - timezone.localdate()).days == 30
    # At noon of that day: with summer time between, so many times 24 hours later it may be the day after.
    noon = datetime.datetime.combine(timezone.localdate() + days * DAY, datetime.time(12))
    clock(timezone.make_aware(noon))
    assert stranger.get(link_in(letters(About.ASKED)[0])).status_code == status


def test_addressee_who_has_left_answers_nothing_and_the_next_one_does(
    members: list[Person], sent: Proposal, addressee: Addressee, council: Council, keeper: User, stranger: Client
):
    old = link_in(letters(About.ASKED)[0])
    let_addressee_go(addressee=addressee, on=timezone.localdate(), by=keeper)
    assert stranger.get(old).status_code == 404

    values = {"name_fi": "Uusi johtaja", "email": "uusi@hva.example", "language": "fi"}
    other = keep_addressee(council=council, addressee=None, values=values, by=keeper)
    change_addressee(proposal=sent, addressee=other, by=keeper)

    assert fresh(sent).to_fi == "Uusi johtaja"
    assert len(letters(About.NEWS, "norppa@posti.example")) == 2, "members hear of the change"
    assert stranger.get(link_in(letters(About.ASKED, "uusi@hva.example")[0])).status_code == 200
    assert stranger.get(old).status_code == 404


def test_silence_is_reminded_of_twice_and_the_keepers_are_told(sent: Proposal, keeper: User, clock: Callable):
    due, now = sent.answer_due_on, timezone.now()
    counts = []
    for shift in (-8, -7, -6, 0, 1, 2, 30):
        clock(now + (due - timezone.localtime(now).date() + shift * DAY))
        counts.append(remind_of_answers(today=due + shift * DAY, by=None))
    assert counts == [0, 1, 0, 0, 1, 0, 0]
    assert len(letters(About.REMINDED)) == 1
    assert len(letters(About.LATE)) == 1
    assert len(letters(About.OVERDUE, keeper.email)) == 1
    found = fresh(sent)
    assert found.is_late(due + DAY)
    assert not found.is_late(due)


def test_answered_in_time_is_not_reminded_of(sent: Proposal, keeper: User):
    step(sent, S.ANSWERED, keeper)
    assert remind_of_answers(today=sent.answer_due_on + DAY, by=None) == 0
    assert not fresh(sent).is_late(sent.answer_due_on + 90 * DAY)


def test_late_answer_is_kept_and_seen_as_late(sent: Proposal, keeper: User, clock: Callable):
    clock(timezone.now() + 40 * DAY)
    step(sent, S.AGREED, keeper)
    assert fresh(sent).is_late(timezone.localdate())


def test_every_state_of_an_addressee_can_be_reached():
    reached = {to for steps in STEPS.values() for to in steps}
    assert reached == set(S) - {S.PREPARED}
    assert set(BY_ADDRESSEE) <= reached


def test_links_are_kept_by_their_digest_alone(sent: Proposal):
    token = link_in(letters(About.ASKED)[0]).partition("k=")[2]
    assert token not in {link.digest for link in AnswerLink.objects.all()}


@pytest.mark.parametrize("address", ["", "ei osoite", "a@b.example,c@d.example", "a@b.example\r\nBcc: x@y.example"])
def test_address_that_no_letter_reaches_is_refused(council: Council, keeper: User, address: str):
    with pytest.raises(ValidationError):
        keep_addressee(
            council=council, addressee=None, values={"name_fi": "X", "email": address, "language": "fi"}, by=keeper
        )
    assert not Addressee._base_manager.exists()
