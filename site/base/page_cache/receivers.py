"""While tables are changed nothing is kept; after each `migrate` the triggers are as they should be."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.dispatch import receiver

from base.page_cache.triggers import keep_triggers, leave_tables_alone


@receiver(pre_migrate)
def forget_public_version(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    if sender.name == "base":
        leave_tables_alone(connections[using])


@receiver(post_migrate)
def keep_public_version(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Once, when the tables of all apps are there."""
    if sender.name == "base":
        keep_triggers(connections[using])
