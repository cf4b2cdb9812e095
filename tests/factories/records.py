"""What the ground notes of itself: entries of the audit log, letters, signs of life, holds and certificates."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from base.audit.choices import Act
from base.audit.models import digest_of_reason
from base.models import AuditCheck, AuditEntry, AuditSeal, DeletionRun, Erasure, Heartbeat, Hold, Letter, OutboxPause

DIGEST = "0" * 64


class AuditSealFactory(DjangoModelFactory):
    class Meta:
        model = AuditSeal

    sealed_at = factory.LazyFunction(timezone.now)
    entries = 0
    previous = DIGEST
    digest = factory.Sequence(lambda n: f"{n:064x}")


class AuditEntryFactory(DjangoModelFactory):
    class Meta:
        model = AuditEntry

    noted_at = factory.LazyFunction(timezone.now)
    act = Act.SAW
    table = "network.Person"
    reference = "K7Q2-9XWM"
    reason_digest = digest_of_reason("", "")


class AuditCheckFactory(DjangoModelFactory):
    class Meta:
        model = AuditCheck

    asked_at = factory.LazyFunction(timezone.now)


class HeartbeatFactory(DjangoModelFactory):
    class Meta:
        model = Heartbeat

    name = factory.Sequence(lambda n: f"kierros {n}")
    beat_at = factory.LazyFunction(timezone.now)


class LetterFactory(DjangoModelFactory):
    class Meta:
        model = Letter

    event = factory.Sequence(lambda n: f"tapahtuma {n}")
    person = "K7Q2-9XWM"
    kind = "muistutus"
    message_id = factory.Sequence(lambda n: f"{n}@posti.example")
    language = "fi"
    address = "a@posti.example"
    subject = "Muistutus"
    body = "Hei"
    queued_at = factory.LazyFunction(timezone.now)
    next_try_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyFunction(lambda: timezone.now() + datetime.timedelta(days=30))


class OutboxPauseFactory(DjangoModelFactory):
    class Meta:
        model = OutboxPause

    begun_at = factory.LazyFunction(timezone.now)


class HoldFactory(DjangoModelFactory):
    class Meta:
        model = Hold

    person = "K7Q2-9XWM"
    reason = "Kantelu vireillä"
    set_at = factory.LazyFunction(timezone.now)


class ErasureFactory(DjangoModelFactory):
    class Meta:
        model = Erasure

    erased_at = factory.LazyFunction(timezone.now)


class DeletionRunFactory(DjangoModelFactory):
    class Meta:
        model = DeletionRun

    run_on = factory.LazyFunction(timezone.localdate)
    begun_at = factory.LazyFunction(timezone.now)
