"""How a link reaches its person, and how long things hold."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    EMAIL = "email", _("by e-mail")
    PAPER = "paper", _("on paper")


DAYS = {Way.EMAIL: 7, Way.PAPER: 60}
"""Days that a link or a code opens the page."""
SESSION = datetime.timedelta(minutes=30)
"""Without a press for so long the page closes: many use a computer that others use after them."""
