"""What the worker tells those who follow, once a day."""

import datetime

from django.utils import timezone

from base.chores import daily
from network.news.services import tell_news


@daily
def news_by_mail(today: datetime.date) -> None:
    """Whoever follows something that has news gets one letter."""
    tell_news(at=timezone.now(), by=None)
