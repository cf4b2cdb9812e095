"""Telling people: one letter each, and a call for those whom no letter reaches.

Who may write to whom is asked by the room that has the event.
"""

import datetime
from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.mail import Mail
from base.outbox.services import queue_mail
from base.users import User
from network.messages.choices import Event
from network.messages.models import MessageToMany, PhoneCall
from network.messages.queries import address_for_letters, calls_about, message_with, messages_about, spoken
from network.people.models import ContactRoute, Person
from network.people.services import reveal_routes
from network.personal_links.services import way_to_own_page
from network.regions.models import Organisation

Compose = Callable[[str, str], Mail]
"""A letter in a language, with the address of the own page."""


def write_down_call(
    *,
    event: Event,
    person: Person,
    about: str,
    due_at: datetime.datetime | None,
    version: int | str = 1,
    words: str = "",
    by: User | None,
) -> PhoneCall:
    """Put a person on the call list of an event, once for each thing."""
    call, _is_new = PhoneCall._base_manager.get_or_create(
        event_key=event.key,
        person=person,
        about=about,
        version=str(version),
        defaults={
            "event_on": event.on,
            "purpose": event.purpose,
            "controller_id": person.controller_id,
            "made_at": timezone.now(),
            "due_at": due_at,
            "words": words,
        },
    )
    found: PhoneCall = call
    return found


@transaction.atomic
def note_called(*, call: PhoneCall, done: bool, at: datetime.datetime, by: User) -> None:
    """Take somebody off the call list; or back onto it, when they were not reached after all."""
    call.done_at, call.done_by = (at, by) if done else (None, None)
    call.save(update_fields=["done_at", "done_by"])
    note(act=Act.CHANGED, of=call, by=by, reference=call.person_id, controller=call.controller_id, fields=["done_at"])


@transaction.atomic
def reveal_for_call(*, call: PhoneCall, reason: str, by: User) -> list[ContactRoute]:
    """How to reach whom one is about to call; what the call is about is noted as the reason."""
    return reveal_routes(person=call.person, reason=reason, by=by)


def write_to(
    *,
    person: Person,
    event: Event,
    compose: Compose,
    kind: str,
    source: str,
    version: int | str = 1,
    until: datetime.date | None = None,
    apply_until: datetime.datetime | None = None,
    forget_when_sent: bool = False,
    by: User | None,
) -> bool:
    """Queue one letter with a way to the own page; whether there was an address to write to.

    `source` is the random reference of what it is about: alone it tells nobody what that was.
    """
    address = address_for_letters(person)
    if address:
        link = way_to_own_page(person=person, until=until or event.on, by=by)
        queue_mail(
            mail=compose(spoken(person.language), link),
            to=address,
            event=source,
            person=person.reference,
            kind=kind,
            version=version,
            apply_until=apply_until,
            forget_when_sent=forget_when_sent,
            by=by,
        )
    return bool(address)


@transaction.atomic
def write_words(
    *,
    event: Event,
    controller: Organisation,
    people: Iterable[Person],
    recipients: str,
    words: str,
    compose: Compose,
    kind: str,
    about: str,
    key: UUID,
    at: datetime.datetime,
    due_at: datetime.datetime | None,
    until: datetime.date | None = None,
    by: User,
) -> MessageToMany:
    """Write the staff's own words to people, one letter each; the others are to be called. The key makes it once.

    `until` is the last day on which the link of a letter opens; the day of the event where it is not told.
    """
    if known := message_with(key):
        return known
    mailed = to_call = 0
    for person in people:
        if write_to(person=person, event=event, compose=compose, kind=kind, source=str(key), until=until, by=by):
            mailed += 1
        else:
            to_call += 1
            write_down_call(
                event=event, person=person, about=about, version=str(key), words=words, due_at=due_at, by=by
            )
    made: MessageToMany = MessageToMany._base_manager.create(
        controller=controller,
        event_key=event.key,
        event_on=event.on,
        purpose=event.purpose,
        key=key,
        recipients=recipients,
        words=words,
        sent_at=at,
        sent_by=by,
        mailed=mailed,
        to_call=to_call,
    )
    return made


def follow_day(*, event: Event, by: User | None) -> None:
    """The event is on another day: what was told of it is kept from that day on."""
    calls_about(event.key).exclude(event_on=event.on).update(event_on=event.on)
    messages_about(event.key).exclude(event_on=event.on).update(event_on=event.on)
