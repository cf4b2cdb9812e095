"""What happens by itself in this domain, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from network.people.models import PartKind
from network.people.services import keep_part_kinds
from network.regions.models import Region
from network.regions.services import sync_areas


@receiver(post_migrate)
def keep_areas(sender: AppConfig, plan: Any = (), **kwargs: Any) -> None:
    """After this app's migrations the official areas are there."""
    if sender.label == "network" and Region._meta.db_table in connection.introspection.table_names():
        sync_areas(by=None)


@receiver(post_migrate)
def keep_kinds_of_parts(sender: AppConfig, plan: Any = (), **kwargs: Any) -> None:
    """After this app's first migrations there are kinds of parts to choose from."""
    if sender.label == "network" and PartKind._meta.db_table in connection.introspection.table_names():
        keep_part_kinds(by=None)
