"""What happens by itself here, each one call to one service."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished, post_page_move

from base.users import User
from network.applications.pages import CallPage
from network.applications.services import close_call, keep_call, settle_double_applications
from network.people.models import Person
from network.people.services import before_merging


@receiver(page_published, sender=CallPage)
def keep_days(sender: type[CallPage], instance: CallPage, **kwargs: Any) -> None:
    """The days that a published page tells hold."""
    keep_call(call_key=instance.translation_key, by=None)


@receiver(page_unpublished, sender=CallPage)
def close_what_is_not_public(sender: type[CallPage], instance: CallPage, **kwargs: Any) -> None:
    close_call(call_key=instance.translation_key, by=None)


@receiver(post_page_move, sender=CallPage)
def keep_council_of_moved(sender: type[CallPage], instance: CallPage, **kwargs: Any) -> None:
    keep_call(call_key=instance.translation_key, by=None)


@receiver(before_merging)
def settle_what_both_have(sender: type[Person], keep: Person, drop: Person, by: User, **kwargs: Any) -> None:
    settle_double_applications(keep=keep, drop=drop, by=by)
