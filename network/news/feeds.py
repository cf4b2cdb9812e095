"""What is new about a council or a theme as a feed, for whoever follows without an address."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page

from base.feeds import PageFeed, in_xml
from network.news.queries import News, news_of, topic_of

LOOKED_BACK = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Followed:
    page: Page
    news: list[News]


class NewsFeed(PageFeed):
    """The same as the letters tell, of the last year, in the language of the page."""

    def get_object(self, request: HttpRequest, page: Page) -> Followed:
        shown = page.specific
        if topic_of(shown) is None:
            raise Http404
        now = timezone.now()
        return Followed(shown, news_of(shown, now - LOOKED_BACK, now))

    def title(self, followed: Followed) -> str:
        return in_xml(followed.page.title)

    def subtitle(self, followed: Followed) -> str:
        return in_xml(followed.page.summary)

    def link(self, followed: Followed) -> str:
        return str(followed.page.full_url)

    def feed_guid(self, followed: Followed) -> str:
        return str(followed.page.full_url)

    def items(self, followed: Followed) -> list[News]:
        return followed.news

    def item_title(self, one: News) -> str:
        return in_xml(f"{one.kind}: {one.heading}")

    def item_description(self, one: News) -> str:
        return in_xml(one.heading)

    def item_link(self, one: News) -> str:
        return one.address

    def item_guid(self, one: News) -> str:
        return f"{one.address}#{one.at:%Y%m%d%H%M%S%f}"

    def item_pubdate(self, one: News) -> Any:
        return one.at

    def item_updateddate(self, one: News) -> Any:
        return one.at
