"""What processes tell of a site that was upgraded."""

from typing import Any

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from wagtail.models import Page

from base.search.models import SearchEntry

CLIENT = {"SERVER_NAME": "localhost"}


def there() -> dict[str, Any]:
    """How many pages, what is still to be migrated, and the columns of each table."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {"pages": Page.objects.count(), "to do": [str(step) for step, _back in plan], "columns": columns()}


def columns() -> dict[str, list[str]]:
    """By table."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        described = {name: connection.introspection.get_table_description(cursor, name) for name in names}
    return {name: sorted(column.name for column in found) for name, found in described.items() if "search" not in name}


def looked_at() -> dict[str, int]:
    """How each live page of the reader is answered, by its address; the index is made first, as a worker does."""
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    client, found = Client(**CLIENT), {}
    for page in Page.objects.live().filter(depth__gt=1).order_by("path"):
        if page.url:
            address = page.url.removeprefix("http://localhost")
            found[address] = client.get(address).status_code
    return found


def found_by_words() -> int:
    """Pages that can be found."""
    return SearchEntry.objects.count()
