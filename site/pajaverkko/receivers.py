"""What happens by itself, each one call to one service."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published

from base.pages import BasePage
from base.services import carry_to_translations, note_references
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


@receiver(copy_for_translation_done)
def keep_translated_section(sender: type[Page], target_obj: Any, **kwargs: Any) -> None:
    """A centre's page in another language, be it an alias made on the way, belongs to its coordinators at once."""
    target = target_obj.specific if isinstance(target_obj, Page) else target_obj
    if isinstance(target, CentrePage) and target.centre is not None:
        give_section(page=target, by=None)


@receiver(page_published)
def keep_translations(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """What is the same in all languages, such as a workshop's time, follows the Finnish page."""
    if isinstance(instance, BasePage):
        carry_to_translations(page=instance, by=None)


@receiver(page_published)
def keep_files(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A file can be opened as soon as its page can, and no longer when the page lets it go."""
    if isinstance(instance, BasePage):
        note_references(page=instance, by=None)
