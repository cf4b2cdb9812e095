"""Two rows of one person: of two applications for one call the one that has come further stays."""

from django.db import transaction

from base.users import User
from network.applications.choices import ApplicationState
from network.applications.models import Application
from network.people.models import Person

S = ApplicationState
FURTHEST_FIRST = (S.CHOSEN, S.RESERVE, S.NOT_CHOSEN, S.SENT, S.DRAFT)


@transaction.atomic
def settle_double_applications(*, keep: Person, drop: Person, by: User) -> None:
    """Before two rows of people become one: nothing that was sent is lost behind a draft."""
    both = Application._base_manager.filter(person__in=(keep, drop)).exclude(state=S.WITHDRAWN)
    best: dict[int, Application] = {}
    for application in sorted(both, key=lambda each: (FURTHEST_FIRST.index(S(each.state)), each.begun_on)):
        first = best.setdefault(application.call_id, application)
        if first is not application:
            application.readings.all().delete()
            application.delete()
