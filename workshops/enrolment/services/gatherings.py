"""What happens to a workshop as a whole: enrolment opens and closes, places are added, time and place change."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.audit.choices import Act
from base.audit.services import note
from base.notices import notice_for
from base.outbox.services import withdraw_mails
from base.users import User
from network.messages.queries import calls_waiting
from network.messages.services import follow_day
from network.notices.choices import Purpose
from network.people.models import Need
from network.regions.queries import centre_of
from workshops.enrolment.choices import ACTIVE, WHEN_AND_WHERE, About, EnrolmentState, GatheringState
from workshops.enrolment.models import Chain, Enrolment, Gathering
from workshops.enrolment.permissions import can_arrange
from workshops.enrolment.queries import (
    event_of,
    keys_out_of_step,
    leading_version,
    locked_chain,
    locked_one,
    workshops_without_places,
)
from workshops.enrolment.services.following import enrol_followers
from workshops.enrolment.services.line import give_freed_places
from workshops.enrolment.services.telling import tell
from workshops.series.queries import series_of

SETTINGS = ("capacity", "opens_at", "closes_at", "answer_hours", "asks_needs")
"""What a coordinator decides about enrolment."""


@transaction.atomic
def keep_gathering(*, workshop_key: UUID, at: datetime.datetime, by: User | None) -> Gathering | None:
    """Note when and where a workshop is, as its live page tells it; a change is told to those who take part.

    Every version of the page leads here when it is published, the leading one tells. None: no version is live.
    """
    page = leading_version(workshop_key)
    if page is None:
        return None
    Gathering.objects.get_or_create(workshop_key=workshop_key, defaults={"changed_at": at})
    gathering = locked_one(Gathering.objects.only("pk").get(workshop_key=workshop_key).pk)
    _keep_centre(gathering, page)
    now = {name: getattr(page, name) for name in WHEN_AND_WHERE}
    if any(getattr(gathering, name) != value for name, value in now.items()):
        _change(gathering, now, at, by)
    gathering.save()
    return gathering


def keep_all_gatherings(*, at: datetime.datetime, by: User | None) -> int:
    """For live workshops that have none yet; returns how many."""
    keys = list(workshops_without_places())
    for key in keys:
        keep_gathering(workshop_key=key, at=at, by=by)
    return len(keys)


def keep_out_of_step(*, at: datetime.datetime, by: User | None) -> int:
    """Make up for publications that were cut off between the page and its places; returns how many.

    Wagtail publishes in several transactions: whoever takes part has to hear of a new time all the same.
    """
    keys = keys_out_of_step(at)
    for key in keys:
        keep_gathering(workshop_key=key, at=at, by=by)
    return len(keys)


def _keep_centre(gathering: Gathering, page: Page) -> None:
    """A workshop that people have enrolled for stays with the organisation that they told about themselves."""
    centre = centre_of(page)
    if gathering.centre_id is None or centre is None or not gathering.enrolments.exists():
        gathering.centre = centre or gathering.centre
    elif centre.organisation_id == gathering.centre.organisation_id:  # type: ignore[union-attr]
        gathering.centre = centre


def _change(gathering: Gathering, now: Mapping[str, Any], at: datetime.datetime, by: User | None) -> None:
    was_ahead, before = gathering.is_ahead(at), gathering.starts_at
    for name, value in now.items():
        setattr(gathering, name, value)
    if gathering.starts_at is None and gathering.state == GatheringState.OPEN:
        # Nobody can enrol for what has no time.
        gathering.state = GatheringState.CLOSED
    gathering.changed_at = at
    gathering.reminded_at = None
    if before is None:
        return
    gathering.sequence += 1
    _move_days(gathering, at)
    # Of what is over or cancelled nobody has to know where it would be.
    if was_ahead or gathering.is_ahead(at):
        _tell_all(gathering, About.CHANGED, before=before if was_ahead else None, by=by)


def _move_days(gathering: Gathering, at: datetime.datetime) -> None:
    """What is kept until after the event is kept until after its new day; who was to answer may not answer later."""
    if gathering.starts_at is None:
        return
    Need._base_manager.filter(event_key=gathering.workshop_key).update(event_on=gathering.day)
    follow_day(event=event_of(gathering), by=None)
    latest = gathering.latest_answer(at)
    late = gathering.enrolments.filter(state=EnrolmentState.OFFERED, answer_due_at__gt=latest)
    late.update(answer_due_at=latest)


@transaction.atomic
def open_enrolment(
    *, gathering: Gathering, values: Mapping[str, Any], at: datetime.datetime, by: User | None
) -> Gathering:
    """Take enrolments from now on, or from `opens_at` on; who takes part in the whole series is enrolled first.

    Raises ValidationError without a time, a centre with an organisation, a notice in force or a public page.
    """
    page = leading_version(gathering.workshop_key)
    series = series_of(page) if page else None
    if series:
        Chain.objects.get_or_create(series_key=series.translation_key)
        locked_chain(series.translation_key)
    found = _locked(gathering, by)
    if found.state == GatheringState.CANCELLED or not found.is_ahead(at):
        raise ValidationError(_("The workshop has begun, or has been cancelled."), code="begun")
    if page is None:
        raise ValidationError(_("Publish the workshop first."), code="no_page")
    if found.controller is None:
        raise ValidationError(_("No organisation answers for this workshop yet."), code="no_controller")
    if notice_for(Purpose.ENROLMENTS, page) is None:
        raise ValidationError(_("A notice on enrolments has to be in force first."), code="no_notice")
    _set(found, values)
    if found.closes_at and at >= found.closes_at:
        raise ValidationError(_("The moment at which enrolment ends has passed: choose a later one."), code="ended")
    found.state = GatheringState.OPEN
    found.full_clean()
    found.save()
    _note(found, ["state", *values], by)
    give_freed_places(gathering=found, at=at, by=by)
    if series:
        enrol_followers(gathering=found, series_key=series.translation_key, at=at, by=by)
    return found


@transaction.atomic
def change_enrolment(
    *, gathering: Gathering, values: Mapping[str, Any], at: datetime.datetime, by: User | None
) -> Gathering:
    """Change places and times. Fewer places throw nobody out; more go to those who wait."""
    found = _locked(gathering, by)
    changed = _set(found, values)
    found.full_clean()
    found.save()
    if changed:
        _note(found, changed, by)
    give_freed_places(gathering=found, at=at, by=by)
    return found


@transaction.atomic
def close_enrolment(*, gathering: Gathering, by: User | None) -> Gathering:
    """Take no more enrolments. Who waits goes on waiting, and freed places go on to them."""
    found = _locked(gathering, by)
    if found.state == GatheringState.OPEN:
        found.state = GatheringState.CLOSED
        found.save(update_fields=["state"])
        _note(found, ["state"], by)
    return found


@transaction.atomic
def cancel_workshop(*, gathering: Gathering, at: datetime.datetime, by: User | None) -> Gathering:
    """The workshop is not held; everybody who has a place or waits is told. Their rows stay as they are."""
    found = _locked(gathering, by)
    if found.state == GatheringState.CANCELLED:
        return found
    if found.starts_at is not None and at >= found.starts_at:
        raise ValidationError(_("The workshop has begun already."), code="begun")
    found.state, found.changed_at, found.sequence = GatheringState.CANCELLED, at, found.sequence + 1
    found.save()
    _note(found, ["state"], by)
    calls_waiting(found.workshop_key).delete()
    for enrolment in _active(found):
        withdraw_mails(event=enrolment.reference, by=by)
    _tell_all(found, About.CANCELLED, by=by)
    return found


def _tell_all(gathering: Gathering, about: About, *, before: datetime.datetime | None = None, by: User | None) -> None:
    for enrolment in _active(gathering):
        if about == About.CHANGED:
            withdraw_mails(event=enrolment.reference, kinds=["enrolment_changed", "enrolment_reminder"], by=by)
        tell(gathering=gathering, enrolment=enrolment, about=about, version=gathering.sequence, before=before, by=by)


def _active(gathering: Gathering) -> list[Enrolment]:
    return list(gathering.enrolments.filter(state__in=ACTIVE).select_related("person").order_by("number"))


def _locked(gathering: Gathering, by: User | None) -> Gathering:
    found = locked_one(gathering.pk)
    if by is not None and not can_arrange(by, found):
        raise PermissionDenied
    return found


def _set(gathering: Gathering, values: Mapping[str, Any]) -> list[str]:
    changed = [name for name in SETTINGS if name in values and getattr(gathering, name) != values[name]]
    for name in changed:
        setattr(gathering, name, values[name])
    return changed


def _note(gathering: Gathering, fields: list[str], by: User | None) -> None:
    controller = gathering.controller.pk if gathering.controller else 0
    note(act=Act.CHANGED, of=gathering, by=by, controller=controller, fields=fields)
