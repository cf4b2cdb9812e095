"""Giving links and codes, and looking at who asked for one."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.comparing import comparable_name
from base.kept_only import answers_a_request
from base.outbox.services import queue_mail
from base.sealed import marks
from base.transactions import one_transaction
from base.users import User
from network.people.choices import RouteKind
from network.people.models import Person
from network.people.permissions import keeps
from network.people.queries import people_reached_by
from network.personal_links.choices import DAYS, Way
from network.personal_links.mails import address_of_own_page, link_to_own_page
from network.personal_links.models import LinkRequest, PersonalLink, digest_of, new_token
from network.personal_links.queries import requests_since, requests_waiting

ASKED_FOR, GIVEN = answers_a_request("personal_link"), "given_link"
"""A link that the person asked for goes out whatever is restricted; one that staff sends does not."""
MOST_REQUESTS, WITHIN = 3, datetime.timedelta(hours=1)
"""Links that are sent to one address in an hour at most; more requests get the same answer and no message."""


@one_transaction
def give_link(
    *, person: Person, way: Way, until: datetime.date | None = None, by: User | None
) -> tuple[PersonalLink, str]:
    """Make a link or a code for a person; returns it with the token, which nothing keeps. `by` None: asked for.

    It opens the page for some days, or up to a later day that it is given for.
    """
    if by is not None and not keeps(by, person):
        raise PermissionDenied
    token, today = new_token(way), timezone.localdate()
    link = PersonalLink.objects.create(
        person=person,
        controller_id=person.controller_id,
        digest=digest_of(token),
        way=way,
        made_on=today,
        expires_on=max(today + datetime.timedelta(days=DAYS[way]), until or today),
    )
    note(act=Act.LINKED, of=link, by=by, reference=person.reference, controller=person.controller_id, fields=[way])
    return link, token


@one_transaction
def way_to_own_page(*, person: Person, until: datetime.date | None, by: User | None) -> str:
    """The address that opens the own page up to a day, for a letter of another room to this person."""
    _link, token = give_link(person=person, way=Way.EMAIL, until=until, by=None)
    return address_of_own_page(language=person.language, token=token)


@transaction.atomic
def send_link(*, person: Person, address: str, by: User | None) -> PersonalLink:
    """Make a link and send it to the address, in the transaction: what is not made is not sent.

    Raises ValidationError where the use of the data is restricted and nobody has asked for the link.
    """
    if by is not None and person.is_restricted:
        raise ValidationError(_("The use of this person's data is restricted: no message may be sent."))
    link, token = give_link(person=person, way=Way.EMAIL, by=by)
    queue_mail(
        mail=link_to_own_page(link=link, token=token, language=person.language),
        to=address,
        event=link.reference,
        person=person.reference,
        kind=GIVEN if by else ASKED_FOR,
        forget_when_sent=True,
        by=by,
    )
    return link


@transaction.atomic
def revoke_links(*, person: Person, by: User | None) -> int:
    """No link or code of this person opens anything any more, and pages that they have opened are closed."""
    if by is not None and not keeps(by, person):
        raise PermissionDenied
    now = timezone.now()
    number: int = person.links.filter(revoked_at=None).update(revoked_at=now)
    Person._base_manager.filter(pk=person.pk).update(visits_ended_at=now)
    note(act=Act.CHANGED, of=person, by=by, controller=person.controller_id, fields=["links"])
    return number


@transaction.atomic
def ask_for_link(*, address: str, language: str, by: User | None) -> LinkRequest:
    """Keep a request. Whether anybody has this address is not looked at here: the answer takes the same time."""
    now = timezone.now()
    return LinkRequest.objects.create(
        address=address, language=language, asked_at=now, asked_on=timezone.localtime(now).date()
    )


def answer_requests(*, by: User | None) -> int:
    """Send a link to each person who has the address that was asked for, and forget it; returns how many were sent."""
    return sum(_answer(request, by) for request in requests_waiting())


@transaction.atomic
def _answer(request: LinkRequest, by: User | None) -> int:
    request = LinkRequest.objects.select_for_update().get(pk=request.pk)
    if request.done_at is not None:
        return 0
    address = request.address
    often = requests_since(address, request.asked_at - WITHIN) > MOST_REQUESTS
    people = {} if often else {route.person_id: route for route in people_reached_by(RouteKind.EMAIL, address)}
    for route in people.values():
        send_link(person=route.person, address=route.value, by=by)
    LinkRequest.objects.filter(pk=request.pk).update(done_at=timezone.now(), address="")
    return len(people)


@transaction.atomic
def forget_requests_from(*, values: Sequence[str], by: User | None) -> int:
    """Delete the requests from these addresses, but for those of an address that another person has, too."""
    own = [value for value in values if "@" in value and not people_reached_by(RouteKind.EMAIL, value).exists()]
    wanted = [mark for value in own for mark in marks(comparable_name(value))]
    return LinkRequest.objects.filter(mark__in=wanted).delete()[0]
