"""Calendar files (RFC 5545) that programs of all kinds agree on.

The zone is written out with its two rules, for what libraries make of it ends in some year or is an hour off at the
change-over. A moment that comes twice in a night is told in UTC, for its local time would be two moments.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from icalendar import Calendar, Event as Component, vDatetime, vText

ZONE = "Europe/Helsinki"
LONGEST_LINE = 74
"""Octets of a line; some clients refuse exactly the 75 that are allowed."""
REFRESHED = "PT6H"
"""A hint; programs look again when they like, up to a day later."""
HELSINKI = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        f"TZID:{ZONE}",
        "BEGIN:DAYLIGHT",
        "DTSTART:19970330T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "TZNAME:EEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T040000",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "TZNAME:EET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
)
_BREAK = re.compile(r"\r\n[ \t]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Entry:
    """One event. `uid` stays for life; `sequence` goes up when time, place or cancellation change."""

    uid: str
    sequence: int
    changed_at: datetime.datetime
    starts_at: datetime.datetime
    ends_at: datetime.datetime | None
    summary: str
    place: str = ""
    address: str = ""
    description: str = ""
    is_cancelled: bool = False


def calendar_file(
    entries: Iterable[Entry], *, name: str, is_subscription: bool = True, maker: str = "Pajaverkko"
) -> bytes:
    """A file with these events; that of one event alone, once it is cancelled, has the method CANCEL.

    `maker` is who made it.
    """
    told = list(entries)
    is_cancelled = not is_subscription and all(entry.is_cancelled for entry in told)
    calendar = Calendar()
    calendar.add("prodid", f"-//{maker}//{maker}//FI")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if told and is_cancelled else "PUBLISH")
    for heading in ("name", "x-wr-calname"):
        calendar.add(heading, vText(_plain(name)))
    calendar.add("x-wr-timezone", vText(ZONE))
    calendar["refresh-interval;value=duration"] = vText(REFRESHED)
    calendar["x-published-ttl"] = vText(REFRESHED)
    for entry in told:
        calendar.add_component(_component(entry))
    return _written(calendar)


def _component(entry: Entry) -> Component:
    event = Component()
    event.add("uid", vText(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("summary", vText(_plain(entry.summary)))
    changed = entry.changed_at.astimezone(datetime.UTC).replace(microsecond=0)
    for heading in ("dtstamp", "last-modified"):
        event.add(heading, changed)
    ends_at = entry.ends_at or entry.starts_at + datetime.timedelta(hours=1)
    for heading, moment in (("dtstart", entry.starts_at), ("dtend", ends_at)):
        event[heading] = _moment(moment)
    if entry.place:
        event.add("location", vText(_plain(entry.place)))
    # Many programs show no URL: the link stands in the text as well.
    if words := "\n".join(filter(None, (entry.description, entry.address))):
        event.add("description", vText(_plain(words)))
    if entry.address:
        event.add("url", entry.address)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _moment(moment: datetime.datetime) -> vDatetime:
    local = timezone.localtime(moment).replace(second=0, microsecond=0)
    if local.fold:
        return vDatetime(moment.astimezone(datetime.UTC).replace(second=0, microsecond=0))
    told = vDatetime(local.replace(tzinfo=None))
    told.params["TZID"] = ZONE
    return told


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _written(calendar: Calendar) -> bytes:
    """With the zone before the first event, and lines folded anew."""
    whole = _BREAK.sub("", calendar.to_ical().decode())
    head, begin, events = whole.partition("BEGIN:VEVENT\r\n")
    if begin:
        head = f"{head}{HELSINKI}\r\n"
    lines = f"{head}{begin}{events}".split("\r\n")
    return "\r\n".join(_folded(line) for line in lines).encode()


def _folded(line: str) -> str:
    """The line in parts of few octets, each but the first behind a space; no sign is torn."""
    parts, used = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if used + octets > LONGEST_LINE:
            parts.append("")
            used = 1
        parts[-1] += sign
        used += octets
    return "\r\n ".join(parts)
