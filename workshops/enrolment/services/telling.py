"""Telling people what has become of their places: by mail, and by telephone those who have no address."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from base.outbox.mail import Mail
from base.outbox.services import queue_mail, withdraw_mails
from base.users import User
from network.messages.models import PhoneCall
from network.messages.queries import address_for_letters, calls_waiting, spoken
from network.messages.services import write_down_call
from network.people.models import Person
from network.personal_links.services import way_to_own_page
from workshops.enrolment.choices import ACTIVE, CALLED_ABOUT, CHANGES, SOON, STANDINGS, About, Channel, EnrolmentState
from workshops.enrolment.mails import ToldPlace, enrolled, told, told_workshop
from workshops.enrolment.models import Enrolment, Gathering
from workshops.enrolment.queries import event_of, forms_untold, locked, place_in_line, untold, workshops_told
from workshops.series.pages import WorkshopPage

TOLD_AT_FIRST = frozenset({EnrolmentState.CONFIRMED, EnrolmentState.WAITING})
WITH_LINK = frozenset({About.OFFERED, About.CHANGED, About.REMINDER})


def tell(
    *,
    gathering: Gathering,
    enrolment: Enrolment,
    about: About,
    by: User | None,
    due_at: datetime.datetime | None = None,
    version: int | str = 1,
    before: datetime.datetime | None = None,
) -> None:
    """Tell the person of an enrolment one thing, in the transaction of what is told.

    Of how it stands with their place, only what holds now is left on the call list. `before`: when the workshop was to
    begin until now; whoever is not told in time would come then.
    """
    if about in STANDINGS:
        _calls_waiting(enrolment).filter(about__in=STANDINGS).delete()
    person, address = enrolment.person, address_for_letters(enrolment.person)
    if address:
        language = spoken(person.language)
        page = workshops_told([gathering.workshop_key], language).get(gathering.workshop_key)
        link = _link(person, gathering, by) if about in WITH_LINK else ""
        mail = told(about=about, workshop=told_workshop(gathering, page), language=language, link=link, due_at=due_at)
        send(mail=mail, to=address, enrolment=enrolment, gathering=gathering, about=about, version=version, by=by)
    first = min(filter(None, (before, gathering.starts_at)), default=None)
    if _is_called(first, about, has_address=bool(address)):
        due_at = due_at or first
        write_down_call(event=event_of(gathering), person=person, about=about, due_at=due_at, version=version, by=by)


def send(
    *,
    mail: Mail,
    to: str,
    enrolment: Enrolment,
    gathering: Gathering,
    about: About,
    version: int | str = 1,
    by: User | None,
) -> None:
    """Queue one letter about one enrolment. What concerns the coming workshop is not sent once it has begun."""
    queue_mail(
        mail=mail,
        to=to,
        event=enrolment.reference,
        person=enrolment.person_id,
        kind=f"enrolment_{about}",
        version=version,
        apply_until=None if about in {About.THANKS, About.WORDS} else gathering.starts_at,
        by=by,
    )


def tell_of_enrolments(*, at: datetime.datetime, by: User | None) -> int:
    """Write to all who have enrolled and have not been told yet; returns how many forms were answered.

    The row that says so is part of the enrolment, so that nothing is lost; the letter is not written in the moment of
    the crowd, in which everybody waits for the same lock.
    """
    return sum(_tell_of_form(key, at, by) for key in forms_untold())


@transaction.atomic
def _tell_of_form(key: UUID, at: datetime.datetime, by: User | None) -> int:
    locked(untold(key).values_list("gathering", flat=True))
    rows = list(untold(key))
    if not rows:
        return 0
    # Whoever has got a freed place meanwhile has been written to about that.
    if got := [row for row in rows if row.state in TOLD_AT_FIRST and row.gathering.is_ahead(at)]:
        _tell_of_enrolling(got, key, address_for_letters(got[0].person), by)
    Enrolment._base_manager.filter(pk__in=[row.pk for row in rows]).update(told_at=at)
    return 1


def _tell_of_enrolling(enrolments: Sequence[Enrolment], key: UUID, address: str, by: User | None) -> None:
    """One letter with all that was got by one form; who has no address is called."""
    if not address:
        for enrolment in (each for each in enrolments if each.channel in {Channel.WEB, Channel.WORKER}):
            is_waiting = enrolment.state == EnrolmentState.WAITING
            about = About.WAITING if is_waiting else About.CONFIRMED
            gathering = enrolment.gathering
            write_down_call(
                event=event_of(gathering), person=enrolment.person, about=about, due_at=gathering.starts_at, by=by
            )
        return
    person, last = enrolments[0].person, max(enrolments, key=lambda each: each.gathering.day)
    language = spoken(person.language)
    pages = workshops_told([each.gathering.workshop_key for each in enrolments], language)
    places = [_place(each, pages.get(each.gathering.workshop_key)) for each in enrolments]
    queue_mail(
        mail=enrolled(places=places, language=language, link=_link(person, last.gathering, by)),
        to=address,
        event=str(key),
        person=person.reference,
        kind="enrolled",
        version=enrolments[0].reference,
        apply_until=last.gathering.starts_at,
        by=by,
    )


def take_back(*, enrolment: Enrolment, by: User | None) -> None:
    """What still waits to be told of an enrolment that has ended is not told any more."""
    withdraw_mails(event=enrolment.reference, by=by)
    others = Enrolment._base_manager.filter(key=enrolment.key).exclude(pk=enrolment.pk)
    if not others.filter(state__in=ACTIVE).exists():
        withdraw_mails(event=str(enrolment.key), by=by)
    _calls_waiting(enrolment).exclude(about__in=(About.CANCELLED, About.WORDS)).delete()


def take_back_standing(*, enrolment: Enrolment, by: User | None) -> None:
    """What still waits to be told of how it stood with an enrolment; of time and place people are told all the same."""
    withdraw_mails(event=enrolment.reference, kinds=[f"enrolment_{about}" for about in STANDINGS], by=by)


def _calls_waiting(enrolment: Enrolment) -> QuerySet[PhoneCall]:
    return calls_waiting(enrolment.gathering.workshop_key).filter(person=enrolment.person_id)


def _is_called(first: datetime.datetime | None, about: About, *, has_address: bool) -> bool:
    """By the moment at which the person would come, knowing nothing."""
    if not has_address:
        return about in CALLED_ABOUT
    return about in CHANGES and first is not None and first - timezone.now() < SOON


def _link(person: Person, gathering: Gathering, by: User | None) -> str:
    """It opens the own page until the day of the workshop."""
    return way_to_own_page(person=person, until=gathering.day, by=by)


def _place(enrolment: Enrolment, page: WorkshopPage | None) -> ToldPlace:
    in_line = place_in_line(enrolment) if enrolment.state == EnrolmentState.WAITING else 0
    return ToldPlace(told_workshop(enrolment.gathering, page), enrolment.state, in_line)
