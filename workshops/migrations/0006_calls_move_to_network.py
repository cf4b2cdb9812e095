"""Calls and messages to many name the event instead of the workshop: other rooms have people to tell, too."""

from django.db import migrations
from django.utils import timezone


def move_rows(apps, schema_editor):
    for old, new, columns in (
        ("Call", "PhoneCall", ("person_id", "about", "version", "words", "made_at", "due_at", "done_at", "done_by_id")),
        ("GroupMessage", "MessageToMany", ("key", "recipients", "words", "sent_at", "sent_by_id", "mailed", "to_call")),
    ):
        rows = apps.get_model("workshops", old)._base_manager.select_related("gathering")
        target = apps.get_model("network", new)
        for row in rows.iterator():
            starts_at = row.gathering.starts_at
            target._base_manager.create(
                reference=row.reference,
                controller_id=row.controller_id,
                event_key=row.gathering.workshop_key,
                event_on=timezone.localtime(starts_at).date() if starts_at else timezone.localdate(),
                purpose="enrolments",
                **{column: getattr(row, column) for column in columns},
            )


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0013_messages"),
        ("workshops", "0005_key_of_signing_in"),
    ]

    operations = [
        migrations.RunPython(move_rows, migrations.RunPython.noop),
        migrations.DeleteModel(name="Call"),
        migrations.DeleteModel(name="GroupMessage"),
    ]
