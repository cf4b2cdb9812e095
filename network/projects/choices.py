"""Roles of partners, and where a project stands."""

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
