"""What the page of a call tells, kept for those who apply."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from base.users import User
from network.applications.models import Application
from network.applications.pages import ASKED, DAYS
from network.applications.queries import council_above, event_of, leading_version, locked_call
from network.applications.services.forgetting import day_to_forget
from network.councils.models import Call
from network.messages.services import follow_day
from network.people.models import Need


@transaction.atomic
def keep_call(*, call_key: UUID, by: User | None) -> Call | None:
    """Note the days of a call and what it asks, as its live page tells them. None: no version is live."""
    page = leading_version(call_key)
    council = council_above(page) if page else None
    if page is None or council is None:
        return None
    told = {"is_shown": True, **{name: getattr(page, name) for name in (*DAYS, *ASKED)}}
    call, is_new = Call.objects.get_or_create(call_key=call_key, defaults={"council": council, **told})
    if not is_new:
        call = locked_call(call.pk)
        if not call.applications.exists():
            # What people have applied for stays with the council that they applied to.
            call.council = council
        for name, value in told.items():
            setattr(call, name, value)
        call.save()
        _move_days(call, by)
    return call


@transaction.atomic
def close_call(*, call_key: UUID, by: User | None) -> None:
    """No version of its page is public any more: nobody can apply until one is."""
    if leading_version(call_key) is None:
        Call.objects.filter(call_key=call_key).update(is_shown=False)


def _move_days(call: Call, by: User | None) -> None:
    """What is kept until a day of the call is kept until its new day; whoever has been answered was told theirs."""
    event = event_of(call)
    follow_day(event=event, by=by)
    Need._base_manager.filter(event_key=event.key).update(event_on=event.on)
    for application in call.applications.filter(answered_at=None).select_related("call"):
        day = day_to_forget(application=application, today=timezone.localdate(), by=by)
        Application._base_manager.filter(pk=application.pk, forget_on__lt=day).update(forget_on=day)
