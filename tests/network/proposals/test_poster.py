"""The sheet for a wall: one page of accessible PDF with the latest answers."""

from io import BytesIO
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from base.users import User
from network.councils.pages import CouncilPage
from network.proposals.choices import ProposalState
from network.proposals.models import Proposal
from network.proposals.reports.posters import LONGEST, MOST
from network.proposals.services import send_proposal, show_proposal
from network.regions.models import Centre
from tests.factories.base import translated
from tests.factories.network import ThemePageFactory
from tests.factories.pajaverkko import Trunk
from tests.network.proposals.conftest import DAY, Prepare
from tests.network.proposals.test_proposals import step

pytestmark = pytest.mark.django_db


def sheet(client: Client, page: Any) -> pypdf.PdfReader:
    answer = client.get(f"{page.url}proposals/poster.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return pypdf.PdfReader(BytesIO(answer.content))


def words_on(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(leaf.extract_text() for leaf in reader.pages).split())


def test_sheet_tells_what_was_said_and_what_came_of_it(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    step(sent, ProposalState.DONE, keeper, words="Linja on auki.")
    reader = sheet(stranger, council_page)
    told = words_on(reader)
    for words in ("Te sanoitte, me teimme", "Perhepalvelujen raati", "Takaisinsoitto", "Linja on auki."):
        assert words in told
    assert f"{council_page.full_url}proposals/" in told.replace(" ", "")
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fi"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert reader.metadata
    assert reader.metadata.title == "Te sanoitte, me teimme: Perhepalvelujen raati"


def test_nothing_is_made_before_somebody_has_answered(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    address, lists = f"{council_page.url}proposals/poster.pdf", f"{council_page.url}proposals/"
    assert stranger.get(address).status_code == 404
    assert "poster.pdf" not in stranger.get(lists).content.decode()
    step(sent, ProposalState.AGREED, keeper)
    assert stranger.get(address).status_code == 200
    assert address in stranger.get(lists).content.decode()
    assert stranger.get(f"{site.materials.url}proposals/poster.pdf").status_code == 404


def test_what_came_off_the_site_comes_off_the_sheet(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    step(sent, ProposalState.AGREED, keeper)
    show_proposal(proposal=sent, shown=False, on=sent.sent_on, by=keeper)
    assert stranger.get(f"{council_page.url}proposals/poster.pdf").status_code == 404


@pytest.mark.parametrize("length", [20, LONGEST, 2000])
def test_sheet_is_one_whatever_is_told(
    site: Trunk, prepare: Prepare, council_page: CouncilPage, keeper: User, stranger: Client, length: int
):
    for number in range(MOST + 3):
        values = {
            "heading_fi": f"Asia {number} " + "o" * min(length, 180),
            "words_fi": "Pitkä lause. " * (length // 13),
        }
        proposal = prepare(values=values | {"words_fi": values["words_fi"] or "Lyhyt."})
        proposal = send_proposal(proposal=proposal, at=timezone.now(), by=keeper)
        Proposal.objects.filter(pk=proposal.pk).update(sent_on=proposal.sent_on - 20 * DAY)
        proposal.refresh_from_db()
        told = {"happened_on": proposal.sent_on + number * DAY, "words": "Vastattiin näin. " * max(length // 17, 1)}
        step(proposal, None, keeper, **told)
    reader = sheet(stranger, council_page)
    assert len(reader.pages) == 1
    told_on_it = words_on(reader)
    assert f"Asia {MOST + 2}" in told_on_it
    assert "Asia 2 " not in told_on_it


@pytest.mark.parametrize(
    "words",
    ['#read("/etc/passwd")', "*lihavaa* _kursiivia_ $x$", "= Otsikko", "#panic()", "]]}) \\ `koodi`", "<a> & @b"],
)
def test_words_are_words_and_never_a_program(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client, words: str
):
    step(sent, ProposalState.AGREED, keeper, words=words)
    told = words_on(sheet(stranger, council_page)).replace(" ", "")
    assert words.replace(" ", "") in told
    assert "root:" not in told


def test_sheet_in_swedish_and_of_a_theme(
    site: Trunk, koske: Centre, prepare: Prepare, council_page: CouncilPage, keeper: User, stranger: Client
):
    theme = ThemePageFactory(title="Osallisuus")
    proposal = send_proposal(proposal=prepare(themes=[theme.theme]), at=timezone.now(), by=keeper)
    step(proposal, ProposalState.AGREED, keeper)
    swedish = sheet(stranger, translated(council_page, "sv", slug="radet", title="Rådet"))
    root: Any = swedish.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert "Ni sade, vi gjorde" in words_on(swedish)
    assert "Osallisuus" in words_on(sheet(stranger, theme))


@pytest.mark.parametrize(
    "words", ["Hienoa 👍🏽 alkaa", "שלום مرحبا 你好", "čáhci ǩǯ ŋ đ", "a\u200bb\u00adc\u0007d", "€ – … „x“ ẞ Ł"]
)
def test_letters_that_cannot_be_printed_hold_up_no_sheet(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client, words: str
):
    step(sent, ProposalState.AGREED, keeper, words=f"Alku {words} jo")
    told = words_on(sheet(stranger, council_page))
    assert "Alku" in told
    assert " jo " in told


def test_sheet_tells_of_the_step_whose_words_it_shows(
    site: Trunk, sent: Proposal, council_page: CouncilPage, keeper: User, stranger: Client
):
    step(sent, ProposalState.DONE, keeper, words="Valmis.")
    step(sent, None, keeper, words="Jonot ovat lyhyempiä.")
    told = words_on(sheet(stranger, council_page))
    assert "Mitä siitä seurasi" in told
    assert "Tehty" not in told
    assert "Aikuissosiaalityön johtoryhmä" in told
