"""What happens by itself, each one call to one service."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from wagtail.signals import page_published

from workshops.feedback.services import follow_day, keep_ready_instruments
from workshops.series.pages import WorkshopPage


@receiver(page_published, sender=WorkshopPage)
def follow_the_workshop(sender: type[WorkshopPage], instance: WorkshopPage, **kwargs: Any) -> None:
    """A workshop that was moved is asked about on its new day."""
    follow_day(workshop_key=instance.translation_key, by=None)


@receiver(post_migrate)
def have_ready_instruments(sender: AppConfig, **kwargs: Any) -> None:
    """When the tables of this domain are there."""
    if sender.name == "workshops":
        keep_ready_instruments(by=None)
