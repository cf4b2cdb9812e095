"""Letters to those who keep a council, about what waits for them. No person of the council stands in one."""

from django.db import transaction

from base.outbox.mail import Mail, check_address
from base.outbox.services import queue_mail
from base.users import User
from network.councils.models import Council
from network.councils.queries import keepers_of


@transaction.atomic
def write_to_keepers(*, council: Council, mail: Mail, event: str, kind: str, version: str, by: User | None) -> int:
    """One letter to each for one event, kind and version; an account that no letter reaches is passed by.

    Returns to how many.
    """
    reached = [user for user in keepers_of(council) if _is_reached(user)]
    for user in reached:
        person = f"account {user.pk}"
        queue_mail(mail=mail, to=user.email, event=event, person=person, kind=kind, version=version, by=by)
    return len(reached)


def _is_reached(user: User) -> bool:
    try:
        check_address(user.email)
    except ValueError:
        return False
    return True
