"""What happens by itself here, each one call to one service."""

from typing import Any

from django.dispatch import receiver
from wagtail.signals import page_published

from network.applications.pages import CallPage
from network.applications.services import keep_call


@receiver(page_published, sender=CallPage)
def keep_days(sender: type[CallPage], instance: CallPage, **kwargs: Any) -> None:
    """The days that a published page tells hold."""
    keep_call(call_key=instance.translation_key, by=None)
