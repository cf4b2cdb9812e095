"""PostgreSQL keeps the words of a page uncompressed: to unpack them took longer than to rank them."""

from typing import Any

from django.db import migrations


def store(kind: str) -> Any:
    def run(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE base_searchtokens ALTER words SET STORAGE {kind}")

    return run


class Migration(migrations.Migration):
    dependencies = [("base", "0007_chores")]
    operations = [migrations.RunPython(store("EXTERNAL"), store("EXTENDED"))]
