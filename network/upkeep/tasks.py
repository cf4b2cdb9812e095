"""The daily rounds of the worker."""

import datetime

from django.conf import settings
from django.utils import timezone

from base.chores import daily
from network.upkeep.services import check_links, note_links, remind_owners


@daily
def look_at_links(today: datetime.date) -> None:
    note_links(by=None)
    if settings.LINKS_ARE_CHECKED:
        check_links(at=timezone.now(), by=None)


@daily
def remind_of_reviews(today: datetime.date) -> None:
    remind_owners(today=today, by=None)
