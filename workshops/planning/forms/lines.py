"""Days and times as people type them: "su 14.3.2027 klo 12.00–15.00 Omatyöntekijä ja työnjako", in Helsinki time."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from base.dates import day_text
from workshops.planning.services import Planned

EXAMPLE = "14.3.2027 12.00–15.00"
WEEKDAYS = {
    name: number
    for number, names in enumerate(("ma må mo", "ti tu", "ke on we", "to th", "pe fr", "la lö sa", "su sö"))
    for name in names.split()
}
"""The first two letters of weekdays in Finnish, Swedish and English; none of them means two days."""
YEARS = range(2000, 2101)

_DAY = r"(?P<day1>\d{1,2})\.\s?(?P<month1>\d{1,2})\.?\s?(?P<year1>\d{1,4}(?![.:]?\d))?"
_LAST_DAY = r"(?P<day2>\d{1,2})\.\s?(?P<month2>\d{1,2})\.\s?(?P<year2>\d{4})"
_TIME = r"(?P<hour{n}>\d{{1,2}})(?:[.:](?P<minute{n}>\d{{2}}))?(?!\d)"
_AT = r"(?:\s*,)?\s*(?:(?:klo|kl|at)\b\.?\s*)?"
LINE = re.compile(
    r"[\s•*–-]*(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s+)?"
    + _DAY
    + rf"(?:{_AT}{_TIME.format(n=1)}(?:\s*[-–—]\s*(?:{_LAST_DAY}{_AT})?{_TIME.format(n=2)})?)?"
    + r"[\s,;:–—-]*(?P<title>.*)",
    re.IGNORECASE,
)


def planned_on(line: str) -> Planned:
    """What one line tells. Raises ValidationError with what is wrong, in words."""
    found = LINE.fullmatch(line.strip())
    if found is None:
        raise ValidationError(_("Write the day and the times, for example: %(example)s") % {"example": EXAMPLE})
    told = found.groupdict()
    day = _day(told, 1)
    _check_weekday(told["weekday"], day)
    starts_at = _moment(day, told, 1)
    if told["hour2"] is None:
        raise ValidationError(_("Write also when it ends, for example: %(example)s") % {"example": EXAMPLE})
    ends_at = _moment(_day(told, 2) if told["day2"] else day, told, 2)
    if ends_at <= starts_at:
        raise ValidationError(_("The workshop ends before it begins."))
    return Planned(starts_at, ends_at, " ".join(told["title"].split()))


def typed(starts_at: datetime.datetime, ends_at: datetime.datetime | None, days: int = 0) -> str:
    """A time as one may type it, so many days later, at the same hours of the clock in Helsinki."""
    start, end = (at and timezone.localtime(at, timezone.get_default_timezone()) for at in (starts_at, ends_at))
    assert start is not None  # noqa: S101
    text = f"{_plain_day(start, days)} {start.hour}.{start.minute:02}"
    if end is None:
        return text
    other = f"{_plain_day(end, days)} " if end.date() != start.date() else ""
    return f"{text}–{other}{end.hour}.{end.minute:02}"


def _plain_day(moment: datetime.datetime, days: int) -> str:
    day = moment.date() + datetime.timedelta(days=days)
    return f"{day.day}.{day.month}.{day.year}"


def _day(told: dict[str, str | None], part: int) -> datetime.date:
    year = told[f"year{part}"] or ""
    if len(year) != 4 or int(year) not in YEARS:
        raise ValidationError(_("Write the year with four digits, for example: %(example)s") % {"example": EXAMPLE})
    day, month = told[f"day{part}"], told[f"month{part}"]
    try:
        return datetime.date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        raise ValidationError(_("There is no such day: %(day)s") % {"day": f"{day}.{month}.{year}"}) from None


def _check_weekday(name: str | None, day: datetime.date) -> None:
    """A weekday that is told has to fit: it shows that the day was not meant."""
    if name is None:
        return
    if name[:2].lower() not in WEEKDAYS:
        raise ValidationError(_("Write the day and the times, for example: %(example)s") % {"example": EXAMPLE})
    if WEEKDAYS[name[:2].lower()] != day.weekday():
        raise ValidationError(_("The weekday does not fit: it is %(day)s.") % {"day": day_text(day, weekday=True)})


def _moment(day: datetime.date, told: dict[str, str | None], part: int) -> datetime.datetime:
    hour, minute = told[f"hour{part}"], told[f"minute{part}"] or "00"
    if hour is None:
        raise ValidationError(_("Write the times as well, for example: %(example)s") % {"example": EXAMPLE})
    try:
        clock = datetime.datetime.combine(day, datetime.time(int(hour), int(minute)))
    except ValueError:
        raise ValidationError(_("There is no such time: %(time)s") % {"time": f"{hour}.{minute}"}) from None
    return _in_helsinki(clock)


def _in_helsinki(clock: datetime.datetime) -> datetime.datetime:
    """The moment at which the clock shows this. Raises ValidationError where it never does, or does twice."""
    zone = timezone.get_default_timezone()
    first, second = (clock.replace(tzinfo=zone, fold=fold).astimezone(datetime.UTC) for fold in (0, 1))
    if first == second:
        return first
    words = {"time": f"{clock.hour}.{clock.minute:02}", "day": day_text(clock.date())}
    if first.astimezone(zone).replace(tzinfo=None) != clock:
        raise ValidationError(_("There is no %(time)s on %(day)s: the clock goes forward then.") % words)
    raise ValidationError(_("%(time)s comes twice on %(day)s: the clock goes back then. Choose another time.") % words)
