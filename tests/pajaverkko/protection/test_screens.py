"""The officer's screens: nobody else reads the log; the record is made from the register; holds hold."""

import datetime

import pytest
from django.utils import timezone

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.audit.services import note, seal_entries
from base.outbox.models import Letter
from base.personal_data.models import DeletionRun, Hold
from base.personal_data.register import tables
from base.users import User
from pajaverkko.protection.reports import record_of_processing
from pajaverkko.protection.services import tell_of_late_deletion

BASE = "/admin/protection/"


@pytest.mark.django_db
@pytest.mark.parametrize("screen", ["log/", "holds/"])
@pytest.mark.parametrize("who", ["administrator", "auditor", "coordinator", "worker"])
def test_log_and_holds_are_for_the_officer_alone(request, signed_in, who: str, screen: str):
    note(act=Act.SAW, of=User, by=None, reference="K7Q2-9XWM")
    client = signed_in(request.getfixturevalue(who))

    for answer in (client.get(f"{BASE}{screen}"), client.post(f"{BASE}{screen}", {"person": "x", "reason": "x"})):
        assert answer.status_code in {302, 403}
        assert "K7Q2-9XWM" not in answer.content.decode()
    assert not Hold.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("who", "opens"), [("administrator", True), ("auditor", True), ("officer", True), ("coordinator", False)]
)
def test_record_and_deletion_are_for_those_who_oversee(request, signed_in, who: str, opens: bool):
    client = signed_in(request.getfixturevalue(who))

    for screen in ("", "deletion/"):
        assert (client.get(f"{BASE}{screen}").status_code == 200) is opens


@pytest.mark.django_db
def test_log_shows_what_was_asked_for_and_notes_the_reading(officer: User, signed_in):
    note(act=Act.REVEALED, of=User, by=officer, reference="K7Q2-9XWM", reason="Soitto")
    note(act=Act.SAW, of=User, by=officer, reference="AAAA-BBBB")
    seal_entries(by=None)

    page = signed_in(officer).post(f"{BASE}log/", {"reference": "k7q2-9xwm", "email": officer.email}).content.decode()

    assert "K7Q2-9XWM" in page
    assert "Soitto" in page
    assert "AAAA-BBBB" not in page
    assert AuditEntry.objects.filter(act=Act.SAW, table="base.AuditEntry", account=officer.pk).count() == 1


@pytest.mark.django_db
def test_log_that_was_changed_says_so(officer: User, signed_in):
    entry = note(act=Act.SAW, of=User, by=officer, reference="AAAA-BBBB")
    seal_entries(by=None)
    assert "help-critical" not in signed_in(officer).get(f"{BASE}log/").content.decode()

    AuditEntry.objects.filter(pk=entry.pk).update(reference="CCCC-DDDD")

    assert "help-critical" in signed_in(officer).get(f"{BASE}log/").content.decode()


@pytest.mark.django_db
def test_account_finds_what_it_did_and_what_was_done_to_it(officer: User, administrator: User, signed_in):
    for by, reference in (
        (officer, "AAAA-BBBB"),
        (administrator, f"ACCOUNT-{officer.pk}"),
        (administrator, "CCCC-DDDD"),
    ):
        note(act=Act.CHANGED, of=User, by=by, reference=reference)

    page = signed_in(officer).post(f"{BASE}log/", {"email": officer.email}).content.decode()

    assert [one in page for one in ("AAAA-BBBB", f"ACCOUNT-{officer.pk}", "CCCC-DDDD")] == [True, True, False]


@pytest.mark.django_db
def test_hold_is_set_and_lifted_and_both_are_noted(officer: User, signed_in):
    client = signed_in(officer)
    client.post(f"{BASE}holds/", {"person": "k7q2-9xwm", "reason": "Kantelu vireillä"})
    hold = Hold.objects.get()
    assert (hold.person, hold.lifted_at) == ("K7Q2-9XWM", None)

    client.post(f"{BASE}holds/", {"lift": hold.pk})

    hold.refresh_from_db()
    assert hold.lifted_at is not None
    assert AuditEntry.objects.filter(act=Act.HELD, reference="K7Q2-9XWM").count() == 2


@pytest.mark.django_db
def test_record_has_every_table_with_personal_data():
    told = {one.name for one in record_of_processing()}
    wanted = {str(table.model._meta.verbose_name_plural) for table in tables() if table.personal and table.purpose}

    assert told == wanted
    assert len(told) > 20


@pytest.mark.django_db
def test_late_deletion_is_told_once_a_day_in_the_admin_and_by_mail(officer: User, administrator: User, signed_in):
    now = timezone.now()
    DeletionRun.objects.create(run_on=now.date(), begun_at=now, ended_at=now)
    assert tell_of_late_deletion(now=now, by=None) == 0
    assert "help-warning" not in signed_in(officer).get(f"{BASE}deletion/").content.decode()

    DeletionRun.objects.update(ended_at=now - datetime.timedelta(hours=27))
    assert tell_of_late_deletion(now=now, by=None) == 2
    tell_of_late_deletion(now=now, by=None)

    assert Letter.objects.filter(kind="deletion").count() == 2
    assert "help-warning" in signed_in(officer).get(f"{BASE}deletion/").content.decode()
    assert "/admin/protection/deletion/" in signed_in(administrator).get("/admin/").content.decode()
