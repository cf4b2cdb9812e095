"""What happens by itself here, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.signals import page_published, post_page_move

from base.users import User
from network.councils.models import SecrecyText
from network.councils.pages import CouncilPage
from network.councils.services import keep_all_councils, keep_council, keep_secrecy_text, settle_double_seats
from network.people.models import Person
from network.people.services import before_merging


@receiver(page_published, sender=CouncilPage)
def keep_term(sender: type[CouncilPage], instance: CouncilPage, **kwargs: Any) -> None:
    """The days that a published page tells hold."""
    keep_council(council_key=instance.translation_key, by=None)


@receiver(post_page_move, sender=CouncilPage)
def keep_centre_of_moved(sender: type[CouncilPage], instance: CouncilPage, **kwargs: Any) -> None:
    """Rights follow the section that the page stands in, unless people have told about themselves already."""
    keep_council(council_key=instance.translation_key, by=None)


@receiver(before_merging)
def settle_what_both_have(sender: type[Person], keep: Person, drop: Person, by: User, **kwargs: Any) -> None:
    settle_double_seats(keep=keep, drop=drop, by=by)


@receiver(post_migrate)
def keep_councils_of_all(sender: AppConfig, **kwargs: Any) -> None:
    """Councils that were published before have a row, too; and there are words to promise."""
    if sender.label == "network" and SecrecyText._meta.db_table in connection.introspection.table_names():
        keep_secrecy_text(by=None)
        keep_all_councils(by=None)
