"""What processes do on a site that is copied: queue letters, write beside the copying, tell what is there."""

import io
import sys
import time
from typing import Any

from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from base.chores import Chore
from base.heartbeats import Heartbeat
from base.outbox.delivering import deliver_letters
from base.outbox.mail import Mail
from base.outbox.models import Letter
from base.outbox.queries import paused_since
from base.outbox.services import queue_mail
from base.references import new_reference
from network.people.models import Person

PAIR = ("first", "second")


def command(words: list[str], told: dict[str, str]) -> list[Any]:
    """Whether a command of manage.py did what it should, and what it said; with settings for keys."""
    said = io.StringIO()
    try:
        with override_settings(**told):
            call_command(*words, stdout=said)
    except CommandError as error:
        return [False, str(error)]
    return [True, said.getvalue()]


def queue(number: int) -> None:
    """So many letters that wait: nothing sends them meanwhile."""
    for place in range(number):
        with override_settings(CAN_SEND_MAIL=False), transaction.atomic():
            queue_mail(
                mail=Mail("Aihe", "Teksti", "fi"),
                to=f"jono{place}@posti.example",
                event=new_reference(),
                person=new_reference(),
                kind="tried",
                by=None,
            )


def deliver() -> list[str]:
    """What a worker would send now, to a box in memory; the addresses."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend", CAN_SEND_MAIL=True):
        mail.outbox = []
        deliver_letters()
        return [address for letter in mail.outbox for address in letter.to]


def letters() -> dict[str, int]:
    states = list(Letter.objects.values_list("state", flat=True))
    return {state: states.count(state) for state in set(states)} | {"paused": int(paused_since() is not None)}


def write_pairs(seconds: float, tell_after: int = -1) -> int:
    """For so long, two rows at a time that belong together; how many pairs. Tells when it has begun."""
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        with transaction.atomic():
            for name in PAIR:
                Chore.objects.create(name=f"{name}-{number}", begun_on="2027-01-01")
        number += 1
        if number == tell_after:
            sys.stdout.write("begun\n")
            sys.stdout.flush()
    return number


def pairs() -> list[int]:
    return [Chore.objects.filter(name__startswith=f"{name}-").count() for name in PAIR]


def there() -> dict[str, Any]:
    """Rows of each table that nobody writes to by only looking, and names of people."""
    tables = {
        model._meta.db_table: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    changing = {"base_publicchange", "django_session", "base_letter", "base_outboxpause", "base_auditcheck"}
    return {
        "rows": {name: number for name, number in tables.items() if name not in changing},
        "people": sorted(Person._base_manager.values_list("full_name", flat=True)),
        "next": _next_key(),
    }


def _next_key() -> bool:
    """Whether a new row gets a key of its own after what was put back."""
    with transaction.atomic():
        row = Chore.objects.create(name="uusi", begun_on="2027-01-01")
        is_new = Chore.objects.filter(pk=row.pk).count() == 1
        transaction.set_rollback(True)
    return is_new


def be_silent() -> None:
    Heartbeat.objects.all().delete()
