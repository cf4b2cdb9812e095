"""Applying: begun, told step by step, sent, withdrawn. Each step is kept when it is sent."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.applications.choices import DECISIONS, OWN_WORDS, STEPS, ApplicationState, Channel
from network.applications.models import Application
from network.applications.queries import application_of, application_with_key, event_of, locked, locked_call
from network.applications.services.forgetting import day_to_forget
from network.applications.services.telling import tell_of_beginning, tell_of_sending
from network.councils.models import Call
from network.councils.permissions import can_keep
from network.messages.queries import calls_waiting
from network.people.models import Person
from network.people.services import add_person, note_needs, take_needs
from network.people.services.people import Newcomer

TOLD = ("why", "experience", "age_group", "region", "municipality", "service")
KEPT = (*TOLD, "wants_reserve")
REQUIRED = ("why",)
"""What an application cannot be sent without."""
TELL_WHY = _("Tell first why you would like to be in the council. A few words are enough.")


@transaction.atomic
def begin_application(
    *, call: Call, who: Person | Newcomer, key: UUID, channel: Channel, at: datetime.datetime, by: User | None
) -> Application:
    """Begin an application, or go on with the one that is there. The key of the form makes it once.

    Raises ValidationError outside of the days of the call, and for a form that somebody else has sent already: it may
    stand in the history of a shared computer. PermissionDenied for staff of another centre.
    """
    call = locked_call(call.pk)
    _may(call, by)
    _check_open(call, at)
    if known := application_with_key(key):
        return _of_the_same(known, who)
    controller = call.council.controller
    if controller is None:
        raise ValidationError(_("No organisation answers for this council yet."), code="no_controller")
    if isinstance(who, Person) and who.controller_id != controller.pk:
        raise ValidationError(_("Another organisation answers for this person's data."), code="other_controller")
    is_known = isinstance(who, Person)
    person = who if isinstance(who, Person) else add_person(
        values=who.values, routes=who.routes, controller=controller, by=by
    )  # fmt: skip
    if is_known and (held := application_of(person, call)):
        return held
    application = Application(
        person=person,
        controller=controller,
        call=call,
        key=key,
        channel=channel,
        begun_on=timezone.localtime(at).date(),
        changed_at=at,
    )
    application.forget_on = day_to_forget(application=application, today=application.begun_on, by=by)
    application.save(force_insert=True)
    _note(application, Act.ADDED, by, ["state"])
    if channel == Channel.WEB and not is_known:
        tell_of_beginning(application=application, by=by)
    return application


def _of_the_same(application: Application, who: Person | Newcomer) -> Application:
    """A form sent twice is one application; but it is nobody's way to what another has told."""
    person = application.person
    is_same = person == who
    if isinstance(who, Newcomer):
        told = {(route.kind, route.value) for route in who.routes}
        is_same = person.calling_name == who.values["calling_name"] and told == {
            (route.kind, route.value) for route in person.routes.all()
        }
    if not is_same:
        raise ValidationError(_("This form has been sent already. Open it anew, and tell it once more."), code="key")
    return application


@transaction.atomic
def tell_application(
    *, application: Application, values: Mapping[str, Any], at: datetime.datetime, by: User | None
) -> Application:
    """Keep what was told in one step; what it does not name stays. While the call is open, also after sending.

    Once the applicant has told something by themselves, the words are theirs. Raises ValidationError for staff who
    would change those, and where what was sent would be left without a word on why.
    """
    found = _own(application, by)
    _check_open(found.call, at)
    if by is not None and found.person.is_restricted:
        raise PermissionDenied
    if by is not None and found.why and not found.told_by_staff:
        raise ValidationError(_("The applicant has written this without you: the words are theirs."), code="own")
    if found.state == ApplicationState.SENT and any(not str(values.get(name, "x")).strip() for name in REQUIRED):
        raise ValidationError(TELL_WHY, code="why")
    if ApplicationState(found.state) not in OWN_WORDS:
        raise ValidationError(_("The application cannot be changed any more."), code="late")
    found.told_by_staff = by is not None
    changed = [name for name in KEPT if name in values and getattr(found, name) != values[name]]
    for name in changed:
        setattr(found, name, values[name])
    found.changed_at = at
    found.forget_on = day_to_forget(application=found, today=timezone.localtime(at).date(), by=by)
    found.full_clean(exclude=["person", "controller", "call"])
    found.save()
    if changed:
        _note(found, Act.CHANGED, by, changed)
    if "needs" in values:
        event = event_of(found.call)
        note_needs(person=found.person, event_key=event.key, event_on=event.on, words=values["needs"], by=by)
    return found


@transaction.atomic
def send_application(
    *, application: Application, values: Mapping[str, Any] | None = None, at: datetime.datetime, by: User | None
) -> Application:
    """Send it, with what is told on the last page; sent once more it stays sent.

    Raises ValidationError without a word on why, or too late.
    """
    found = tell_application(application=application, values=values, at=at, by=by) if values else _own(application, by)
    if found.state == ApplicationState.SENT:
        return found
    _check_open(found.call, at)
    if not all(str(getattr(found, name)).strip() for name in REQUIRED):
        raise ValidationError(TELL_WHY, code="why")
    _take_step(found, ApplicationState.SENT)
    found.sent_at = found.changed_at = at
    found.forget_on = day_to_forget(application=found, today=timezone.localtime(at).date(), by=by)
    found.save(update_fields=["state", "sent_at", "changed_at", "forget_on"])
    _note(found, Act.CHANGED, by, ["state", found.state])
    tell_of_sending(application=found, by=by)
    return found


@transaction.atomic
def withdraw_application(*, application: Application, at: datetime.datetime, by: User | None) -> Application:
    """Take an application back, or leave the reserve list. What was told is gone at once."""
    found = _own(application, by)
    if found.state == ApplicationState.WITHDRAWN:
        return found
    if found.state in DECISIONS and found.answered_at is None:
        # They have not heard of the decision: it must not show in what they may do.
        found.state = ApplicationState.WITHDRAWN
    else:
        _take_step(found, ApplicationState.WITHDRAWN)
    for name in (*TOLD, "because"):
        setattr(found, name, "")
    found.wants_reserve = False
    take_needs(person=found.person, event_key=found.call.call_key, by=by)
    calls_waiting(found.call.call_key).filter(person=found.person).delete()
    found.changed_at = at
    found.forget_on = day_to_forget(application=found, today=timezone.localtime(at).date(), by=by)
    found.readings.all().delete()
    found.save()
    _note(found, Act.WITHDREW, by, ["state"])
    return found


def _own(application: Application, by: User | None) -> Application:
    found = locked(application.pk)
    _may(found.call, by)
    return found


def _may(call: Call, by: User | None) -> None:
    if by is not None and not can_keep(by, call.council):
        raise PermissionDenied


def _check_open(call: Call, at: datetime.datetime) -> None:
    if not call.is_open(timezone.localtime(at).date()):
        raise ValidationError(_("One can apply only while the call is open."), code="closed")


def _take_step(application: Application, to: ApplicationState) -> None:
    if to not in STEPS[ApplicationState(application.state)]:
        raise ValidationError(_("This cannot be done with the application now."), code="step")
    application.state = to


def _note(application: Application, act: Act, by: User | None, fields: list[str]) -> None:
    controller, person = application.controller_id, application.person_id
    note(act=act, of=application, by=by, reference=person, controller=controller, fields=fields)
