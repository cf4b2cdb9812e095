"""Meetings that stood on the pages of councils become records of their own; the pages go on telling of them."""

from typing import Any

from django.db import migrations


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Each council's once: from its Finnish page, or from the first one."""
    rows = apps.get_model("network", "CouncilMeeting").objects.filter(council__alias_of__isnull=True)
    leading: dict[Any, Any] = {}
    for page in apps.get_model("network", "CouncilPage").objects.filter(meetings__in=rows).order_by("pk"):
        best = leading.get(page.translation_key)
        if best is None or (page.locale.language_code == "fi" and best.locale.language_code != "fi"):
            leading[page.translation_key] = page
    for key, page in leading.items():
        council, _is_new = apps.get_model("network", "Council").objects.get_or_create(council_key=key)
        for row in rows.filter(council=page):
            apps.get_model("network", "Meeting").objects.create(
                council=council, starts_at=row.starts_at, ends_at=row.ends_at, town=row.place[:80], is_shown=True
            )


class Migration(migrations.Migration):
    dependencies = [("network", "0017_meetings")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
