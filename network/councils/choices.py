"""Where a council stands."""

import datetime

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

TURNED = frozenset({CouncilState.PERMANENT, CouncilState.PAUSED, CouncilState.ENDED})
"""Turns of which everybody is told since when and why."""

CHECKED_AFTER = datetime.timedelta(days=60)
"""How long after a term its members can still be asked about a memo of it."""
SUMMARY_BEFORE = datetime.timedelta(days=60)
"""How long before the last day of a term its summary is asked for."""


class MemoRule(models.TextChoices):
    """How a council agrees its memos."""

    ALL_HEARD = "all_heard", _("when everybody has been heard and no remark waits for an answer")
    NO_OBJECTION = "no_objection", _("when nobody has remarked by the day that was told")
    NEXT_MEETING = "next_meeting", _("at the next meeting")


class SeatRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    MEMBER = "member", _("member")
    DEPUTY = "deputy", _("deputy")
