"""Where a council stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CouncilState(models.TextChoices):
    CALLING = "calling", _("looking for members")
    ACTIVE = "active", _("meets")
    PERMANENT = "permanent", _("meets, made permanent")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


AT_WORK = frozenset({CouncilState.CALLING, CouncilState.ACTIVE, CouncilState.PERMANENT})
"""Councils one can turn to now."""


class SeatRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    DEPUTY = "deputy", _("deputy")
