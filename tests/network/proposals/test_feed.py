"""What has happened with proposals can be followed as a feed, and nothing else stands in it."""

import pytest
from django.test import Client
from django.utils import timezone

from base.page_cache.parts import forget_parts
from base.users import User
from network.councils.pages import CouncilPage
from network.proposals.choices import ProposalState
from network.proposals.models import Proposal
from network.proposals.services import send_proposal
from tests.factories.base import republished, restricted
from tests.factories.network import RegionFactory, RegionPageFactory, ThemePageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.proposals import ProposalFactory
from tests.network.proposals.conftest import ADDRESS, Prepare
from tests.network.proposals.test_proposals import step
from tests.reading import document, entries

pytestmark = pytest.mark.django_db


def feed_of(stranger: Client, address: str) -> str:
    return str(
        document(stranger.get(f"{address}proposals/")).select_one(".follow a[type='application/atom+xml']")["href"]
    )


def test_every_step_is_told_the_newest_first(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    step(sent, ProposalState.NOT_DONE, keeper, words="Rahaa ei ole \x0b tänä vuonna.")
    answer = stranger.get(feed_of(stranger, council_page.url))
    told = entries(answer)
    assert [entry["title"] for entry in told] == ["Takaisinsoitto: Ei tehdä", "Takaisinsoitto: Lähetetty"]
    assert "Rahaa ei ole" in told[0]["summary"]
    assert told[1]["summary"] == "Jonosta saa jättää soittopyynnön."
    assert told[0]["link"] == f"{council_page.full_url}proposals/{sent.pk}/"
    assert len({entry["id"] for entry in told}) == 2
    assert ADDRESS not in answer.content.decode()


def test_regions_and_themes_have_theirs(
    site: Trunk, prepare: Prepare, council_page: CouncilPage, keeper: User, stranger: Client
):
    region, theme, elsewhere = RegionPageFactory(region=RegionFactory()), ThemePageFactory(), ThemePageFactory()
    republished(council_page, regions=[region.region])
    send_proposal(proposal=prepare(themes=[theme.theme]), at=timezone.now(), by=keeper)
    for page, number in ((region, 1), (theme, 1), (elsewhere, 0)):
        assert len(entries(stranger.get(feed_of(stranger, page.url)))) == number


def test_proposal_that_is_prepared_or_anothers_is_not_in_it(
    site: Trunk, prepare: Prepare, council_page: CouncilPage, stranger: Client
):
    prepare()
    ProposalFactory(state=ProposalState.SENT, sent_on=timezone.localdate())
    assert entries(stranger.get(feed_of(stranger, council_page.url))) == []


def test_page_that_is_not_public_has_no_feed(site: Trunk, sent: Proposal, council_page: CouncilPage, stranger: Client):
    address = feed_of(stranger, council_page.url)
    restricted(council_page)
    assert stranger.get(address).status_code == 404
    for key in (site.materials.pk, 999999, 2**70):
        assert stranger.get(f"/feeds/proposals/{key}.atom").status_code == 404


def test_long_feed_asks_no_more_than_a_short_one(
    site: Trunk,
    sent: Proposal,
    council_page: CouncilPage,
    keeper: User,
    stranger: Client,
    django_assert_max_num_queries,
):
    address = feed_of(stranger, council_page.url)
    forget_parts()
    with django_assert_max_num_queries(20) as short:
        stranger.get(address)
    for state in (ProposalState.ANSWERED, ProposalState.AGREED, ProposalState.IN_WORK, ProposalState.DONE):
        step(sent, state, keeper)
    forget_parts()
    with django_assert_max_num_queries(len(short)):
        assert len(entries(stranger.get(address))) == 5
