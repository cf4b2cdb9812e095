"""How it went, and what becomes of what was told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    WELL = "well", _("It worked as it is")
    ADAPTED = "adapted", _("It worked when we adapted it")
    NOT_FOR_US = "not_for_us", _("It did not suit us")


class ExperienceState(models.TextChoices):
    NEW = "new", _("waits to be looked at")
    SHOWN = "shown", _("shown")
    DECLINED = "declined", _("not shown")
