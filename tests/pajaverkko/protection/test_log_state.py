"""Whether the audit log fits: the officer sees what the last check saw, asks for another, and is told what is wrong."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from base.audit.checking import check_log, last_check
from base.audit.choices import Act
from base.audit.models import AuditCheck, AuditEntry
from base.audit.services import blank_reasons, note, seal_entries
from base.outbox.models import Letter
from base.users import User
from pajaverkko.management.commands.worker import LOOPS
from pajaverkko.protection.services import ask_for_check, tell_of_broken_log
from tests.reading import document, text_of

pytestmark = pytest.mark.django_db
LOG = "/admin/protection/log/"
MORNING = datetime.datetime(2026, 11, 26, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def entries(administrator: User) -> list[AuditEntry]:
    """Eight batches of one entry: more than are looked at when the page is opened."""
    made = []
    for number in range(8):
        made.append(note(act=Act.SAW, of=User, by=administrator, reference=f"R{number}", reason=f"Syy {number}"))
        seal_entries(by=None)
    return made


def change(entry: AuditEntry) -> None:
    AuditEntry.objects.filter(pk=entry.pk).update(controller=9)


def test_page_tells_what_the_last_check_saw(officer: User, signed_in, entries: list[AuditEntry]):
    client = signed_in(officer)
    before = text_of(client.get(LOG))
    check = check_log(now=MORNING, by=None)
    AuditCheck.objects.update(ended_at=MORNING)

    after = text_of(client.get(LOG))

    assert (check.entries, check.seals) == (8, 8)
    assert "26.11.2026 09.00" not in before
    assert "26.11.2026 09.00" in after
    assert check.digest in after


def test_page_asks_the_old_part_of_the_log_nothing_and_the_next_check_all(
    officer: User, signed_in, entries: list[AuditEntry]
):
    client = signed_in(officer)
    change(entries[0])
    assert not document(client.get(LOG)).select(".help-critical")

    client.post(LOG, {"check": "1"})
    assert AuditCheck.objects.get().asked_by == officer
    assert not document(client.get(LOG)).select("button[name=check]")
    check_log(now=MORNING, by=None)

    entries[0].refresh_from_db()
    (line,) = document(client.get(LOG)).select(".help-critical li")
    assert str(entries[0].seal_id) in line.get_text()
    assert document(client.get("/admin/")).select(".help-critical a[href='/admin/protection/log/']")


def test_change_in_a_new_batch_is_told_without_a_check(officer: User, signed_in, entries: list[AuditEntry]):
    change(entries[-1])

    assert document(signed_in(officer).get(LOG)).select(".help-critical")


def test_worker_does_what_was_asked_for_and_tells_the_officer_once(
    officer: User, entries: list[AuditEntry], administrator: User
):
    change(entries[0])
    ask_for_check(by=officer)
    records = next(loop.work for loop in LOOPS if loop.name == "records")

    records(lambda: True)
    records(lambda: True)

    (letter,) = Letter.objects.filter(kind="audit")
    assert letter.address == officer.email
    assert last_check().faults


def test_nobody_is_told_of_a_log_that_fits(officer: User, signed_in, entries: list[AuditEntry]):
    check = check_log(now=MORNING, by=None)

    assert tell_of_broken_log(check=check, by=None) == 0
    assert not document(signed_in(officer).get("/admin/")).select(".help-critical")


def test_front_of_the_admin_says_nothing_of_it_to_others(administrator: User, signed_in, entries: list[AuditEntry]):
    change(entries[0])
    check_log(now=MORNING, by=None)

    assert not document(signed_in(administrator).get("/admin/")).select(".help-critical")


def test_only_the_officer_asks_for_a_check(administrator: User, auditor: User):
    for user in (administrator, auditor):
        with pytest.raises(PermissionDenied):
            ask_for_check(by=user)


def test_reason_that_an_erasure_took_out_is_told_as_such(officer: User, signed_in, entries: list[AuditEntry]):
    blank_reasons(keys=[entries[3].pk], erasure="K7Q2-9XWM", by=officer)

    page = document(signed_in(officer).post(LOG, {"reference": "R3"}))

    (row,) = page.select("table.listing tbody tr")
    assert "K7Q2-9XWM" in row.get_text()
    assert "Syy 3" not in page.get_text()
    assert not page.select(".help-critical")
