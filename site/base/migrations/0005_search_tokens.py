"""The table of words: FTS5 on SQLite, a tsvector on PostgreSQL."""

from typing import Any

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE base_searchtokens USING fts5("
        "title_surface, title_lemmas, title_heads, title_parts, rest_surface, rest_lemmas, rest_heads, rest_parts, "
        "tokenize = 'unicode61 remove_diacritics 0')",
    ],
    "postgresql": [
        "CREATE TABLE base_searchtokens (page_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX base_searchtokens_words ON base_searchtokens USING gin (words)",
    ],
}


def make(apps: Any, schema_editor: Any) -> None:
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def take_away(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute("DROP TABLE base_searchtokens")


class Migration(migrations.Migration):
    dependencies = [("base", "0004_search")]
    operations = [migrations.RunPython(make, take_away)]
