"""What happens by itself in this domain, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from network.regions.models import Region
from network.regions.services import sync_areas


@receiver(post_migrate)
def keep_areas(sender: AppConfig, plan: Any = (), **kwargs: Any) -> None:
    """After this app's migrations the official areas are there."""
    if sender.label == "network" and Region._meta.db_table in connection.introspection.table_names():
        sync_areas(by=None)
