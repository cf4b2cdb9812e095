"""What processes do on a site of their own: one letter to send, senders, a look at what became of it."""

import datetime
import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from base.heartbeats import Heartbeat
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.services import KEPT_WAITING


def begin() -> None:
    """One letter waits, and no worker has ever been seen."""
    Heartbeat.objects.all().delete()
    Letter.objects.all().delete()
    now = timezone.now()
    Letter.objects.create(
        event="tapahtuma",
        person="henkilö",
        kind="koe",
        version="1",
        message_id="<sama@localhost>",
        language="fi",
        address="henkilo@posti.example",
        subject="Viesti",
        body="Hei!",
        queued_at=now,
        next_try_at=now,
        expires_at=now + KEPT_WAITING,
    )


def send(port: int, later: int, number_in: str) -> None:
    """Send what waits so many seconds later; the number of the process stands in a file meanwhile."""
    real, wait = timezone.now, datetime.timedelta(seconds=later)
    timezone.now = lambda: real() + wait
    _speak_to(port)
    Path(number_in).write_text(str(os.getpid()))
    deliver_letters()


def send_at_once(port: int, senders: int) -> list[int]:
    """So many processes, let go in one moment; how they ended."""
    _speak_to(port)
    waiting, going = os.pipe()
    numbers = [_sender(waiting, going) for _ in range(senders)]
    os.close(going)
    return [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]


def _sender(waiting: int, going: int) -> int:
    number = os.fork()
    if number:
        return number
    try:
        os.close(going)
        os.read(waiting, 1)
        deliver_letters()
    except BaseException:  # noqa: BLE001
        os._exit(1)
    os._exit(0)


def _speak_to(port: int) -> None:
    settings.CAN_SEND_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port


def state() -> list[str | int]:
    """State and tries of the letter."""
    letter = Letter.objects.get()
    return [letter.state, letter.attempts]


def beats() -> list[str]:
    """The loops of a worker that have been seen."""
    return list(Heartbeat.objects.values_list("name", flat=True))
