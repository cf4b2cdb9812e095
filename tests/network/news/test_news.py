"""Following a council or a theme by e-mail: asked twice, told at most once a day, ended by a link, seen by nobody."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from base.outbox.models import Letter
from base.personal_data.forgetting import delete_in_time
from base.users import User
from network.councils.pages import CouncilPage
from network.meetings.choices import MemoState
from network.meetings.models import Meeting
from network.news.choices import MOST_TOLD
from network.news.models import Subscription
from network.news.services import ask_for_news, forget_addresses, tell_news
from network.notices.choices import Purpose
from network.proposals.choices import ProposalState
from network.proposals.models import Proposal
from network.proposals.services import send_proposal, show_proposal
from tests.factories.base import restricted, translated
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import MaterialPageFactory, ThemePageFactory
from tests.factories.news import SubscriptionFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.people import make_notice
from tests.network.proposals.test_proposals import step
from tests.reading import document, entries, longest_form, text_of

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
ADDRESS = "seuraaja@posti.example"


@pytest.fixture(autouse=True)
def notice(site: Trunk) -> None:
    make_notice(Purpose.NEWS)


def letters(kind: str = "news", to: str = ADDRESS) -> list[Letter]:
    return [row for row in Letter.objects.filter(kind=kind).order_by("pk") if row.address == to]


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/]+(/(?:sv/)?news/\?k=[\w-]{43})", letter.body)
    assert found
    return found.group(1)


def asked(client: Client, page: Any, address: str = ADDRESS) -> Any:
    form = longest_form(client.get(f"{page.url}follow/"))
    return client.post(f"{page.url}follow/", form | {"email": address})


def confirmed(client: Client, page: Any) -> str:
    asked(client, page)
    link = link_in(letters("news_confirm")[-1])
    assert client.post(link, {"act": "confirm"}).status_code == 302
    return link


def test_nothing_is_told_before_the_address_is_confirmed(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    assert asked(stranger, council_page).status_code == 302
    (letter,) = letters("news_confirm")
    step(sent, ProposalState.AGREED, keeper)
    assert tell_news(at=timezone.now(), by=None) == 0

    link = link_in(letter)
    for _time in range(3):
        assert stranger.get(link).status_code == 200
        stranger.head(link)
    assert Subscription.objects.get().confirmed_on is None

    stranger.post(link, {"act": "confirm"})
    assert Subscription.objects.get().confirmed_on == timezone.localdate()
    step(sent, ProposalState.IN_WORK, keeper)
    assert tell_news(at=timezone.now(), by=None) == 1
    (told,) = letters()
    assert "Työn alla: Takaisinsoitto" in told.body
    assert f"{council_page.full_url}proposals/{sent.pk}/" in told.body
    assert "Hyväksytty" not in told.body, "what happened before one said yes is not told"
    assert link in told.body


def test_subject_and_first_lines_tell_nothing_of_what_is_followed(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    tell_news(at=timezone.now(), by=None)
    for letter in [*letters("news_confirm"), *letters()]:
        head = letter.subject + letter.body[:120]
        assert "raati" not in head.lower()
        assert "Takaisinsoitto" not in head


def test_news_are_told_once(council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client):
    confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    assert [tell_news(at=timezone.now(), by=None) for _run in range(3)] == [1, 0, 0]
    assert len(letters()) == 1


def test_link_ends_the_letters_and_forgets_the_address(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    link = confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    tell_news(at=timezone.now(), by=None)
    assert stranger.get(link).status_code == 200
    answer = stranger.post(link, {"act": "stop"}, follow=True)
    assert "osoitteesi on poistettu" in text_of(answer)
    assert not Subscription.objects.exists()
    assert letters() == letters("news_confirm") == []
    ended = Letter.objects.filter(kind__startswith="news")
    assert {letter.state for letter in ended} == {"withdrawn"}
    assert not [letter for letter in ended if letter.address or letter.body]
    assert stranger.get(link).status_code == 404
    assert stranger.post(link, {"act": "confirm"}).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "a" * 43, "a" * 5000, "%00"])
@pytest.mark.parametrize("act", ["confirm", "stop"])
def test_broken_link_changes_nothing(council_page: CouncilPage, stranger: Client, token: str, act: str):
    asked(stranger, council_page)
    assert stranger.get(f"/news/?k={token}").status_code == 404
    assert stranger.post(f"/news/?k={token}", {"act": act}).status_code == 404
    assert Subscription.objects.get().confirmed_on is None


def test_link_that_was_cut_or_has_grown_changes_nothing(council_page: CouncilPage, stranger: Client):
    asked(stranger, council_page)
    link = link_in(letters("news_confirm")[0])
    for broken in (link[:-1], f"{link}a"):
        assert stranger.post(broken, {"act": "confirm"}).status_code == 404
    assert Subscription.objects.get().confirmed_on is None
    assert stranger.post(link, {"act": "confirm"}).status_code == 302


def test_link_to_confirm_does_not_open_after_a_week(council_page: CouncilPage, stranger: Client, clock: Callable):
    asked(stranger, council_page)
    link = link_in(letters("news_confirm")[0])
    clock(timezone.now() + 8 * DAY)
    delete_in_time(now=timezone.localtime().replace(hour=5), by=None)
    assert stranger.post(link, {"act": "confirm"}).status_code == 404


def test_known_and_unknown_addresses_get_the_same_answer(council_page: CouncilPage, stranger: Client, clock: Callable):
    confirmed(stranger, council_page)
    clock(timezone.now() + DAY)
    first, second = asked(stranger, council_page), asked(stranger, council_page, "muu@posti.example")
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert Subscription.objects.count() == 2
    assert len(letters("news_confirm")) == 2, "whoever follows already gets their link again"
    assert link_in(letters("news_confirm")[0]) == link_in(letters("news_confirm")[1])
    assert "viikon kuluessa" not in letters("news_confirm")[1].body
    assert "Saat nämä viestit jo" in letters("news_confirm")[1].body


def test_stranger_changes_nothing_of_what_somebody_has_confirmed(
    council_page: CouncilPage, stranger: Client, clock: Callable
):
    confirmed(stranger, council_page)
    before = Subscription.objects.values("language", "confirmed_on", "told_at", "token").get()
    swedish = translated(council_page, "sv", slug="radet")
    clock(timezone.now() + DAY)
    asked(stranger, swedish)
    assert Subscription.objects.values("language", "confirmed_on", "told_at", "token").get() == before


def test_nobodys_post_box_is_filled(council_page: CouncilPage, stranger: Client):
    for _time in range(3):
        asked(stranger, council_page)
    for _number in range(5):
        asked(stranger, ThemePageFactory())
    assert len(letters("news_confirm")) == 3
    asked(stranger, council_page, "muu@posti.example")
    assert len(letters("news_confirm", "muu@posti.example")) == 1


def test_what_was_confirmed_today_does_not_count(council_page: CouncilPage, stranger: Client):
    confirmed(stranger, council_page)
    for _number in range(5):
        confirmed(stranger, ThemePageFactory())
    assert Subscription.objects.count() == len(letters("news_confirm")) == 6


def test_from_one_network_nobody_asks_for_hundreds(council_page: CouncilPage, stranger: Client, settings: Any):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "ask_for_news": "4/15m/ip"}
    found = [asked(stranger, council_page, f"joku{number}@posti.example").status_code for number in range(6)]
    assert found == [302] * 4 + [429] * 2


def test_two_clicks_are_one(council_page: CouncilPage, stranger: Client):
    form = longest_form(stranger.get(f"{council_page.url}follow/")) | {"email": ADDRESS}
    for _click in range(2):
        stranger.post(f"{council_page.url}follow/", form)
    assert Subscription.objects.count() == len(letters("news_confirm")) == 1


def test_what_is_no_longer_shown_is_not_told(council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client):
    confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    show_proposal(proposal=sent, shown=False, on=timezone.localdate(), by=keeper)
    assert tell_news(at=timezone.now(), by=None) == 0


def test_council_that_is_off_the_site_tells_nothing(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    council_page.unpublish()
    assert tell_news(at=timezone.now(), by=None) == 0


def test_public_minutes_are_told_and_no_word_of_a_memo(council_page: CouncilPage, stranger: Client):
    confirmed(stranger, council_page)
    MinutesPageFactory(parent=council_page, title="Julkinen muistio 2/2026")
    Meeting.objects.update(memo=MemoState.AGREED)
    tell_news(at=timezone.now(), by=None)
    (told,) = letters()
    assert "Julkinen muistio: Julkinen muistio 2/2026" in told.body


def test_theme_tells_of_every_kind_of_page_and_of_proposals(prepare: Any, keeper: User, stranger: Client):
    theme = ThemePageFactory(title="Osallisuus")
    confirmed(stranger, theme)
    MaterialPageFactory(title="Pelikortit", themes=[theme.theme])
    MaterialPageFactory(title="Muun teeman kortit")
    send_proposal(proposal=prepare(themes=[theme.theme]), at=timezone.now(), by=keeper)
    tell_news(at=timezone.now(), by=None)
    (told,) = letters()
    assert "Pelikortit" in told.body
    assert "Lähetetty: Takaisinsoitto" in told.body
    assert "Muun teeman" not in told.body


def test_swedish_reader_is_told_in_swedish(council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client):
    swedish = translated(council_page, "sv", slug="radet", title="Rådet")
    link = confirmed(stranger, swedish)
    assert link.startswith("/sv/")
    step(sent, ProposalState.AGREED, keeper)
    tell_news(at=timezone.now(), by=None)
    (told,) = letters()
    assert "Rådet" in told.body
    assert f"{swedish.full_url}proposals/" in told.body


def test_pages_lead_to_the_form_only_while_it_is_open(
    council_page: CouncilPage, site: Trunk, stranger: Client, settings: Any
):
    way = f"{council_page.url}follow/"
    assert document(stranger.get(council_page.url)).select(f"a[href='{way}']")
    assert stranger.get(f"{site.materials.url}follow/").status_code == 404
    settings.CAN_SEND_MAIL = False
    assert not document(stranger.get(council_page.url)).select(f"a[href='{way}']")
    assert stranger.get(way).status_code == 404


@pytest.mark.parametrize("address", ["", "ei osoite", "a@b.example,c@d.example", "a@b.example\r\nBcc: x@y.example"])
def test_address_that_no_letter_reaches_is_refused(council_page: CouncilPage, stranger: Client, address: str):
    assert asked(stranger, council_page, address).status_code == 422
    assert not Subscription.objects.exists()


def test_whoever_is_erased_is_told_nothing_more(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    confirmed(stranger, council_page)
    assert forget_addresses(values=[ADDRESS.upper()], by=None) == 1
    step(sent, ProposalState.AGREED, keeper)
    assert tell_news(at=timezone.now(), by=None) == 0


def test_own_page_of_a_subscription_tells_no_address(council_page: CouncilPage, stranger: Client):
    ask_for_news(page=council_page, address=ADDRESS, language="fi", key=uuid.uuid4(), by=None)
    answer = stranger.get(link_in(letters("news_confirm")[0]))
    shown = document(answer)
    assert shown.select_one(f"a[href='{council_page.url}']")
    assert ADDRESS not in str(shown)
    assert "no-store" in answer["Cache-Control"]


def test_one_that_fails_is_logged_without_its_address_and_the_others_are_told(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client, caplog: Any
):
    confirmed(stranger, council_page)
    broken = SubscriptionFactory(
        reference="2222-2222",
        topic_key=council_page.translation_key,
        confirmed_on="2026-01-01",
        last_told_on="2026-01-01",
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE network_subscription SET address = 'rikki' WHERE reference = %s", [broken.pk])
    step(sent, ProposalState.AGREED, keeper)
    assert tell_news(at=timezone.now(), by=None) == 1
    assert "The news for 2222-2222 failed" in caplog.text
    assert ADDRESS not in caplog.text


def test_page_that_is_closed_tells_nothing_and_shows_no_title(
    council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client
):
    link = confirmed(stranger, council_page)
    step(sent, ProposalState.AGREED, keeper)
    restricted(council_page)
    assert tell_news(at=timezone.now(), by=None) == 0
    assert council_page.title not in text_of(stranger.get(link))


def test_of_many_things_the_newest_are_told_and_where_the_others_are(stranger: Client):
    theme = ThemePageFactory(title="Osallisuus")
    confirmed(stranger, theme)
    for number in range(MOST_TOLD + 3):
        MaterialPageFactory(title=f"Uusi nro {number:02}", themes=[theme.theme])
    tell_news(at=timezone.now(), by=None)
    (told,) = letters()
    assert f"Uusi nro {MOST_TOLD + 2}" in told.body
    assert "Uusi nro 02" not in told.body
    assert theme.full_url in told.body


def test_what_many_follow_is_looked_up_once(
    council_page: CouncilPage, sent: Proposal, keeper: User, django_assert_max_num_queries: Any
):
    now = timezone.now() - DAY
    for number in range(30):
        SubscriptionFactory(
            topic_key=council_page.translation_key,
            confirmed_on=timezone.localdate(),
            last_told_on=timezone.localdate(),
            told_at=now,
            address=f"a{number}@posti.example",
        )
    step(sent, ProposalState.AGREED, keeper)
    with django_assert_max_num_queries(30 * 9 + 30):
        assert tell_news(at=timezone.now(), by=None) == 30


def test_letter_to_confirm_does_not_leave_when_the_address_is_forgotten(council_page: CouncilPage, stranger: Client):
    asked(stranger, council_page)
    (letter,) = letters("news_confirm")
    assert letter.expires_at - letter.queued_at <= 7 * DAY


def test_feed_tells_what_the_letters_tell(council_page: CouncilPage, sent: Proposal, keeper: User, stranger: Client):
    step(sent, ProposalState.AGREED, keeper)
    (way,) = document(stranger.get(council_page.url)).select("a[href*='/feeds/news/']")
    told = entries(stranger.get(way["href"]))
    assert [one["title"] for one in told] == ["Hyväksytty: Takaisinsoitto", "Lähetetty: Takaisinsoitto"]
    assert len({one["id"] for one in told}) == 2
    assert stranger.get(f"/feeds/news/{council_page.get_parent().pk}.atom").status_code == 404
    restricted(council_page)
    assert stranger.get(way["href"]).status_code == 404
