"""Asking for feedback on a workshop: one press."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.users import User
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import beside, locked
from workshops.feedback.choices import DAYS_OPEN
from workshops.feedback.permissions import can_ask_for_feedback
from workshops.feedback.queries import (
    feedback_going_on,
    gathering_with_key,
    number_taking_part,
    workshops_asked_about,
)
from workshops.surveys.choices import About
from workshops.surveys.models import Collection, InstrumentVersion
from workshops.surveys.services import change_days, fewer_are_asked, open_collection, prepare_collection


@transaction.atomic
def ask_for_feedback(*, gathering: Gathering, version: InstrumentVersion, by: User | None) -> Collection:
    """Take feedback from the day of the workshop on, for fourteen days; at the soonest from today.

    Raises ValidationError for a workshop without a time or a centre, where feedback is asked already, or without a
    notice.
    """
    if by is not None and not can_ask_for_feedback(by, gathering):
        raise PermissionDenied
    found = Gathering.objects.select_for_update(of=("self",)).get(pk=gathering.pk)
    if found.centre is None or found.starts_at is None:
        raise ValidationError(_("Tell first when the workshop is held."), code="untimed")
    if feedback_going_on(found) is not None:
        raise ValidationError(_("Feedback is asked already."), code="going_on")
    first = max(found.day, timezone.localdate())
    values = {
        "about": About.WORKSHOP,
        "about_key": found.workshop_key,
        "opens_on": first,
        "closes_on": first + datetime.timedelta(days=DAYS_OPEN),
        "number_asked": number_taking_part(found) or None,
    }
    made = prepare_collection(version=version, centre=found.centre, values=values, by=by)
    return open_collection(collection=made, by=by)


@transaction.atomic
def ask_in_series(*, gathering: Gathering, version: InstrumentVersion, by: User | None) -> int:
    """The same for every workshop of the same series that is still to come or held today; returns for how many."""
    asked = 0
    others = list(beside(gathering, Gathering.objects.all()))
    # In the order in which everybody locks them; they are asked about in the order of their days.
    locked(each.pk for each in others)
    for each in others:
        is_ahead = each.centre is not None and each.starts_at is not None and each.day >= timezone.localdate()
        may = by is None or can_ask_for_feedback(by, each)
        if is_ahead and may and feedback_going_on(each) is None:
            ask_for_feedback(gathering=each, version=version, by=by)
            asked += 1
    return asked


@transaction.atomic
def follow_day(*, workshop_key: UUID, by: User | None) -> None:
    """A workshop ahead that was moved is asked about from its new day on, as long as nobody has answered.

    Days that somebody has changed by hand stay.
    """
    gathering = gathering_with_key(workshop_key)
    found = feedback_going_on(gathering) if gathering else None
    if gathering is None or found is None or found.has_answers or gathering.starts_at is None:
        return
    first, open_for = gathering.day, datetime.timedelta(days=DAYS_OPEN)
    is_as_made = found.closes_on - found.opens_on == open_for
    if first > timezone.localdate() and is_as_made and found.opens_on != first:
        change_days(collection=found, opens_on=first, closes_on=first + open_for, by=by)


@transaction.atomic
def follow_numbers(*, today: datetime.date, by: User | None) -> None:
    """Of workshops that are asked about by now: where fewer take part than when it was begun, fewer are asked."""
    for survey in workshops_asked_about(today):
        gathering = gathering_with_key(survey.about_key) if survey.about_key else None
        if number := number_taking_part(gathering) if gathering else 0:
            fewer_are_asked(collection=survey, number=number, by=by)
