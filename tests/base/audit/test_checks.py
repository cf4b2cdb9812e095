"""The whole log is looked through every night and on request; what stands there is remembered."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.audit.chain import NEWEST, look_at_newest
from base.audit.checking import ask_for_check, check_log, last_check
from base.audit.choices import Act, Fault
from base.audit.models import AuditCheck, AuditEntry, AuditSeal
from base.audit.services import note, seal_entries
from base.users import User

pytestmark = pytest.mark.django_db
NIGHT = datetime.datetime(2026, 11, 26, 4, 31, tzinfo=ZoneInfo("Europe/Helsinki"))
DAY = datetime.timedelta(days=1)


def seal_more(number: int) -> None:
    for _ in range(number):
        note(act=Act.SAW, of=User, by=None, reference="R")
        seal_entries(by=None)


def test_night_s_check_is_kept_with_its_day(sealed: list[AuditSeal], clock: Callable):
    clock(NIGHT)

    check = check_log(now=NIGHT, by=None)

    assert check == last_check()
    assert (check.ended_at, check.seals, check.entries, check.faults) == (NIGHT, 3, 6, [])
    assert (check.newest, check.digest) == (sealed[2].pk, sealed[2].digest)


def test_one_check_a_night_and_none_before(sealed: list[AuditSeal], clock: Callable):
    done = []
    for moment in (NIGHT - datetime.timedelta(minutes=2), NIGHT, NIGHT + datetime.timedelta(hours=9), NIGHT + DAY):
        clock(moment)
        done.append(check_log(now=moment, by=None) is not None)

    assert done == [False, True, False, True]


def test_check_that_was_asked_for_is_done_at_once(sealed: list[AuditSeal], administrator: User, clock: Callable):
    clock(NIGHT)
    check_log(now=NIGHT, by=None)
    asked = ask_for_check(by=administrator)
    assert ask_for_check(by=administrator) == asked

    assert check_log(now=NIGHT, by=None) == asked
    assert check_log(now=NIGHT, by=None) is None
    assert last_check().asked_by == administrator


def test_check_remembers_what_does_not_fit(sealed: list[AuditSeal]):
    AuditEntry.objects.filter(pk=sealed[0].sealed.first().pk).update(reference="R9")

    check = check_log(now=NIGHT, by=None)

    assert check.faults == [{"seal": sealed[0].pk, "fault": "changed"}]


def test_end_that_was_cut_off_is_missed_for_good(sealed: list[AuditSeal], clock: Callable):
    """A chain that only became shorter fits; the checks know that there was more."""
    clock(NIGHT)
    check_log(now=NIGHT, by=None)
    gone = sealed[2].pk
    sealed[2].sealed.all().delete()
    sealed[2].delete()

    for night in range(1, 3):
        seal_more(1)
        clock(NIGHT + DAY * night)
        check = check_log(now=NIGHT + DAY * night, by=None)
        assert check.faults == [{"seal": gone, "fault": "end"}]


def test_chain_made_anew_as_a_whole_is_missed(sealed: list[AuditSeal], clock: Callable):
    clock(NIGHT)
    check_log(now=NIGHT, by=None)
    AuditEntry.objects.filter(reference="R0").update(seal=None, reference="R9")
    AuditEntry.objects.update(seal=None)
    AuditSeal.objects.all().delete()
    seal_entries(by=None)

    assert look_at_newest().broken == []
    clock(NIGHT + DAY)
    assert check_log(now=NIGHT + DAY, by=None).faults == [{"seal": sealed[2].pk, "fault": "end"}]


def test_newest_seals_take_the_same_questions_however_long_the_log_is(sealed: list[AuditSeal]):
    seal_more(NEWEST)
    with CaptureQueriesContext(connection) as few:
        assert look_at_newest().seals == NEWEST
    seal_more(30)
    with CaptureQueriesContext(connection) as many:
        assert look_at_newest().seals == NEWEST

    assert len(few) == len(many)


def test_change_in_the_newest_batch_is_seen_before_the_night(sealed: list[AuditSeal]):
    seal_more(2)
    AuditEntry.objects.filter(seal=AuditSeal.objects.last()).update(account=9)

    assert [one.fault for one in look_at_newest().broken] == [Fault.CHANGED]


def test_old_checks_are_forgotten_with_the_log(sealed: list[AuditSeal], settings, clock: Callable):
    settings.AUDIT_KEPT = 10
    for night in (0, 5, 11):
        clock(NIGHT + DAY * night)
        check_log(now=NIGHT + DAY * night, by=None)

    assert [check.asked_at for check in AuditCheck.objects.order_by("pk")] == [NIGHT + DAY * 5, NIGHT + DAY * 11]
