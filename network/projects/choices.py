"""Roles of partners, and where a project stands."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerRole(models.TextChoices):
    LEAD = "lead", _("leads the project")
    IMPLEMENTER = "implementer", _("carries out a part")
    PARTNER = "partner", _("partner")
    FUNDER = "funder", _("funder")
    TARGET = "target", _("benefits from the results")


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("begins later")
    UNDER_WAY = "under_way", _("under way")
    ENDED = "ended", _("ended")

    @classmethod
    def on(cls, day: datetime.date, starts_on: datetime.date | None, ends_on: datetime.date | None) -> "ProjectStatus":
        """Where a project of these dates stands on a day."""
        if starts_on and day < starts_on:
            return cls.PLANNED
        return cls.ENDED if ends_on and ends_on < day else cls.UNDER_WAY
