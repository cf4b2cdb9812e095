"""A log that was sealed with its reasons in plain words is sealed anew when the site is updated."""

from importlib import import_module

import pytest
from django.apps import apps

from base.audit.chain import START, Broken, look_at_all
from base.audit.choices import Fault
from base.audit.models import AuditEntry, AuditSeal

pytestmark = pytest.mark.django_db
step = import_module("base.migrations.0012_audit_reasons")


@pytest.fixture
def old(sealed: list[AuditSeal]) -> list[AuditSeal]:
    """The same log as the version before would have sealed it."""
    AuditEntry.objects.update(salt="", reason_digest="")
    before = START
    for seal in sealed:
        seal.previous, seal.digest = before, step._old(before, list(seal.sealed.order_by("pk")))
        before = seal.digest
        seal.save()
    return sealed


def test_sound_log_fits_afterwards(old: list[AuditSeal]):
    step.seal_anew(apps, None)

    look = look_at_all()
    assert (look.seals, look.entries, look.broken) == (3, 6, [])
    assert AuditEntry.objects.first().reason == "Ilmoittautuminen 5"


def test_what_did_not_fit_before_does_not_fit_afterwards(old: list[AuditSeal]):
    AuditEntry.objects.filter(reference="R2").update(reason="Muu")

    step.seal_anew(apps, None)

    assert look_at_all().broken == [Broken(old[1].pk, Fault.CHANGED)]


def test_batch_that_was_gone_before_is_missed_afterwards(old: list[AuditSeal]):
    old[1].sealed.all().delete()
    old[1].delete()

    step.seal_anew(apps, None)

    assert look_at_all().broken == [Broken(old[2].pk, Fault.CHAIN)]
