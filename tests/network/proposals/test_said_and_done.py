"""“You said, we did”: what everybody sees of a council, a region and a theme, and what nobody sees."""

import pytest
from django.test import Client
from django.utils import timezone

from base.page_cache.parts import forget_parts
from base.users import User
from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.councils.queries import council_of
from network.proposals.choices import ProposalState
from network.proposals.models import Addressee, Proposal
from network.proposals.queries import public_proposals
from network.proposals.reports import numbers_of
from network.proposals.services import let_addressee_go, send_proposal
from tests.factories.base import republished, translated
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, MinutesPageFactory
from tests.factories.network import RegionFactory, RegionPageFactory, ThemePageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.proposals import ProposalFactory
from tests.network.proposals.conftest import ADDRESS, DAY, Prepare
from tests.network.proposals.test_proposals import step
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db


def answered(council: Council, days: int, **values) -> Proposal:
    sent_on = timezone.localdate() - 200 * DAY
    told = {"state": ProposalState.DONE, "sent_on": sent_on, "answered_on": sent_on + days * DAY} | values
    return ProposalFactory(council=council, **told)


def test_everybody_reads_a_proposal_with_what_became_of_it(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    step(sent, ProposalState.NOT_DONE, keeper, words="Rahaa ei ole tänä vuonna.")
    shown = text_of(stranger.get(f"{council_page.url}proposals/{sent.pk}/"))
    for words in ("Takaisinsoitto", "soittopyynnön", "johtoryhmä", "Rahaa ei ole tänä vuonna."):
        assert words in shown
    assert "Takaisinsoitto" in text_of(stranger.get(f"{council_page.url}proposals/"))
    page = stranger.get(council_page.url).content.decode()
    assert f"{council_page.url}proposals/{sent.pk}/" in page
    assert ADDRESS not in page


def test_prepared_proposal_is_nobodys(site: Trunk, prepare: Prepare, council_page: CouncilPage, stranger: Client):
    draft = prepare()
    assert stranger.get(f"{council_page.url}proposals/{draft.pk}/").status_code == 404
    assert "Takaisinsoitto" not in text_of(stranger.get(f"{council_page.url}proposals/"))
    assert "Takaisinsoitto" not in text_of(stranger.get(council_page.url))


def test_council_that_is_not_public_shows_none(
    site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client
):
    council_page.unpublish()
    assert not public_proposals().exists()
    assert stranger.get(f"{council_page.url}proposals/{sent.pk}/").status_code == 404


def test_proposal_of_another_council_is_not_there(
    site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client
):
    other = answered(ProposalFactory().council, 9)
    for number in (other.pk, 987654, 2**40):
        assert stranger.get(f"{council_page.url}proposals/{number}/").status_code == 404


def test_region_and_theme_gather_what_concerns_them(
    site: Trunk, prepare: Prepare, council_page: CouncilPage, keeper: User, stranger: Client
):
    region = RegionPageFactory(region=RegionFactory())
    theme = ThemePageFactory()
    republished(council_page, regions=[region.region])
    send_proposal(proposal=prepare(themes=[theme.theme]), at=timezone.now(), by=keeper)
    elsewhere = ThemePageFactory()
    for page in (region, theme):
        assert "Takaisinsoitto" in text_of(stranger.get(f"{page.url}proposals/"))
        assert "Takaisinsoitto" in text_of(stranger.get(page.url))
    assert "Takaisinsoitto" not in text_of(stranger.get(f"{elsewhere.url}proposals/"))


def test_page_of_another_kind_has_no_proposals(site: Trunk, stranger: Client):
    assert stranger.get(f"{site.materials.url}proposals/").status_code == 404
    assert stranger.get("/puuttuu/proposals/").status_code == 404


@pytest.mark.parametrize(("number", "told"), [(9, ""), (10, "21 päivää")])
def test_how_long_answers_took_is_told_of_ten_and_more(
    council: Council, council_page: CouncilPage, number: int, told: str
):
    for days in (1, 2, 3, 5, 20, 22, 40, 60, 80, 90)[-number:]:
        answered(council, days)
    numbers = numbers_of(Proposal.objects.all())
    assert (numbers.sent, numbers.answered, numbers.done, numbers.days) == (number, number, number, told)


def test_late_is_told_in_words(site: Trunk, council: Council, council_page: CouncilPage, stranger: Client):
    today = timezone.localdate()
    ProposalFactory(
        council=council,
        state=ProposalState.SENT,
        sent_on=today - 90 * DAY,
        answer_due_on=today - DAY,
        heading_fi="Myöhässä",
    )
    assert "myöhässä" in text_of(stranger.get(f"{council_page.url}proposals/"))


def test_lists_of_one_and_of_three_ask_the_same(
    site: Trunk, council: Council, council_page: CouncilPage, stranger: Client, django_assert_max_num_queries
):
    answered(council, 3)
    stranger.get(f"{council_page.url}proposals/")
    forget_parts()
    with django_assert_max_num_queries(20) as one:
        stranger.get(f"{council_page.url}proposals/")
    for _more in range(2):
        answered(council, 4)
    forget_parts()
    with django_assert_max_num_queries(len(one)):
        stranger.get(f"{council_page.url}proposals/")


def test_proposal_tells_search_engines_its_own_address_and_readers_where_it_stands(
    site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client
):
    for tail, heading in ((f"proposals/{sent.pk}/", "Takaisinsoitto"), ("proposals/", "Te sanoitte, me teimme")):
        shown = document(stranger.get(f"{council_page.url}{tail}"))
        (canonical,) = shown.select("link[rel=canonical]")
        assert canonical["href"] == f"{council_page.full_url}{tail}"
        assert heading in shown.select_one("meta[property='og:title']")["content"]
        steps = [step.get_text() for step in shown.select(".crumbs li")]
        between = ["Te sanoitte, me teimme"] if tail != "proposals/" else []
        assert steps[-2 - len(between) :] == [council_page.title, *between, heading]


def test_other_language_and_feedback_keep_the_whole_address(
    site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client
):
    swedish = translated(council_page, "sv", slug="radet")
    for tail in (f"proposals/{sent.pk}/", "proposals/"):
        shown = document(stranger.get(f"{council_page.url}{tail}"))
        assert shown.select_one(".languages a[hreflang=sv]")["href"] == f"{swedish.url}{tail}"
        assert shown.select_one("footer a[href*='from=']")["href"].endswith(f"?from={council_page.url}{tail}")


def test_map_of_the_site_tells_of_proposals_that_everybody_may_see(
    site: Trunk, sent: Proposal, prepare: Prepare, council_page: CouncilPage, stranger: Client
):
    draft = prepare()
    swedish = translated(council_page, "sv", slug="radet")
    told = stranger.get("/sitemap.xml").content.decode()
    for page in (council_page, swedish):
        assert f"{page.url}proposals/</loc>" in told
        assert f"{page.url}proposals/{sent.pk}/</loc>" in told
    assert f"proposals/{draft.pk}/" not in told


def test_council_tells_who_answers_it_today(
    site: Trunk, addressee: Addressee, council_page: CouncilPage, keeper: User, stranger: Client
):
    def told() -> str:
        facts = document(stranger.get(council_page.url)).select(".facts dl > div")
        return {row.dt.get_text(): row.dd.get_text(" ", strip=True) for row in facts}.get("Kuka vastaa raadille", "")

    assert told() == "Aikuissosiaalityön johtoryhmä"
    assert ADDRESS not in stranger.get(council_page.url).content.decode()
    let_addressee_go(addressee=addressee, on=timezone.localdate(), by=keeper)
    assert told() == ""


def test_minutes_lead_to_what_became_of_the_proposals_of_their_meeting(
    site: Trunk, prepare: Prepare, council_page: CouncilPage, keeper: User, stranger: Client
):
    meeting = MeetingFactory(council=council_of(council_page), memo="agreed", memo_version=1)
    controller = meeting.council.controller
    item = AgendaItemFactory(meeting=meeting, controller=controller)
    page = MinutesPageFactory(parent=council_page, meeting=meeting)
    mine = send_proposal(proposal=prepare(item=item), at=timezone.now(), by=keeper)
    other = send_proposal(proposal=prepare(values={"heading_fi": "Muun kokouksen"}), at=timezone.now(), by=keeper)
    shown = stranger.get(page.url).content.decode()
    assert f"{council_page.url}proposals/{mine.pk}/" in shown
    assert f"{council_page.url}proposals/{other.pk}/" not in shown
