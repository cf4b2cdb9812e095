"""What happens by itself here, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_delete, post_migrate
from django.dispatch import receiver
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.signals import page_published, page_unpublished

from base.users import User
from network.councils.models import Council
from network.councils.services import left_council
from network.meetings.models import Meeting
from network.meetings.pages import MinutesPage
from network.meetings.services import adopt_old_minutes, follow_minutes, settle_double_words, take_letters_back
from network.people.models import Person
from network.people.services import before_merging


def _who() -> User | None:
    """Whoever uses the admin in this moment; Wagtail's own log asks the same."""
    found = get_active_log_context().user
    return found if isinstance(found, User) else None


@receiver((page_published, page_unpublished), sender=MinutesPage)
def keep_step(sender: type[MinutesPage], instance: MinutesPage, **kwargs: Any) -> None:
    """What is public is what the memo says, with who did it."""
    if instance.meeting:
        by = _who() or getattr(kwargs.get("revision"), "user", None)
        follow_minutes(meeting=instance.meeting, at=timezone.now(), by=by)


@receiver(post_delete, sender=MinutesPage)
def keep_step_of_deleted(sender: type[MinutesPage], instance: MinutesPage, **kwargs: Any) -> None:
    if instance.meeting:
        follow_minutes(meeting=instance.meeting, at=timezone.now(), by=_who())


@receiver(before_merging)
def settle_what_both_said(sender: type[Person], keep: Person, drop: Person, by: User, **kwargs: Any) -> None:
    settle_double_words(keep=keep, drop=drop, by=by)


@receiver(post_migrate)
def adopt_minutes_from_before(sender: AppConfig, **kwargs: Any) -> None:
    """Minutes that were published before memos were kept here have a meeting, too."""
    if sender.label == "network" and Meeting._meta.db_table in connection.introspection.table_names():
        adopt_old_minutes(by=None)


@receiver(left_council)
def let_no_letter_leave(
    sender: type[Council], council: Council, person: Person, by: User | None, **kwargs: Any
) -> None:
    take_letters_back(council=council, person=person, by=by)
