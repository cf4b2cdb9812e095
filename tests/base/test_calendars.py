"""Calendar files are read by programs of all kinds, to the minute."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from base.calendars import LONGEST_LINE, Entry, calendar_file

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)
CHANGES = [
    datetime.date(year, month, day)
    for year, month, day in (
        (2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2028, 10, 29),
        (2029, 3, 25), (2029, 10, 28), (2030, 3, 31), (2030, 10, 27),
    )
]  # fmt: skip


def moments() -> list[datetime.datetime]:
    """Every half hour of both change-over days of five years, midnights, and a leap day."""
    starts = [datetime.datetime.combine(day, datetime.time(), HELSINKI).astimezone(datetime.UTC) for day in CHANGES]
    halves = [start + datetime.timedelta(minutes=30 * half) for start in starts for half in range(50)]
    return [*halves, datetime.datetime(2028, 2, 29, 22, tzinfo=datetime.UTC)]


def entry(moment: datetime.datetime, **told: object) -> Entry:
    values: dict[str, object] = {
        "uid": f"{moment:%Y%m%dT%H%M}@x",
        "sequence": 0,
        "changed_at": NOW,
        "summary": "Työpaja",
    }
    ends_at = moment + datetime.timedelta(minutes=90)
    return Entry(starts_at=moment, ends_at=ends_at, **{**values, **told})  # type: ignore[arg-type]


def by_hand(written: bytes) -> list[tuple[datetime.datetime, datetime.datetime]]:
    """Read without any library: the zone by the two rules that stand in the file."""
    lines = written.decode().replace("\r\n ", "").split("\r\n")
    events = "\n".join(lines).split("BEGIN:VEVENT")[1:]
    return [tuple(_read(event, heading) for heading in ("DTSTART", "DTEND")) for event in events]  # type: ignore[misc]


def _read(event: str, heading: str) -> datetime.datetime:
    line = next(line for line in event.split("\n") if line.startswith(heading))
    told = datetime.datetime.strptime(f"{line.rpartition(':')[2].rstrip('Z')}+0000", "%Y%m%dT%H%M%S%z")
    if line.endswith("Z"):
        return told
    spring, autumn = (_last_sunday(told.year, month) for month in (3, 10))
    begins, ends = (spring, datetime.time(3)), (autumn, datetime.time(4))
    is_summer = begins <= (told.date(), told.time()) < ends
    return told - datetime.timedelta(hours=3 if is_summer else 2)


def _last_sunday(year: int, month: int) -> datetime.date:
    last = datetime.date(year, month, 31)
    return last - datetime.timedelta(days=(last.weekday() + 1) % 7)


def test_two_readers_find_every_moment_where_it_is():
    wanted = [(moment, moment + datetime.timedelta(minutes=90)) for moment in moments()]
    assert len(wanted) > 400
    written = calendar_file([entry(moment) for moment, _end in wanted], name="Työpajat")

    read = [
        (event["dtstart"].dt.astimezone(datetime.UTC), event["dtend"].dt.astimezone(datetime.UTC))
        for event in Calendar.from_ical(written).walk("VEVENT")
    ]
    assert read == wanted
    assert by_hand(written) == wanted


def test_lines_are_short_and_no_sign_is_torn():
    hostile = "Ä" * 300 + "; , \\ \r\nBEGIN:VEVENT\r\nATTENDEE:x"
    written = calendar_file([entry(NOW, summary=hostile, place=hostile, description=hostile)], name=hostile)

    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert [line.decode() for line in lines][-1] == ""
    assert written.count(b"\r\nBEGIN:VEVENT\r\n") == 1
    assert b"\r\nATTENDEE" not in written
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_cancelled_event_keeps_its_name_and_says_so_twice():
    written = calendar_file([entry(NOW, sequence=3, is_cancelled=True)], name="Työpaja", is_subscription=False).decode()

    for told in ("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:20261126T1200@x"):
        assert f"\r\n{told}\r\n" in written


def test_subscription_is_published_whatever_is_cancelled_in_it():
    written = calendar_file([entry(NOW, is_cancelled=True)], name="Työpajat").decode()

    assert "\r\nMETHOD:PUBLISH\r\n" in written
    assert "\r\nSTATUS:CANCELLED\r\n" in written


def test_link_stands_in_the_text_as_well():
    written = calendar_file([entry(NOW, address="https://x.example/p/")], name="Työpaja").decode()

    assert "DESCRIPTION:https://x.example/p/" in written
    assert "URL:https://x.example/p/" in written


@pytest.mark.parametrize("part", ["BEGIN:VTIMEZONE", "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"])
def test_file_has_what_programs_ask_for(part: str):
    assert f"\r\n{part}\r\n" in calendar_file([entry(NOW)], name="Työpajat").decode()
