"""What happens by itself, each one call to one service."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.signals import page_published

from network.regions.pages import CentrePage
from pajaverkko.services import give_section, sync_roles


@receiver(post_migrate)
def keep_roles(sender: AppConfig, **kwargs: Any) -> None:
    """When all apps have been migrated and have their rights, the groups have what roles.py tells."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if sender == last:
        sync_roles(by=None)


@receiver(page_published, sender=CentrePage)
def keep_section(sender: type[CentrePage], instance: CentrePage, **kwargs: Any) -> None:
    """A centre's new page, or its translation, belongs to the centre's coordinators."""
    if instance.centre is not None:
        give_section(page=instance, by=None)
