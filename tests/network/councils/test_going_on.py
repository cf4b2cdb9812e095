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
from network.meetings.services import call_meeting
from network.regions.models import Centre
from network.staff.choices import StaffRole
from tests.factories.base import republished, translated
from tests.factories.councils import CallFactory, CallPageFactory, TermFactory, TermSummaryPageFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.network import CouncilPageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.proposals import ProposalFactory
from tests.network.applications.conftest import notice  # noqa: F401
from tests.reading import cards, document, form_values, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHY = "Johtoryhmä ei nimennyt vetäjää."


@pytest.fixture
def past(site: Trunk) -> TermSummaryPage:
    """The summary of a term that ended a month ago."""
    return TermSummaryPageFactory(title="Yhteenveto", slug="yhteenveto")


@pytest.mark.parametrize("state", sorted(TURNED))
def test_turn_is_told_with_its_day_and_reason(council_page: CouncilPage, stranger: Client, state: str):
    today = timezone.localdate()
    told = {"state": state, "turned_on": today, "turned_why": WHY}
    for missing in ("turned_on", "turned_why"):
        with pytest.raises(ValidationError, match=missing):
            republished(council_page, **{**told, missing: None if missing == "turned_on" else ""})
    page = republished(council_page, **told)
    shown = text_of(stranger.get(page.url))
    assert WHY in shown
    assert str(CouncilState(state).label) in shown.lower()


def test_state_of_a_day_ahead_is_refused(council_page: CouncilPage):
    told = {"state": CouncilState.PAUSED, "turned_why": WHY, "turned_on": timezone.localdate() + DAY}
    with pytest.raises(ValidationError, match="vasta edessä"):
        republished(council_page, **told)


def test_council_that_has_ended_has_a_last_day(council_page: CouncilPage):
    told = {"state": CouncilState.ENDED, "turned_why": WHY, "turned_on": timezone.localdate()}
    with pytest.raises(ValidationError, match="viimeinen päivä"):
        republished(council_page, **told, term_ends_on=None)


@pytest.mark.parametrize("state", [CouncilState.PAUSED, CouncilState.ENDED])
def test_council_does_not_stop_while_people_can_apply(council: Council, council_page: CouncilPage, state: str):
    told = {"state": state, "turned_why": WHY, "turned_on": timezone.localdate()}
    call = CallFactory(council=council, is_shown=True)
    with pytest.raises(ValidationError, match="Jäsenhaku on auki"):
        republished(council_page, **told)
    type(call).objects.update(is_shown=False)
    assert republished(council_page, **told).state == state


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
    noon = datetime.datetime(2027, 12, 31, 12, tzinfo=datetime.UTC)
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


def test_new_summary_begins_with_the_latest_term_of_the_council(
    council_page: CouncilPage, term: Term, koske: Centre, signed_in: Callable
):
    TermFactory()
    client = signed_in(staff("koordinoi@koske.example", StaffRole.COORDINATOR, koske))
    answer = client.get(f"/admin/pages/add/network/termsummarypage/{council_page.pk}/")
    values = form_values(answer)
    assert values["term"] == [str(term.pk)]
    assert values["title"] == ["Yhteenveto toimikaudesta 1.1.2026–31.12.2027"]
    offered = [option["value"] for option in document(answer).select("select[name=term] option") if option["value"]]
    assert offered == [str(term.pk)]


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
