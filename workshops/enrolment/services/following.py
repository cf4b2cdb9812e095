"""Who takes part in a whole series has a place in what is told of it later, in the order in which they enrolled."""

import datetime
from uuid import UUID

from base.users import User
from workshops.enrolment.choices import Channel
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import followings_in_order, keys_of_series, needs_told
from workshops.enrolment.services.rows import Entry, add_row


def enrol_followers(*, gathering: Gathering, series_key: UUID, at: datetime.datetime, by: User | None) -> int:
    """Enrol everybody who takes part in the series and has never been in this workshop. Series and workshop are locked.

    Whoever left this one workshop before is not brought back. What they told that they need in the series goes along.
    Returns how many were enrolled.
    """
    been = set(gathering.enrolments.values_list("person_id", flat=True))
    made, keys = 0, keys_of_series(series_key)
    for following in followings_in_order(series_key):
        if following.person_id in been or following.person.controller != gathering.controller:
            continue
        needs = needs_told(following.person, keys)
        entry = Entry(following.key, at, Channel(following.channel), needs, following=following)
        add_row(gathering=gathering, person=following.person, entry=entry, by=by)
        made += 1
    return made
