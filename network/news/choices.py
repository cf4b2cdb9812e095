"""What can be followed by e-mail, and the limits of it."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    COUNCIL = "council", _("a council")
    THEME = "theme", _("a theme")


CONFIRMED_WITHIN = datetime.timedelta(days=7)
"""An address that nobody has confirmed is forgotten after this, and its letter does not leave any more."""
MOST_ASKED = 3
"""Letters to confirm, to one address in a day: nobody is to have a stranger's post box filled by this site."""
MOST_TOLD = 20
"""Things told in one letter; the rest is read on the site."""
