"""Once a day: whom letters went to and what they said is deleted, later the letters themselves."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from base.chores import daily
from base.outbox.choices import LetterState
from base.outbox.models import Letter

TEXT_KEPT = datetime.timedelta(days=14)
"""Address and text stay for so long after a letter was sent, withdrawn or refused."""
LETTER_KEPT = datetime.timedelta(days=365)
"""For counts, without address and text."""


@daily
def forget_letters(today: datetime.date) -> None:
    now = timezone.now()
    _ended_before(now - TEXT_KEPT).filter(forgotten_at=None).update(address="", subject="", body="", forgotten_at=now)
    _ended_before(now - LETTER_KEPT).delete()


def _ended_before(moment: datetime.datetime) -> QuerySet[Letter]:
    return Letter.objects.exclude(state=LetterState.WAITING).filter(ended_at__lte=moment)
