"""Days, moments and periods as people write them, in Finnish, Swedish and English."""

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext

Moment = datetime.date | datetime.datetime


def day_text(moment: Moment, *, weekday: bool = False) -> str:
    """ "14.3.2027", or "ke 14.3.2027" with the weekday."""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment).date()
    form = pgettext("date format with weekday", "D j M Y") if weekday else pgettext("date format", "j M Y")
    return date_format(moment, form, use_l10n=False)


def time_text(moment: datetime.datetime) -> str:
    """ "13.00" in Helsinki time."""
    return date_format(timezone.localtime(moment), pgettext("time format", "H:i"), use_l10n=False)


def moment_text(moment: datetime.datetime) -> str:
    """ "ke 14.3.2027 klo 13.00" in Helsinki time."""
    return gettext("%(day)s at %(time)s") % {"day": day_text(moment, weekday=True), "time": time_text(moment)}


def period_text(start: Moment | None, end: Moment | None) -> str:
    """A period of days ("1.8.2016–31.7.2019") or a moment with its end ("ke 14.3.2027 klo 13.00–15.30")."""
    if start is None:
        return gettext("until %(day)s") % {"day": day_text(end)} if end else ""
    if not isinstance(start, datetime.datetime):
        return f"{day_text(start)}–{day_text(end) if end else ''}"
    text = moment_text(start)
    if not isinstance(end, datetime.datetime):
        return text
    if timezone.localtime(end).date() == timezone.localtime(start).date():
        return f"{text}–{time_text(end)}"
    return f"{text} – {moment_text(end)}"
