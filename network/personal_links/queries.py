"""Links that open, requests that wait: for a link, and by right."""

import datetime

from django.db.models import QuerySet

from base.comparing import comparable_name
from base.controlled import everyones
from base.sealed import marks
from network.people.models import Person
from network.personal_links.models import LinkRequest, PersonalLink, RightsRequest, digest_of
from network.personal_links.models.requests import WARNED_AFTER


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


def requests_open(requests: QuerySet[RightsRequest]) -> QuerySet[RightsRequest]:
    """Those of the requests that nobody has answered, the oldest first."""
    return requests.filter(answered_on=None).order_by("asked_on", "reference")


def requests_answered(requests: QuerySet[RightsRequest]) -> QuerySet[RightsRequest]:
    """Those of the requests that were answered, the latest first."""
    return requests.filter(answered_on__isnull=False).order_by("-answered_on", "reference")


def requests_urgent(requests: QuerySet[RightsRequest], today: datetime.date) -> QuerySet[RightsRequest]:
    """The open ones that have waited for 20 days or more, the late ones among them."""
    return requests_open(requests).filter(asked_on__lte=today - WARNED_AFTER)


def requests_to_warn_of(today: datetime.date) -> QuerySet[RightsRequest]:
    """The urgent ones, of anybody, of which nobody has been warned."""
    return requests_urgent(RightsRequest._base_manager.all(), today).filter(warned_on=None)
