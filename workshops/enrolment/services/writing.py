"""Reminders, thanks, and a coordinator's own words: one letter each, and the call list for those without an address."""

import datetime
from functools import partial
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.mail import Mail
from base.users import User
from network.messages.models import MessageToMany
from network.messages.queries import message_with
from network.messages.services import write_to, write_words
from workshops.enrolment.choices import DAYTIME, REMINDED_BEFORE, About, Recipients
from workshops.enrolment.mails import thanks, told_in, words_of_coordinator
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import can_arrange
from workshops.enrolment.queries import (
    event_of,
    gatherings_to_remind_of,
    gatherings_to_thank_for,
    leading_version,
    locked_one,
    materials_told,
    people_to_write_to,
    taking_part,
)
from workshops.enrolment.services.telling import tell
from workshops.surveys.models import Collection
from workshops.surveys.queries import open_collection_about
from workshops.surveys.services import make_tokens


def write_in_time(*, at: datetime.datetime, by: User | None) -> int:
    """Send the reminders and the thanks whose time has come, by day; returns for how many workshops."""
    if timezone.localtime(at).hour not in DAYTIME:
        return 0
    near, held = list(gatherings_to_remind_of(at)), list(gatherings_to_thank_for(at))
    for gathering in near:
        remind(gathering=gathering, at=at, by=by)
    for gathering in held:
        thank(gathering=gathering, at=at, by=by)
    return len(near) + len(held)


@transaction.atomic
def remind(*, gathering: Gathering, at: datetime.datetime, by: User | None) -> int:
    """Remind those who have a place, once; returns how many. Who enrolled lately has just been written to."""
    found = locked_one(gathering.pk)
    if found.reminded_at is not None or not found.is_ahead(at) or found.starts_at is None:
        return 0
    if leading_version(found.workshop_key) is None:
        # Whether it is held stands nowhere any more: no letter says so.
        return 0
    rows = taking_part(found).filter(enrolled_at__lt=found.starts_at - REMINDED_BEFORE).select_related("person")
    for enrolment in rows:
        tell(gathering=found, enrolment=enrolment, about=About.REMINDER, version=found.sequence, by=by)
    found.reminded_at = at
    found.save(update_fields=["reminded_at"])
    return len(rows)


@transaction.atomic
def thank(*, gathering: Gathering, at: datetime.datetime, by: User | None) -> int:
    """Thank those who came, once, with the materials that are public by now; returns how many letters go out.

    Raises ValidationError before the end of the workshop, and when they have been thanked.
    """
    found = _of(gathering, by)
    if found.starts_at is None or at < (found.ends_at or found.starts_at):
        raise ValidationError(_("The workshop has not been held yet."), code="early")
    if found.thanked_at is not None:
        raise ValidationError(_("They have been thanked already."), code="thanked")
    people = list(people_to_write_to(found, Recipients.CAME))
    survey, tokens = _invitations(found, len(people), at)
    events = dict(found.attendances.values_list("person_id", "reference"))
    event, kind = event_of(found), f"enrolment_{About.THANKS}"
    written = [
        write_to(
            person=each,
            event=event,
            compose=partial(_thanks, found, survey, token),
            kind=kind,
            source=events[each.pk],
            # A letter with an invitation would tell for days whose it was.
            forget_when_sent=survey is not None,
            by=by,
        )
        for each, token in zip(people, tokens, strict=True)
    ]
    found.thanked_at = at
    found.save(update_fields=["thanked_at"])
    if by is not None:
        _note(found, by, About.THANKS)
    return sum(written)


@transaction.atomic
def write_to_people(
    *, gathering: Gathering, to: Recipients, words: str, key: UUID, at: datetime.datetime, by: User
) -> MessageToMany:
    """Write a coordinator's words to some of the people, each for themselves. The key of the form makes it once.

    Raises ValidationError where there is nobody to write to.
    """
    found = _of(gathering, by)
    if known := message_with(key):
        return known
    people = list(people_to_write_to(found, to))
    if not people or found.controller is None:
        raise ValidationError(_("There is nobody to write to."), code="nobody")
    _note(found, by, About.WORDS)
    return write_words(
        event=event_of(found),
        controller=found.controller,
        people=people,
        recipients=to,
        words=words,
        compose=partial(_words, found, words),
        kind=f"enrolment_{About.WORDS}",
        about=About.WORDS,
        key=key,
        at=at,
        due_at=found.starts_at,
        by=by,
    )


def _invitations(gathering: Gathering, number: int, at: datetime.datetime) -> tuple[Collection | None, list[str]]:
    """The feedback that is asked now, and an invitation for each; none when it is closed in this moment."""
    survey = open_collection_about(gathering.workshop_key, timezone.localdate(at))
    try:
        if survey is not None:
            return survey, make_tokens(collection=survey, number=number, by=None)
    except ValidationError:
        pass
    return None, [""] * number


def _thanks(gathering: Gathering, survey: Collection | None, token: str, language: str, link: str) -> Mail:
    return thanks(
        workshop=told_in(gathering, language),
        materials=materials_told(gathering, language),
        feedback=survey.address(token, language) if survey else "",
        language=language,
        link=link,
    )


def _words(gathering: Gathering, words: str, language: str, link: str) -> Mail:
    return words_of_coordinator(words=words, workshop=told_in(gathering, language), language=language, link=link)


def _of(gathering: Gathering, by: User | None) -> Gathering:
    found = locked_one(gathering.pk)
    if by is not None and not can_arrange(by, found):
        raise PermissionDenied
    return found


def _note(gathering: Gathering, by: User, about: About) -> None:
    controller = gathering.controller.pk if gathering.controller else 0
    note(act=Act.CHANGED, of=gathering, by=by, controller=controller, fields=["messages", about])
