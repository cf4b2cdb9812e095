"""Signs of life of what runs in the background: each loop of the worker notes when it was last at work."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERY = 30
"""Seconds between two signs of life."""
LOOPS: dict[str, tuple[Promise, datetime.timedelta]] = {
    "letters": (_("sends mail"), datetime.timedelta(minutes=5)),
    "schedule": (_("publishes and takes down at the set hour"), datetime.timedelta(minutes=5)),
    "requests": (_("answers those who ask for a link"), datetime.timedelta(minutes=5)),
    "reminders": (_("reminds of workshops and thanks for coming"), datetime.timedelta(minutes=10)),
    "places": (_("gives freed places and tells who has enrolled"), datetime.timedelta(minutes=5)),
    "proxies": (_("tells proxies what has changed"), datetime.timedelta(minutes=5)),
    "answers": (_("mixes in the answers to surveys"), datetime.timedelta(minutes=10)),
    "records": (_("deletes in time and seals the audit log"), datetime.timedelta(hours=1)),
    # A large database takes its time to be written anew.
    "compacting": (_("writes the database's files anew after the night's deletion"), datetime.timedelta(hours=2)),
    # A round of links may take half an hour.
    "chores": (_("does what is due once a day"), datetime.timedelta(hours=1)),
}
"""The loops by name: what each does, and how long it may be silent."""


class Heartbeat(models.Model):
    """When a loop was last at work, in whichever worker."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    beat_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Seen:
    """A loop and when it was last seen; never is `None`."""

    label: str
    beat_at: datetime.datetime | None
    is_silent: bool


def beat(name: str) -> None:
    """Note that a loop is at work."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": timezone.now()})


def loops_seen() -> list[Seen]:
    """Every loop that there should be. One that has never been seen is silent, too."""
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    now = timezone.now()
    found = []
    for name, (label, patience) in LOOPS.items():
        last = beats.get(name)
        found.append(Seen(str(label), last, last is None or now - last > patience))
    return found
