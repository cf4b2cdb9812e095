"""Two rows of one person: what both have in a workshop becomes one, the better of the two."""

from django.db import transaction
from django.utils import timezone

from base.users import User
from network.people.models import Person
from workshops.enrolment.choices import ACTIVE, CAME, EnrolmentState
from workshops.enrolment.models import Attendance, Enrolment, Following
from workshops.enrolment.queries import locked, locked_chain
from workshops.enrolment.services.line import give_freed_places
from workshops.enrolment.services.steps import take_step
from workshops.enrolment.services.telling import take_back

BEST_FIRST = (EnrolmentState.CONFIRMED, EnrolmentState.OFFERED, EnrolmentState.WAITING)


@transaction.atomic
def settle_doubles(*, keep: Person, drop: Person, by: User) -> None:
    """Before two rows of people become one: nobody loses a place, a mark of having come, or a number in the line."""
    _settle_followings(keep, drop)
    _settle_enrolments(keep, drop, by)
    _settle_attendances(keep, drop)


def _settle_followings(keep: Person, drop: Person) -> None:
    held = Following._base_manager.filter(person__in=(keep, drop), ended_at__isnull=True).select_related("chain")
    chains: dict[int, Following] = {}
    for following in held.order_by("chain", "number"):
        first = chains.setdefault(following.chain_id, following)
        if first is not following:
            locked_chain(following.chain.series_key)
            following.enrolments.update(following=first)
            following.ended_at = timezone.now()
            following.save(update_fields=["ended_at"])


def _settle_enrolments(keep: Person, drop: Person, by: User) -> None:
    both = Enrolment._base_manager.filter(person__in=(keep, drop), state__in=ACTIVE)
    shared = set(both.filter(person=keep).values_list("gathering", flat=True))
    shared &= set(both.filter(person=drop).values_list("gathering", flat=True))
    at = timezone.now()
    for gathering in locked(shared):
        rows = list(both.filter(gathering=gathering).select_related("person"))
        best = min(rows, key=lambda row: (BEST_FIRST.index(EnrolmentState(row.state)), row.number))
        for row in rows:
            if row != best:
                take_step(enrolment=row, to=EnrolmentState.CANCELLED, at=at, by=by)
                take_back(enrolment=row, by=by)
        give_freed_places(gathering=gathering, at=at, by=by)


def _settle_attendances(keep: Person, drop: Person) -> None:
    kept = {row.gathering_id: row for row in Attendance._base_manager.filter(person=keep)}
    for row in Attendance._base_manager.filter(person=drop, gathering__in=kept, mark__in=CAME):
        other = kept[row.gathering_id]
        if other.mark not in CAME:
            Attendance._base_manager.filter(pk=other.pk).update(mark=row.mark)
