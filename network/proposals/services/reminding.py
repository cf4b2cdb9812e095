"""Reminding whoever has not answered, twice; those who keep the council hear when an answer is late."""

import datetime

from django.db import transaction

from base.users import User
from network.proposals.choices import About, ProposalState
from network.proposals.queries import locked_proposal, proposals_late, proposals_to_remind_of
from network.proposals.services.asking import ask, tell_keepers


def remind_of_answers(*, today: datetime.date, by: User | None) -> int:
    """Once a week before the last day, once the day after it; returns how many were reminded."""
    near = [_remind(one.pk, "first_reminded_on", About.REMINDED, today, by) for one in proposals_to_remind_of(today)]
    late = [_remind(one.pk, "second_reminded_on", About.LATE, today, by) for one in proposals_late(today)]
    return sum(near) + sum(late)


@transaction.atomic
def _remind(key: int, column: str, about: About, today: datetime.date, by: User | None) -> bool:
    found = locked_proposal(key)
    if found.state != ProposalState.SENT or getattr(found, column) is not None:
        return False
    was_reminded = ask(proposal=found, about=about, by=by)
    if was_reminded:
        setattr(found, column, today)
        found.save(update_fields=[column])
    if about == About.LATE:
        tell_keepers(proposal=found, was_reminded=was_reminded, by=by)
    return was_reminded
