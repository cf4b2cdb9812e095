"""Whoever was not chosen, or never sent what they began, is forgotten in time, with everything."""

import datetime

from base.personal_data.erasing import OnHoldError, erase_person
from base.users import User
from network.applications.choices import DRAFTS_KEPT, ApplicationState
from network.applications.models import Application
from network.applications.queries import last_day_kept, to_forget


def forget_applicants(*, today: datetime.date, by: User | None) -> int:
    """Erase those who are here for an application alone whose time is over; returns how many."""
    forgotten = 0
    for reference in to_forget(today):
        try:
            erase_person(person=reference, by=by)
        except OnHoldError:
            continue
        forgotten += 1
    return forgotten


def day_to_forget(*, application: Application, today: datetime.date, by: User | None) -> datetime.date:
    """The day on which an application goes, as it stands today; computed when it changes, and shown to the person.

    Counted from the day by which everybody is answered, so that a late answer keeps nothing longer than was told; but
    never so short that the answer itself could not be read.
    """
    if application.state == ApplicationState.DRAFT:
        return max(today + DRAFTS_KEPT, application.call.closes_on + datetime.timedelta(days=1))
    if application.state == ApplicationState.WITHDRAWN:
        return today
    return last_day_kept(application, today)
