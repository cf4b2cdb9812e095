"""Who follows what, and what has happened since they were told last."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import capfirst
from wagtail.models import Page

from base.queries import below, readable, readable_in_any_language
from base.sealed import marks
from network.applications.pages import CallPage
from network.councils.pages import CouncilPage, TermSummaryPage
from network.councils.queries import councils_shown
from network.meetings.pages import MinutesPage
from network.news.choices import MOST_TOLD, Topic
from network.news.models import Subscription
from network.notices.choices import Purpose
from network.notices.models import Notice
from network.proposals.models import Proposal, ProposalStep
from network.proposals.queries import proposals_at
from network.themes.pages import ThemePage
from network.themes.queries import page_types_with_themes

PAGES: dict[Topic, type[Page]] = {Topic.COUNCIL: CouncilPage, Topic.THEME: ThemePage}
BELOW_COUNCIL: tuple[type[Page], ...] = (MinutesPage, CallPage, TermSummaryPage)


@dataclass(frozen=True)
class News:
    """Something new: what kind of thing, its heading, and where it is read."""

    kind: str
    heading: str
    address: str
    at: datetime.datetime


def topic_of(page: Page) -> Topic | None:
    """What somebody follows who follows this page."""
    return next((topic for topic, page_type in PAGES.items() if isinstance(page, page_type)), None)


def page_followed(subscription: Subscription) -> Page | None:
    """The page in the language of the letters where there is one, else in its first; None when it is not public."""
    page_type = PAGES[Topic(subscription.topic)]
    versions = readable_in_any_language(page_type).filter(translation_key=subscription.topic_key)
    own: Page | None = versions.filter(locale__language_code=subscription.language).first()
    return own or versions.filter(locale__language_code=settings.LANGUAGE_CODE).first() or versions.first()


def subscription_opened_by(token: str) -> Subscription | None:
    """The subscription that a link from a letter leads to."""
    return Subscription.objects.filter(token_mark__in=marks(token)).first() if token else None


def subscriptions_to(addresses: Iterable[str]) -> QuerySet[Subscription]:
    """What is told to one of these addresses; they are kept in small letters."""
    written = {form for address in addresses for form in (address, address.lower())}
    return Subscription.objects.filter(mark__in=[mark for form in written for mark in marks(form)])


def subscriptions_confirmed() -> QuerySet[Subscription]:
    return Subscription.objects.filter(Subscription.CONFIRMED).order_by("pk")


def asked_lately(address: str, on: datetime.date) -> int:
    """How many topics an address was asked to confirm on a day, and has not confirmed on it."""
    return subscriptions_to([address]).filter(asked_on=on).exclude(confirmed_on=on).count()


def lock_of_all() -> None:
    """Whoever asks for news waits for the one before: the notice that they read is the lock point."""
    Notice.objects.select_for_update().filter(purpose=Purpose.NEWS).order_by("pk").first()


def news_of(page: Page, since: datetime.datetime, until: datetime.datetime) -> list[News]:
    """What has happened on a page since a moment, the newest first, in the language that is active."""
    found = _steps(proposals_at(page), since, until)
    found += _new_pages(page, since, until)
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST_TOLD]


def _steps(proposals: QuerySet[Proposal] | None, since: datetime.datetime, until: datetime.datetime) -> list[News]:
    if proposals is None:
        return []
    steps = ProposalStep.objects.filter(proposal__in=proposals.order_by(), noted_at__gt=since, noted_at__lte=until)
    rows = list(steps.select_related("proposal__council").order_by("-noted_at")[:MOST_TOLD])
    pages = councils_shown({row.proposal.council.council_key for row in rows})
    found = []
    for row in rows:
        if council := pages.get(row.proposal.council.council_key):
            address = f"{council.full_url}proposals/{row.proposal_id}/"
            found.append(News(row.label, row.proposal.heading, address, row.noted_at))
    return found


def _new_pages(page: Page, since: datetime.datetime, until: datetime.datetime) -> list[News]:
    """Published for the first time."""
    queries: list[QuerySet[Any]] = []
    if isinstance(page, CouncilPage):
        queries = [below(readable(page_type), page) for page_type in BELOW_COUNCIL]
    elif isinstance(page, ThemePage) and page.theme_id:
        queries = [readable(page_type).filter(themes=page.theme_id) for page_type in page_types_with_themes()]
    found = []
    for query in queries:
        fresh = query.filter(first_published_at__gt=since, first_published_at__lte=until)
        for new in fresh.order_by("-first_published_at", "-pk")[:MOST_TOLD]:
            kind = str(capfirst(new._meta.verbose_name))
            found.append(News(kind, new.title, new.full_url, new.first_published_at))
    return found
