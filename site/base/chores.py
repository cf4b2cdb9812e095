"""What the worker does once a day."""

import datetime
import logging
import traceback
from collections.abc import Callable

from django.db import models
from django.utils.translation import gettext_lazy as _

log = logging.getLogger(__name__)
Work = Callable[[datetime.date], object]

_daily: dict[str, Work] = {}


class Chore(models.Model):
    """On which day a chore was last begun."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    begun_on = models.DateField(_("begun"))

    class Meta:
        verbose_name = _("chore")
        verbose_name_plural = _("chores")

    def __str__(self) -> str:
        return f"{self.name} {self.begun_on}"


def daily(work: Work) -> Work:
    """Register a function that is called with the day, once a day. Its name is that of the chore."""
    _daily[f"{work.__module__}.{work.__name__}"] = work
    return work


def do_chores(today: datetime.date) -> list[str]:
    """Do what has not been begun today; return the names. One that fails is logged and done tomorrow."""
    done = []
    for name, work in sorted(_daily.items()):
        if not _claim(name, today):
            continue
        done.append(name)
        try:
            work(today)
        except Exception as error:  # noqa: BLE001
            # Where and what, but not the words of the error: they may hold somebody's address.
            frame = traceback.extract_tb(error.__traceback__)[-1]
            log.error("The chore %s failed: %s in %s, line %s.", name, type(error).__name__, frame.name, frame.lineno)
    return done


def _claim(name: str, today: datetime.date) -> bool:
    """Whether this process is the one that does it today, of however many workers."""
    Chore.objects.get_or_create(name=name, defaults={"begun_on": today - datetime.timedelta(days=1)})
    return bool(Chore.objects.filter(name=name, begun_on__lt=today).update(begun_on=today))
