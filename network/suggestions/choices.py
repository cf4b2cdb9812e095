"""What becomes of a suggestion, and what its sender says of the right to use it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SuggestionState(models.TextChoices):
    NEW = "new", _("waits to be looked at")
    TAKEN = "taken", _("taken into the bank")
    DECLINED = "declined", _("not taken")


class Rights(models.TextChoices):
    """What the sender knows of whose the material is."""

    MINE = "mine", _("I made it, and others may use and adapt it when they name the maker")
    OPEN = "open", _("Somebody else made it, and it says that it may be used")
    UNKNOWN = "unknown", _("I do not know")
