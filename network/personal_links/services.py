"""Giving links, looking at requests, and what a person does on the own page."""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.services import queue_mail
from base.users import User
from network.people.choices import RouteKind
from network.people.models import Person
from network.people.permissions import can_change
from network.people.queries import people_reached_by
from network.personal_links.choices import DAYS, Way
from network.personal_links.mails import link_to_own_page
from network.personal_links.models import ErasureRequest, LinkRequest, PersonalLink, digest_of, new_token
from network.personal_links.queries import requests_since, requests_waiting

MOST_REQUESTS, WITHIN = 3, datetime.timedelta(hours=1)
"""Links that are sent to one address in an hour at most; more requests get the same answer and no message."""


@transaction.atomic
def give_link(*, person: Person, way: Way, by: User | None) -> tuple[PersonalLink, str]:
    """Make a link or a code for a person; returns it with the token, which nothing keeps. `by` None: asked for."""
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    token, today = new_token(way), timezone.localdate()
    link = PersonalLink.objects.create(
        person=person,
        controller_id=person.controller_id,
        digest=digest_of(token),
        way=way,
        made_on=today,
        expires_on=today + datetime.timedelta(days=DAYS[way]),
    )
    note(act=Act.LINKED, of=link, by=by, reference=person.reference, controller=person.controller_id, fields=[way])
    return link, token


@transaction.atomic
def send_link(*, person: Person, address: str, by: User | None) -> PersonalLink:
    """Make a link and send it to the address, in the transaction: what is not made is not sent."""
    link, token = give_link(person=person, way=Way.EMAIL, by=by)
    queue_mail(
        mail=link_to_own_page(link=link, token=token, language=person.language),
        to=address,
        event=link.reference,
        person=person.reference,
        kind="personal_link",
        forget_when_sent=True,
        by=by,
    )
    return link


@transaction.atomic
def revoke_links(*, person: Person, by: User | None) -> int:
    """No link or code of this person opens anything any more."""
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    number: int = person.links.filter(revoked_at=None).update(revoked_at=timezone.now())
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
def ask_to_be_erased(*, person: Person, by: User | None) -> ErasureRequest:
    """Note that a person wants to be erased; asking twice is asking once."""
    asked = {"controller_id": person.controller_id, "asked_on": timezone.localdate()}
    request, is_new = ErasureRequest._base_manager.get_or_create(person=person, defaults=asked)
    if is_new:
        note(act=Act.WITHDREW, of=request, by=by, reference=person.reference, controller=person.controller_id)
    return request
