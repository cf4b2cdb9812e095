"""What Django checks of the outbox at every start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from base.outbox.words import check_sender


@register()
def letters_keep_their_secrets(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Nobody reads letters in the admin of a public site, and their sender tells nothing."""
    faults: list[CheckMessage] = []
    if settings.MAILS_ARE_READABLE and not settings.DEMO_ALLOWED:
        faults.append(Error("MAILS_ARE_READABLE is for one's own machine and the demo only.", id="base.E001"))
    try:
        check_sender(settings.DEFAULT_FROM_EMAIL)
    except ImproperlyConfigured as error:
        faults.append(Error(str(error), id="base.E002"))
    return faults
