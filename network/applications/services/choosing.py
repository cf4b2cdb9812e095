"""Reading, choosing and answering: everybody by the same criteria, and everybody gets an answer."""

import datetime
import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.applications.choices import DECISIONS, STEPS, ApplicationState, View
from network.applications.models import Application, Reading
from network.applications.queries import (
    decisions_digest,
    is_read,
    last_day_on_reserve,
    locked,
    locked_call,
    reading_by,
    to_answer,
    undecided,
)
from network.applications.services.forgetting import day_to_forget
from network.applications.services.telling import tell_decision
from network.councils.choices import SeatRole
from network.councils.models import Call, Term
from network.councils.permissions import can_keep
from network.councils.queries import membership_of, seat_held
from network.councils.services import give_seat
from network.people.services import note_needs, take_needs


@transaction.atomic
def note_view(*, application: Application, view: View, words: str, at: datetime.datetime, by: User) -> Reading:
    """Keep what a reader thinks; told again it takes the place of the earlier one. Other readers' rows stay untouched.

    Raises ValidationError for what has not been sent, or has been answered.
    """
    found = _readable(application, by)
    if not is_read(found):
        raise ValidationError(_("This application is not being read now."), code="state")
    reading = reading_by(by, found) or Reading(application=found, reader=by, controller_id=found.controller_id)
    reading.view, reading.words, reading.noted_at = view, words.strip(), at
    reading.full_clean(exclude=["application"])
    reading.save()
    _note(found, Act.ADDED, by, ["readings"])
    return reading


@transaction.atomic
def decide(
    *, application: Application, to: ApplicationState, because: str, at: datetime.datetime, by: User
) -> Application:
    """Choose, put on the reserve list, or not choose; until the answers go out it may be decided anew.

    Raises ValidationError while the call is open, for everybody is looked at together; for a reader who has told no
    view yet; and for a place on the reserve list that the applicant has not asked for.
    """
    found = _readable(application, by)
    if timezone.localtime(at).date() <= found.call.closes_on:
        raise ValidationError(_("Decide when the call has closed: everybody is looked at together."), code="open")
    if to not in DECISIONS or not _may_become(found, to):
        raise ValidationError(_("This cannot be done with the application now."), code="step")
    if found.answered_at is None and reading_by(by, found) is None:
        raise ValidationError(_("Tell your view first, then decide."), code="view")
    if to == ApplicationState.RESERVE and not found.wants_reserve:
        raise ValidationError(_("The applicant has not asked to be on the reserve list."), code="reserve")
    found.state, found.because, found.decided_at, found.decided_by = to, because.strip(), at, by
    found.changed_at, found.answered_at = at, None
    found.full_clean(exclude=["person", "controller", "call", "decided_by"])
    found.save()
    _note(found, Act.CHANGED, by, ["state", found.state])
    return found


def _may_become(application: Application, to: ApplicationState) -> bool:
    state = ApplicationState(application.state)
    undone = state in DECISIONS and application.answered_at is None
    return to in STEPS[state] or undone


@transaction.atomic
def answer_applicants(*, call: Call, term: Term | None, seen: str, at: datetime.datetime, by: User) -> int:
    """Send everybody the answer, and give the chosen seats in the term, in one transaction. Returns how many.

    `seen` is the digest of the decisions that were looked at (`decisions_digest`). Raises ValidationError when they are
    others now, while the call is open or somebody has not been decided on, and without a term where there are seats.
    """
    found = locked_call(call.pk)
    if not can_keep(by, found.council):
        raise PermissionDenied
    if timezone.localtime(at).date() <= found.closes_on:
        raise ValidationError(_("Decide when the call has closed: everybody is looked at together."), code="open")
    if undecided(found).exists():
        raise ValidationError(_("Decide on everybody first: all are answered together."), code="undecided")
    waiting = list(to_answer(found))
    if not waiting:
        raise ValidationError(_("Everybody has been answered."), code="answered")
    if seen != decisions_digest(found):
        raise ValidationError(
            _("Somebody has decided otherwise meanwhile. Look at the decisions once more."), code="seen"
        )
    today = timezone.localtime(at).date()
    for application in waiting:
        chosen = application.state == ApplicationState.CHOSEN
        first_day = _seat(application, term, today, by) if chosen else None
        if application.state == ApplicationState.RESERVE:
            application.reserve_ends_on = last_day_on_reserve(application, today)
        application.answered_at = at
        application.forget_on = day_to_forget(application=application, today=today, by=by)
        application.save(update_fields=["answered_at", "reserve_ends_on", "forget_on"])
        tell_decision(application=application, first_day=first_day, by=by)
    note(
        act=Act.CHANGED,
        of=found,
        by=by,
        controller=found.council.controller.pk if found.council.controller else 0,
        fields=["answered_at"],
    )
    return len(waiting)


def _seat(application: Application, term: Term | None, today: datetime.date, by: User) -> datetime.date:
    """Returns the first day of the seat."""
    if term is None or term.council_id != application.call.council_id:
        raise ValidationError(_("Tell the days of the term on the council's page first, and publish it."), code="term")
    if seat_held(term, application.person):
        words = _("%(name)s has a seat in this term already. Decide otherwise, or choose another term.")
        raise ValidationError(words % {"name": application.person.calling_name}, code="held")
    starts_on, key = max(today, term.starts_on), uuid.uuid5(application.key, "seat")
    person = application.person
    give_seat(term=term, person=person, role=SeatRole.MEMBER, starts_on=starts_on, key=key, by=by)
    if needs := take_needs(person=person, event_key=application.call.call_key, by=by):
        # What was told for taking part goes along to the council.
        event = membership_of(term)
        note_needs(person=person, event_key=event.key, event_on=event.on, words=needs, by=by)
    return starts_on


def _readable(application: Application, by: User) -> Application:
    found = locked(application.pk)
    if not can_keep(by, found.call.council) or found.person.is_restricted:
        raise PermissionDenied
    return found


def _note(application: Application, act: Act, by: User, fields: list[str]) -> None:
    controller, person = application.controller_id, application.person_id
    note(act=act, of=application, by=by, reference=person, controller=controller, fields=fields)
