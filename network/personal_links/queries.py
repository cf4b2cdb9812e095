"""Links that open, requests that wait."""

import datetime

from django.db.models import QuerySet

from base.comparing import comparable_name
from base.controlled import everyones
from base.sealed import marks
from network.people.models import Person
from network.personal_links.models import LinkRequest, PersonalLink, digest_of


def person_opened_by(token: str, today: datetime.date) -> Person | None:
    """Whose page a link or a code opens today; None when it opens none, for whatever reason."""
    with everyones():
        links = PersonalLink.objects.filter(digest=digest_of(token), revoked_at=None, expires_on__gte=today)
        link = links.select_related("person").first()
        return link.person if link else None


def requests_waiting() -> QuerySet[LinkRequest]:
    return LinkRequest.objects.filter(done_at=None)


def requests_since(address: str, moment: datetime.datetime) -> int:
    """How often a link was asked for to this address since then."""
    asked = marks(comparable_name(address))
    return LinkRequest.objects.filter(mark__in=asked, asked_at__gte=moment).count()
