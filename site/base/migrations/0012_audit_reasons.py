"""The reasons of the audit log are sealed by a digest, so that an erasure can take one out; checks are remembered.

The seals are made anew over the same entries. A seal that did not fit before does not fit afterwards either.
"""

import hashlib
import json
import secrets
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

START = "0" * 64
ACTS = [
    ("saw", "looked at"),
    ("revealed", "revealed contact data"),
    ("added", "added"),
    ("changed", "changed"),
    ("merged", "made one of two"),
    ("exported", "took out"),
    ("erased", "erased"),
    ("forgot", "deleted in time"),
    ("consented", "wrote down a consent"),
    ("withdrew", "withdrew a consent"),
    ("linked", "gave a personal link"),
    ("entered", "opened the own page"),
    ("gave_rights", "gave rights"),
    ("ended_rights", "ended rights"),
    ("took_factor", "took away a second factor"),
    ("held", "held back a deletion"),
    ("blanked", "took reasons out of this log"),
]


def seal_anew(apps: Any, schema_editor: Any) -> None:
    entries, seals = apps.get_model("base", "AuditEntry"), apps.get_model("base", "AuditSeal")
    for entry in entries.objects.all().iterator():
        salt = secrets.token_hex(16)
        digest = hashlib.sha256(f"{salt}\x1f{entry.reason}".encode()).hexdigest()
        entries.objects.filter(pk=entry.pk).update(salt=salt, reason_digest=digest)
    before = after = START
    for seal in seals.objects.order_by("pk"):
        batch = list(entries.objects.filter(seal=seal).order_by("pk"))
        follows = seal.previous == before
        fits = follows and len(batch) == seal.entries and _old(seal.previous, batch) == seal.digest
        before = seal.digest
        if follows:
            seal.previous = after
        if fits:
            seal.digest = _new(after, seal.sealed_at, batch)
        after = seal.digest
        seal.save(update_fields=["previous", "digest"])


def _old(previous: str, batch: list[Any]) -> str:
    digest = hashlib.sha256(previous.encode())
    for one in batch:
        parts = (one.pk, one.noted_at.isoformat(), one.account, one.role, one.act, one.table, one.reference)
        digest.update(b"\x1e" + "\x1f".join(map(str, (*parts, one.controller, one.reason, one.fields))).encode())
    return digest.hexdigest()


def _new(previous: str, sealed_at: Any, batch: list[Any]) -> str:
    digest = hashlib.sha256(f"{previous} {sealed_at.isoformat()}".encode())
    for one in batch:
        who = (one.pk, one.noted_at.isoformat(), one.account, one.role)
        what = (one.act, one.table, one.reference, one.controller, one.reason_digest, one.fields)
        digest.update(b"\x1e" + json.dumps([*who, *what]).encode())
    return digest.hexdigest()


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0011_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="reason_digest",
            field=models.CharField(default="", max_length=64, verbose_name="digest of the reason"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditentry",
            name="salt",
            field=models.CharField(blank=True, max_length=32, verbose_name="salt of the reason"),
        ),
        migrations.AddField(
            model_name="auditentry",
            name="erasure",
            field=models.CharField(blank=True, max_length=12, verbose_name="reason taken out by erasure"),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="act",
            field=models.CharField(choices=ACTS, max_length=20, verbose_name="what was done"),
        ),
        migrations.CreateModel(
            name="AuditCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(verbose_name="asked for")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended")),
                ("seals", models.PositiveIntegerField(default=0, verbose_name="seals")),
                ("entries", models.PositiveIntegerField(default=0, verbose_name="entries")),
                ("newest", models.PositiveBigIntegerField(default=0, verbose_name="key of the newest seal")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="digest of the newest seal")),
                ("faults", models.JSONField(default=list, verbose_name="seals that do not fit")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of the audit log",
                "verbose_name_plural": "checks of the audit log",
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", None), ("asked_at__isnull", False), _connector="OR"),
                        name="audit_check_is_asked_at",
                    )
                ],
            },
        ),
        migrations.RunPython(seal_anew, migrations.RunPython.noop),
    ]
