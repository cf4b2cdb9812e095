"""Sending: whoever takes a letter sends it, and notes what became of it.

A letter is taken by an update that only one worker can make, for a time; a worker that dies meanwhile loses it to
another. One that dies between the server's yes and the note of it is the one case in which a copy is sent, with the
same id. While the server is away one letter asks for it twice a minute; when it is back, all that waited for it leave.
"""

import datetime
import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from base.kept_only import may_be_written_to
from base.outbox.choices import Failure, LetterState
from base.outbox.line import Line, verdict
from base.outbox.models import Letter
from base.outbox.pace import pace
from base.outbox.queries import (
    free_letters,
    last_sent_at,
    letters_due,
    letters_held,
    letters_to_try,
    letters_waiting,
    paused_since,
    server_away_since,
)

log = logging.getLogger(__name__)
LEASE = datetime.timedelta(minutes=2)
"""For so long a letter belongs to the worker that took it."""
ASK_AGAIN = datetime.timedelta(seconds=30)
"""Between two questions whether the mail server is back."""
FIRST_PAUSE, LONGEST_PAUSE = datetime.timedelta(seconds=10), datetime.timedelta(hours=1)
IN_VAIN = 3
"""Failures of the server in a row after which a round ends: it is not about one letter."""
ROUND = 20
"""Seconds that a round takes; its caller goes on with the next one."""
AT_ONCE = 100


def deliver_letters(*, go_on: Callable[[], bool] = lambda: True) -> int:
    """Send what is due; return how many left. Without a mail server everything waits."""
    now = timezone.now()
    letters_waiting().filter(expires_at__lte=now).exclude(lease_ends_at__gt=now).update(
        **_ending(LetterState.WITHDRAWN)
    )
    forgotten = Letter.objects.filter(state=LetterState.WITHDRAWN, forget_when_sent=True, forgotten_at=None)
    forgotten.update(**_blank())
    if not settings.CAN_SEND_MAIL or paused_since() or not pace.turn.acquire(blocking=False):
        return 0
    try:
        return _Round(go_on).run()
    finally:
        pace.turn.release()


class _Round:
    """One go through what is due, over one connection."""

    def __init__(self, go_on: Callable[[], bool]) -> None:
        self.ends = time.monotonic() + ROUND
        self.go_on = go_on
        self.line = Line()
        self.last_sent = last_sent_at()
        self.sent = 0
        self.in_vain = 0

    def run(self) -> int:
        try:
            while keys := self._keys():
                for key in keys:
                    if self.in_vain == IN_VAIN or time.monotonic() > self.ends or not self.go_on():
                        return self.sent
                    self._try(key)
        finally:
            self.line.close()
        return self.sent

    def _keys(self) -> list[int]:
        now = timezone.now()
        away = server_away_since(last_sent_at())
        if away is None:
            return list(letters_due(now).values_list("pk", flat=True)[:AT_ONCE])
        if self.in_vain or away > now - ASK_AGAIN:
            return []
        # The one that has asked least often, so that a letter which breaks the line by itself does not hold up others.
        return list(letters_to_try(now).order_by("attempts", "pk").values_list("pk", flat=True)[:1])

    def _try(self, key: int) -> None:
        pace.wait()
        try:
            self.line.open()
        except OSError as error:
            # Not even a connection: it is about none of the letters, and one of them notes it for all.
            self.in_vain = IN_VAIN
            _note_failure(key, None, error)
            return
        lease = _take(key)
        if lease is None:
            return
        try:
            letter = Letter.objects.get(pk=key)
            if not may_be_written_to(letter.person, letter.kind):
                _withdraw(letter)
                return
            self.line.send(letter)
        except (DatabaseError, Letter.DoesNotExist):
            raise
        except Exception as error:  # noqa: BLE001
            if _note_failure(key, lease, error) == Failure.AWAY:
                self.in_vain += 1
                self.line.close()
        else:
            _note_sent(letter)
            self._is_back()

    def _is_back(self) -> None:
        """The first letter that leaves takes along those that waited for the server."""
        self.in_vain = 0
        if not self.sent:
            letters_held(self.last_sent).update(next_try_at=timezone.now())
        self.sent += 1


def _take(key: int) -> datetime.datetime | None:
    """Make a letter this worker's own; return until when, or None when it was taken or withdrawn meanwhile."""
    now = timezone.now()
    lease = now + LEASE
    return lease if free_letters(now).filter(pk=key).update(lease_ends_at=lease) else None


def _withdraw(letter: Letter) -> None:
    """It may not leave: the use of the person's data has been restricted. What it says is not kept either."""
    Letter.objects.filter(pk=letter.pk).update(**_ending(LetterState.WITHDRAWN), **_blank())


def _note_sent(letter: Letter) -> None:
    """Also when it was withdrawn in this very moment: it has left."""
    values = _ending(LetterState.SENT) | {"tried_at": timezone.now(), "attempts": letter.attempts + 1, "failure": ""}
    if letter.forget_when_sent and not settings.MAILS_ARE_READABLE:
        values |= _blank()
    Letter.objects.filter(pk=letter.pk).exclude(state=LetterState.SENT).update(**values)


def _note_failure(key: int, lease: datetime.datetime | None, error: Exception) -> Failure:
    """Never what the server said: it may repeat the address."""
    failure, code = verdict(error)
    now = timezone.now()
    attempts = Letter.objects.values_list("attempts", flat=True).get(pk=key) + 1
    values: dict[str, object] = {"failure": failure, "reply_code": code, "tried_at": now, "attempts": attempts}
    values["lease_ends_at"] = None
    if failure == Failure.REFUSED:
        values |= _ending(LetterState.REFUSED)
    else:
        values["next_try_at"] = now + pause_after(attempts)
    own = letters_waiting().filter(lease_ends_at=lease) if lease else free_letters(now)
    own.filter(pk=key).update(**values)
    level = logging.INFO if failure == Failure.AWAY else logging.WARNING
    log.log(level, "Letter %s did not leave: %s %s.", key, failure.value, code or type(error).__name__)
    return failure


def pause_after(attempts: int) -> datetime.timedelta:
    """Ten seconds, then twice as long each time, at most an hour."""
    return min(FIRST_PAUSE * 2 ** min(attempts - 1, 20), LONGEST_PAUSE)


def _ending(state: LetterState) -> dict[str, object]:
    return {"state": state, "ended_at": timezone.now(), "lease_ends_at": None}


def _blank() -> dict[str, object]:
    return {"address": "", "subject": "", "body": "", "forgotten_at": timezone.now()}
