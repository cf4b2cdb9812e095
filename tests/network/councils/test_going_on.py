"""A council becomes permanent, pauses or ends, and everybody is told why; a term that is over has a summary."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from base.gates import NotReadyError
from base.users import User
from network.councils.choices import TURNED, CouncilState
from network.councils.models import Council, Term
from network.councils.pages import CouncilPage, TermSummaryPage
from network.meetings.services import call_meeting, change_meeting
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.base import republished, translated
from tests.factories.councils import CallFactory, CallPageFactory, TermFactory, TermSummaryPageFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.network import CouncilPageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.proposals import ProposalFactory
from tests.network.conftest import LAST
from tests.reading import cards, document, form_values, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY = "Johtoryhmä ei nimennyt vetäjää."


@pytest.fixture
def past(site: Trunk) -> TermSummaryPage:
    """The summary of a term that ended a month ago."""
    return TermSummaryPageFactory(title="Yhteenveto", slug="yhteenveto")


@pytest.fixture
def coordinating(koske: Centre, signed_in: Callable) -> Client:
    client: Client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    return client


def published(client: Client, page: CouncilPage, **told: Any) -> tuple[CouncilPage, str]:
    """The page as it is after its form was sent with these values, and what the form says."""
    address = f"/admin/pages/{page.pk}/edit/"
    values = form_values(client.get(address)) | told | {"action-publish": "1"}
    answer = client.post(address, values, follow=True)
    return CouncilPage.objects.get(pk=page.pk), text_of(answer)


def turned(state: str, **told: Any) -> dict[str, Any]:
    today = timezone.localdate()
    days = {"term_ends_on": today.isoformat()} if state == CouncilState.ENDED else {}
    return {"state": state, "turned_on": today.isoformat(), "turned_why": WHY, **days, **told}


@pytest.mark.parametrize("state", sorted(TURNED))
def test_turn_is_told_with_its_day_and_reason(
    council_page: CouncilPage, coordinating: Client, stranger: Client, state: str
):
    for missing in ("turned_on", "turned_why"):
        page, said = published(coordinating, council_page, **turned(state, **{missing: ""}))
        assert page.state == CouncilState.ACTIVE
        assert "Kerro kaikille, mistä päivästä" in said
    page, _said = published(coordinating, council_page, **turned(state))
    shown = text_of(stranger.get(page.url))
    assert WHY in shown
    assert str(CouncilState(state).label) in shown.lower()


def test_council_that_meets_again_tells_nothing_of_the_pause(
    council_page: CouncilPage, coordinating: Client, stranger: Client
):
    page, _said = published(coordinating, council_page, **turned(CouncilState.PAUSED))
    page, _said = published(coordinating, page, state=CouncilState.ACTIVE)
    assert (page.turned_on, page.turned_why) == (None, "")
    assert WHY not in text_of(stranger.get(page.url))
    republished(page, turned_on=timezone.localdate(), turned_why=WHY)
    assert WHY not in text_of(stranger.get(page.url))


def test_swedish_page_follows_and_holds_nothing_up(council_page: CouncilPage, coordinating: Client, stranger: Client):
    swedish = translated(council_page, "sv", slug="radet")
    page, _said = published(coordinating, council_page, **turned(CouncilState.PAUSED))
    swedish.refresh_from_db()
    assert page.state == swedish.state == CouncilState.PAUSED
    assert stranger.get(swedish.url).status_code == 200


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"turned_on": "2099-01-01"}, "vasta edessä"),
        ({"term_ends_on": ""}, "toimikausi päättyy viimeistään sinä päivänä"),
        ({"term_ends_on": LAST.isoformat()}, "toimikausi päättyy viimeistään sinä päivänä"),
    ],
)
def test_days_that_do_not_fit_are_refused(
    council_page: CouncilPage, coordinating: Client, told: dict[str, str], said: str
):
    page, words = published(coordinating, council_page, **turned(CouncilState.ENDED, **told))
    assert page.state == CouncilState.ACTIVE
    assert said in words


@pytest.mark.parametrize("state", [CouncilState.PAUSED, CouncilState.ENDED])
def test_council_does_not_stop_while_people_can_apply(
    council: Council, council_page: CouncilPage, coordinating: Client, state: str
):
    call = CallFactory(council=council, is_shown=True)
    page, said = published(coordinating, council_page, **turned(state))
    assert page.state == CouncilState.ACTIVE
    assert "Jäsenhaku on auki" in said
    type(call).objects.update(is_shown=False)
    assert published(coordinating, council_page, **turned(state))[0].state == state


@pytest.mark.parametrize(("state", "is_refused"), [(CouncilState.PAUSED, False), (CouncilState.ENDED, True)])
def test_council_does_not_end_while_meetings_lie_ahead(
    council: Council, council_page: CouncilPage, coordinating: Client, state: str, is_refused: bool
):
    meeting = MeetingFactory(council=council)
    page, said = published(coordinating, council_page, **turned(state))
    assert (page.state == CouncilState.ACTIVE) is is_refused
    assert ("Kokouksia on edessä" in said) is is_refused
    type(meeting).objects.update(state="cancelled")
    assert published(coordinating, council_page, **turned(state))[0].state == state


@pytest.mark.usefixtures("notice")
@pytest.mark.parametrize(("state", "is_shown"), [(CouncilState.PAUSED, False), (CouncilState.PERMANENT, True)])
def test_nobody_is_asked_to_apply_for_a_council_that_does_not_meet(
    council_page: CouncilPage, state: str, is_shown: bool
):
    page = republished(council_page, state=state, turned_why=WHY, turned_on=timezone.localdate())
    call = CallPageFactory(parent=page, published=False)
    if is_shown:
        call.save_revision().publish()
    else:
        with pytest.raises(NotReadyError, match="tauolla"):
            call.save_revision().publish()
    call.refresh_from_db()
    assert call.live is is_shown


@pytest.mark.usefixtures("notice")
def test_call_of_a_paused_council_is_not_published_again(council_page: CouncilPage):
    call = CallPageFactory(parent=council_page)
    call.unpublish()
    republished(council_page, state=CouncilState.PAUSED, turned_why=WHY, turned_on=timezone.localdate())
    call.refresh_from_db()
    with pytest.raises(NotReadyError, match="tauolla"):
        call.save_revision().publish()


@pytest.mark.parametrize(("days", "is_refused"), [(0, False), (1, True)], ids=["last day", "day after"])
def test_no_meeting_is_called_after_the_end(
    council: Council, council_page: CouncilPage, keeper: User, days: int, is_refused: bool
):
    republished(council_page, state=CouncilState.ENDED, turned_why=WHY, turned_on=timezone.localdate())
    values = {"starts_at": timezone.now() + days * DAY, "town": "Jyväskylä"}
    if is_refused:
        with pytest.raises(ValidationError, match="päättynyt"):
            call_meeting(council=council, values=values, key=uuid.uuid4(), by=keeper)
    else:
        assert call_meeting(council=council, values=values, key=uuid.uuid4(), by=keeper).pk


def test_meeting_is_not_moved_past_the_end(council: Council, council_page: CouncilPage, keeper: User):
    meeting = call_meeting(council=council, values={"starts_at": timezone.now()}, key=uuid.uuid4(), by=keeper)
    republished(council_page, state=CouncilState.ENDED, turned_why=WHY, turned_on=timezone.localdate())
    with pytest.raises(ValidationError, match="päättynyt"):
        change_meeting(meeting=meeting, values={"starts_at": timezone.now() + 2 * DAY}, at=timezone.now(), by=keeper)


def test_fees_are_told_before_one_applies(council_page: CouncilPage, stranger: Client):
    page = republished(council_page, fees="<p>Palkkio on 50 euroa, ja se voi vaikuttaa toimeentulotukeen.</p>")
    shown = document(stranger.get(page.url))
    heading = shown.find(id="fees")
    assert heading.get_text() == "Palkkiot ja kulut"
    assert "toimeentulotukeen" in heading.parent.get_text()


def test_summary_tells_what_was_done_and_what_can_be_counted(past: TermSummaryPage, stranger: Client):
    term = past.term
    noon = datetime.datetime.combine(term.starts_on, datetime.time(12), tzinfo=timezone.get_default_timezone())
    for days in (-1, 0, 10):
        MeetingFactory(council=term.council, starts_at=noon + days * DAY)
    MeetingFactory(council=term.council, starts_at=noon + 20 * DAY, state="cancelled")
    told = {"council": term.council, "state": "sent"}
    ProposalFactory(**told, heading_fi="Valo pihalle", sent_on=term.ends_on)
    ProposalFactory(**told, heading_fi="Toisen kauden", sent_on=term.ends_on + DAY)
    page = document(stranger.get(past.url))
    shown = page.find("main").get_text(" ", strip=True)
    facts = {row.dt.get_text(): row.dd.get_text(" ", strip=True) for row in page.select(".facts dl > div")}
    assert facts["Kirjattuja kokouksia"] == "2"
    assert facts["Ehdotukset"] == "1"
    assert "Valo pihalle" in shown
    assert "Toisen kauden" not in shown
    assert "Uusi raati aloittaa keväällä." in shown


def test_summary_stands_on_the_councils_page(past: TermSummaryPage, stranger: Client):
    assert "Yhteenveto" in cards(stranger.get(past.get_parent().get_url()))


@pytest.mark.parametrize("days", [0, 30])
def test_summary_waits_for_the_end_of_the_term(council_page: CouncilPage, term: Term, clock: Callable, days: int):
    page = TermSummaryPageFactory(parent=council_page, term=term, published=False)
    noon = datetime.datetime.combine(LAST, datetime.time(12), tzinfo=datetime.UTC)
    clock(noon - days * DAY)
    with pytest.raises(NotReadyError, match="ei ole vielä päättynyt"):
        page.save_revision().publish()
    clock(noon + DAY)
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def _other_term(past: TermSummaryPage) -> dict[str, Any]:
    others = CouncilPageFactory(parent=past.get_parent().get_parent())
    return {"parent": others, "term": past.term}


def _same_term_again(past: TermSummaryPage) -> dict[str, Any]:
    return {"parent": past.get_parent().specific, "term": past.term}


@pytest.mark.parametrize(
    ("make", "told"),
    [(_other_term, "toisen raadin"), (_same_term_again, "jo julkinen yhteenveto")],
)
def test_summary_is_of_one_term_of_its_council(past: TermSummaryPage, make: Callable, told: str):
    page = TermSummaryPageFactory(**make(past), title="Toinen", published=False)
    page.live = True
    with pytest.raises(NotReadyError, match=told):
        page.save(clean=False)
    page.refresh_from_db()
    assert not page.live


def test_summary_without_a_term_is_not_public(past: TermSummaryPage):
    past.term = None
    with pytest.raises(NotReadyError, match="Valitse toimikausi"):
        past.save(clean=False)


def test_summary_in_swedish_is_the_same_summary(past: TermSummaryPage):
    assert translated(past, "sv", slug="sammanfattning").live


def test_new_summary_begins_with_the_latest_term_that_is_over(
    council: Council, council_page: CouncilPage, term: Term, coordinating: Client
):
    TermFactory()
    ended = TermFactory(council=council, starts_on=datetime.date(2024, 1, 1), ends_on=datetime.date(2025, 12, 31))
    told = TermFactory(council=council, starts_on=datetime.date(2022, 1, 1), ends_on=datetime.date(2023, 12, 31))
    answer = coordinating.get(f"/admin/pages/add/network/termsummarypage/{council_page.pk}/")
    values = form_values(answer)
    assert values["term"] == [str(ended.pk)]
    assert values["title"] == ["Yhteenveto toimikaudesta 1.1.2024–31.12.2025"]
    offered = [option["value"] for option in document(answer).select("select[name=term] option") if option["value"]]
    assert offered == [str(row.pk) for row in (term, ended, told)]

    TermSummaryPageFactory(parent=council_page, term=ended)
    again = form_values(coordinating.get(f"/admin/pages/add/network/termsummarypage/{council_page.pk}/"))
    assert again["term"] == [str(told.pk)]


@pytest.mark.parametrize(("days", "is_asked"), [(61, False), (60, True), (-5, True)])
def test_summary_is_asked_for_when_a_term_nears_its_end(
    council: Council, term: Term, koske: Centre, signed_in: Callable, days: int, is_asked: bool
):
    client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    Term.objects.filter(pk=term.pk).update(ends_on=timezone.localdate() + days * DAY)
    asked = "Kirjoita toimikauden yhteenveto" in client.get(f"/admin/councils/{council.pk}/").content.decode()
    assert asked is is_asked


def test_summary_that_is_begun_is_not_asked_for(past: TermSummaryPage, signed_in: Callable):
    council = past.term.council
    client = signed_in(staff("koordinoi@muu.example", StaffRole.COORDINATOR, council.centre))
    address, asks = f"/admin/councils/{council.pk}/", "Kirjoita toimikauden yhteenveto"
    assert asks not in client.get(address).content.decode()
    past.delete()
    assert asks in client.get(address).content.decode()
