"""Ready instruments of feedback, and the states of what is answered back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Variant(TextChoices):
    """The ready instruments, by their names in addresses; who is asked."""

    WORKERS = "palaute-tyontekijat", _("workers")
    CLIENTS = "palaute-asiakkaat", _("clients and experts by experience")
    MEMBERS = "palaute-raati", _("members of a council")


OF_WORKSHOPS = (Variant.WORKERS, Variant.CLIENTS)
DAYS_OPEN = 14
"""For which feedback is taken after the day of the workshop."""
LONGEST_REPLY = 1_500
