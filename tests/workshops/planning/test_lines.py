"""Days and times as people type them."""

import datetime
import time
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from workshops.planning.forms.lines import EXAMPLE, planned_on, typed

SUNDAY = "2027-03-14T10:00 2027-03-14T13:00"


def read(line: str) -> str:
    """The moments in UTC, and the title."""
    found = planned_on(line)
    moments = (
        moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M") for moment in (found.starts_at, found.ends_at)
    )
    return " ".join([*moments, found.title]).strip()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("14.3.2027 klo 12.00–15.00 Omatyöntekijä ja työnjako", f"{SUNDAY} Omatyöntekijä ja työnjako"),
        ("14.3.2027 12-15", SUNDAY),
        ("  su 14.3.2027 klo 12–15", SUNDAY),
        ("Sunnuntai 14.03.2027, klo 12:00 – 15:00, Aloitus", f"{SUNDAY} Aloitus"),
        ("söndag 14.3.2027 kl. 12.00-15.00: Början", f"{SUNDAY} Början"),
        ("Sunday 14.3.2027 at 12-15 Start", f"{SUNDAY} Start"),
        ("- 14. 3. 2027 12 — 15", SUNDAY),
        ("14.3.2027 12-15 3. tapaaminen", f"{SUNDAY} 3. tapaaminen"),
        ("14.3.2027 12-15.30 3. tapaaminen", "2027-03-14T10:00 2027-03-14T13:30 3. tapaaminen"),
        ("14.3.2027 12.00–15.3.2027 klo 15.00 Leiri", "2027-03-14T10:00 2027-03-15T13:00 Leiri"),
        ("14.7.2027 12-15", "2027-07-14T09:00 2027-07-14T12:00"),
        ("29.2.2028 0.05-23.59", "2028-02-28T22:05 2028-02-29T21:59"),
        ("28.3.2027 2.59-4.00", "2027-03-28T00:59 2027-03-28T01:00"),
        ("31.10.2027 2.59-4.00", "2027-10-30T23:59 2027-10-31T02:00"),
    ],
)
def test_line_is_read(line: str, told: str):
    assert read(line) == told


EXAMPLED = {"example": EXAMPLE}


@pytest.mark.parametrize(
    ("line", "fault", "words"),
    [
        ("14.3. klo 9–11.30", "Write the year with four digits, for example: %(example)s", EXAMPLED),
        ("14.3. 12-15", "Write the year with four digits, for example: %(example)s", EXAMPLED),
        ("14.3.27 12-15", "Write the year with four digits, for example: %(example)s", EXAMPLED),
        ("14.3.1027 12-15", "Write the year with four digits, for example: %(example)s", EXAMPLED),
        ("14.3.2027 Aloitus", "Write the times as well, for example: %(example)s", EXAMPLED),
        ("14.3.2027 klo 12 Aloitus", "Write also when it ends, for example: %(example)s", EXAMPLED),
        ("Aloitus maaliskuussa", "Write the day and the times, for example: %(example)s", EXAMPLED),
        ("päivä 14.3.2027 12-15", "Write the day and the times, for example: %(example)s", EXAMPLED),
        ("31.2.2027 12-15", "There is no such day: %(day)s", {"day": "31.2.2027"}),
        ("14.3.2027 25-26", "There is no such time: %(time)s", {"time": "25.00"}),
        ("14.3.2027 12-15.75", "There is no such time: %(time)s", {"time": "15.75"}),
        ("14.3.2027 15-12", "The workshop ends before it begins.", {}),
        ("14.3.2027 12-12", "The workshop ends before it begins.", {}),
        ("la 14.3.2027 12-15", "The weekday does not fit: it is %(day)s.", {"day": "su 14.3.2027"}),
        (
            "28.3.2027 klo 3.30-5",
            "There is no %(time)s on %(day)s: the clock goes forward then.",
            {"time": "3.30", "day": "28.3.2027"},
        ),
        (
            "31.10.2027 klo 1-3.00",
            "%(time)s comes twice on %(day)s: the clock goes back then. Choose another time.",
            {"time": "3.00", "day": "31.10.2027"},
        ),
    ],
)
def test_what_is_wrong_is_told(line: str, fault: str, words: dict[str, str]):
    with pytest.raises(ValidationError) as told:
        planned_on(line)

    assert told.value.messages == [gettext(fault) % words]


@pytest.mark.parametrize("line", ["28.3.2027 2.00–2.59", "31.10.2027 4.00–6.00", "14.3.2027 12.00–15.3.2027 15.00"])
def test_time_is_written_as_it_may_be_typed(line: str):
    found = planned_on(line)

    assert typed(found.starts_at, found.ends_at) == line


def test_hours_of_the_clock_stay_over_the_change_over():
    found = planned_on("25.3.2027 12.00–15.00")

    assert typed(found.starts_at, found.ends_at, days=7) == "1.4.2027 12.00–15.00"
    assert planned_on("1.4.2027 12.00–15.00").starts_at - found.starts_at == datetime.timedelta(days=7, hours=-1)


def test_long_lines_are_read_at_once():
    """No line makes the reading try again and again."""
    begun = time.monotonic()
    for line in ("1." * 9_000, "14.3.2027 " + " –" * 9_000, "- " * 9_000, "14.3.2027 12-15" + " ," * 9_000 + "\t"):
        with suppress(ValidationError):
            planned_on(line)

    assert time.monotonic() - begun < 2
