"""What happens by itself here, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published

from base.users import User
from network.people.models import Person
from network.people.services import before_merging
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import keep_all_gatherings, keep_gathering, settle_doubles
from workshops.series.pages import WorkshopPage


@receiver(page_published, sender=WorkshopPage)
def keep_when_and_where(sender: type[WorkshopPage], instance: WorkshopPage, **kwargs: Any) -> None:
    """What a published page tells of time and place holds; whoever takes part is told of a change."""
    keep_gathering(workshop_key=instance.translation_key, at=timezone.now(), by=None)


@receiver(before_merging)
def settle_what_both_have(sender: type[Person], keep: Person, drop: Person, by: User, **kwargs: Any) -> None:
    settle_doubles(keep=keep, drop=drop, by=by)


@receiver(post_migrate)
def keep_places_of_all(sender: AppConfig, **kwargs: Any) -> None:
    """Workshops that were published before there were places to give have them, too."""
    if sender.label == "workshops" and Gathering._meta.db_table in connection.introspection.table_names():
        keep_all_gatherings(at=timezone.now(), by=None)
