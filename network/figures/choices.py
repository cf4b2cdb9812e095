"""States of a frozen report, and every step that leads from one to another."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from base.half_years import HalfYear


class FrozenState(TextChoices):
    DRAFT = "draft", _("to be looked at")
    PUBLISHED = "published", _("public")
    WITHDRAWN = "withdrawn", _("no longer public")


S = FrozenState
STEPS: dict[FrozenState, frozenset[FrozenState]] = {
    S.DRAFT: frozenset({S.PUBLISHED}),
    S.PUBLISHED: frozenset({S.WITHDRAWN}),
    S.WITHDRAWN: frozenset(),
}
"""What has been public once is never frozen anew: whoever kept it could subtract."""
SEEN = frozenset({S.PUBLISHED, S.WITHDRAWN})
"""What an enemy may have kept."""
PERIODS_OFFERED = 8
"""Half-years, the newest first, that can be frozen: four years."""
LONGEST_WHY = 500
SETTLING = datetime.timedelta(days=14)
"""So long after the last day attendance is noted and surveys are closed."""


def can_be_frozen(period: HalfYear, today: datetime.date) -> bool:
    return period.has_ended(today - SETTLING)
