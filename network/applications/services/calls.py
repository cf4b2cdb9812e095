"""What the page of a call tells, kept for those who apply."""

from uuid import UUID

from django.db import transaction

from base.users import User
from network.applications.pages import ASKED, DAYS
from network.applications.queries import council_above, leading_version
from network.councils.models import Call


@transaction.atomic
def keep_call(*, call_key: UUID, by: User | None) -> Call | None:
    """Note the days of a call and what it asks, as its live page tells them. None: no version is live."""
    page = leading_version(call_key)
    council = council_above(page) if page else None
    if page is None or council is None:
        return None
    told = {name: getattr(page, name) for name in (*DAYS, *ASKED)}
    call, _is_new = Call.objects.update_or_create(call_key=call_key, defaults={"council": council, **told})
    return call
