"""The public version moves with every change of what the public sees, whoever writes it and however."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection, transaction
from wagtail.models import Page

from base.chores import Chore
from base.page_cache import services
from base.page_cache.models import PublicChange
from base.page_cache.queries import public_version
from base.page_cache.services import forget_old_changes, public_has_changed
from base.page_cache.triggers import EVENTS, TABLE, keep_triggers, seen_tables
from network.themes.models import Theme
from tests.factories.network import ThemeFactory

pytestmark = pytest.mark.django_db


def triggers() -> dict[str, set[str]]:
    """The events of each table that have one of ours."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'public_change%'"
            )
        else:
            cursor.execute(
                "SELECT relname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger "
                "JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE 'public_change%'"
            )
        for table, told in cursor.fetchall():
            words = told.split(" ON ")[0].split(" AFTER ")[1]
            found.setdefault(table, set()).update(event for event in EVENTS if event in words)
    return found


def test_every_table_is_seen_or_named_as_unseen():
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    found = triggers()
    assert found == {table: set(events) for table, events in seen_tables().items() if table in tables}
    assert not settings.UNSEEN_TABLES.keys() - tables
    assert len(found) > 80
    assert TABLE not in found


@pytest.fixture
def theme() -> Theme:
    return ThemeFactory(slug="vertaistuki")


@pytest.mark.parametrize(
    "change",
    [
        lambda theme: theme.save(),
        lambda theme: Theme.objects.filter(pk=theme.pk).update(name_fi="Toinen"),
        lambda theme: Theme.objects.bulk_create([Theme(slug="uusi", name_fi="Uusi")]),
        lambda theme: theme.delete(),
        lambda theme: Page.objects.filter(depth=1).update(title="Juuri"),
        lambda theme: connection.cursor().execute("UPDATE network_theme SET name_fi = 'Raaka'"),
        lambda theme: public_has_changed(by=None),
    ],
)
def test_every_way_of_writing_moves_it(theme: Theme, change: Callable[[Theme], object]):
    before = public_version()
    change(theme)
    assert before != public_version() != ""


def test_what_nobody_sees_does_not_move_it(theme: Theme):
    before = public_version()
    Chore.objects.create(name="työ", begun_on="2026-01-01")
    list(Theme.objects.all())
    assert public_version() == before


def test_without_a_trigger_it_does_not_move(theme: Theme):
    """And `migrate` puts back what is missing, as after a table was written anew."""
    on = ' ON "network_theme"' if connection.vendor != "sqlite" else ""
    names = ["update"] if connection.vendor == "sqlite" else []
    with connection.cursor() as cursor:
        for name in [f"public_change_{each}_network_theme" for each in names] or ["public_change_insert_update_delete"]:
            cursor.execute(f'DROP TRIGGER "{name}"{on}')
    before = public_version()
    Theme.objects.update(name_fi="Kolmas")
    assert public_version() == before
    keep_triggers(connection)
    after = public_version()
    Theme.objects.update(name_fi="Neljäs")
    assert public_version() not in {before, after}


def test_with_none_left_nothing_is_kept(theme: Theme):
    PublicChange.objects.all().delete()
    assert public_version() == ""


def test_forgetting_leads_to_a_version_that_never_was(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(services, "MOST_CHANGES", 2)
    seen = {public_version()}
    for round_ in range(3):
        PublicChange.objects.bulk_create(PublicChange(transaction=-1 - round_ * 9 - row, token=5) for row in range(3))
        seen.add(public_version())
        assert forget_old_changes(by=None) >= 3
        assert forget_old_changes(by=None) == 0
        assert public_version() not in seen
        seen.add(public_version())


def test_change_that_is_taken_back_leaves_it_as_it_was(theme: Theme):
    before = public_version()
    with transaction.atomic():
        theme.save()
        assert public_version() != before
        transaction.set_rollback(True)
    assert public_version() == before
