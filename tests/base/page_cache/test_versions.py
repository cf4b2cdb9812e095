"""The public version moves with every change of what the public sees, whoever writes it and however."""

from collections.abc import Callable

import psycopg
import pytest
from django.conf import settings, settings as django_settings
from django.db import DatabaseError, connection, transaction
from wagtail.models import Page

from base.chores import Chore
from base.page_cache import services
from base.page_cache.models import PublicChange
from base.page_cache.queries import VERSION, asked_by_statement, public_version, version_of_lists
from base.page_cache.services import forget_old_changes, public_has_changed
from base.page_cache.triggers import (
    EVENTS,
    HIGHEST,
    TABLE,
    keep_triggers_if_they_differ,
    leave_tables_alone,
    seen_tables,
)
from network.themes.models import TargetGroup, Theme
from tests.factories.network import TargetGroupFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk

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
            assert words == "TRUNCATE" or "FOR EACH ROW" in told
            found.setdefault(table, set()).update(event for event in EVENTS if event in words)
    return found


def test_every_table_is_seen_or_named_as_unseen():
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    found = triggers()
    assert found == {table: set(events) for table, events in seen_tables().items() if table in tables}
    # The words that SQLite finds by are columns of other tables on PostgreSQL.
    assert settings.UNSEEN_TABLES.keys() - tables <= {"wagtailsearch_indexentry_fts"}
    assert len(found) > 80
    assert TABLE not in found


@pytest.fixture
def theme() -> Theme:
    return ThemeFactory(slug="vertaistuki")


@pytest.mark.parametrize(
    "change",
    [
        lambda theme: Theme(pk=theme.pk, slug="toinen", name_fi="Toinen").save(),
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


def test_row_that_is_written_as_it_was_does_not_move_it(theme: Theme):
    before = public_version()
    Theme.objects.get(pk=theme.pk).save()
    Theme.objects.filter(pk=-1).update(name_fi="Ei kukaan")
    Theme.objects.filter(pk=-1).delete()
    assert public_version() == before


@pytest.mark.parametrize("column", ["latest_revision_created_at", "draft_title", "locked_at"])
def test_column_that_nobody_sees_does_not_move_it(site: Trunk, column: str):
    before = public_version()
    Page.objects.filter(pk=site.home.pk).update(**{column: "2026-01-01 00:00:00+00:00"})
    assert public_version() == before
    Page.objects.filter(pk=site.home.pk).update(title="Toinen")
    assert public_version() != before


def test_columns_that_nobody_sees_are_those_of_seen_tables():
    assert settings.UNSEEN_COLUMNS.keys() <= seen_tables().keys()
    with connection.cursor() as cursor:
        for table, columns in settings.UNSEEN_COLUMNS.items():
            there = {column.name for column in connection.introspection.get_table_description(cursor, table)}
            assert set(columns) < there


def test_savepoint_that_is_taken_back_does_not_hide_a_later_change(theme: Theme):
    """What the function remembers of a statement goes with what the statement wrote."""
    before = public_version()
    with transaction.atomic():
        Theme.objects.filter(pk=theme.pk).update(name_fi="Toinen")
        transaction.set_rollback(True)
    assert public_version() == before
    Theme.objects.filter(pk=theme.pk).update(name_fi="Kolmas")
    assert public_version() != before


def lists() -> str:
    return version_of_lists(public_version())


@pytest.fixture
def passing(settings: object) -> None:
    """Themes pass by the lists, target groups do not."""
    settings.PASSING_TABLES = {*django_settings.PASSING_TABLES, "network_theme"}  # type: ignore[attr-defined]
    assert keep_triggers_if_they_differ(connection)


@pytest.mark.parametrize(
    "change",
    [
        lambda theme: Theme.objects.filter(pk=theme.pk).update(name_fi="Toinen"),
        lambda theme: Theme.objects.bulk_create([Theme(slug="uusi", name_fi="Uusi")]),
        lambda theme: theme.delete(),
        lambda theme: public_has_changed(by=None, passing=True),
    ],
)
def test_what_passes_lists_by_moves_the_version_and_leaves_theirs(
    theme: Theme, passing: None, change: Callable[[Theme], object]
):
    before, held = public_version(), lists()
    change(theme)
    assert public_version() != before
    assert lists() == held


def test_what_lists_are_made_of_moves_theirs_beside_what_passes_by(theme: Theme, passing: None):
    """In one transaction, in whatever order."""
    group: TargetGroup = TargetGroupFactory()
    for number, order in enumerate(((theme, group), (group, theme))):
        held = lists()
        with transaction.atomic():
            for record in order:
                type(record)._default_manager.filter(pk=record.pk).update(name_fi=f"Toinen {number}")
        assert lists() != held


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one table in each statement")
def test_one_statement_that_writes_both_moves_theirs(theme: Theme, passing: None):
    TargetGroupFactory()
    held = lists()
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH first AS (UPDATE network_theme SET name_fi = 'Toinen' RETURNING id) "
            "UPDATE network_targetgroup SET name_fi = 'Toinen' WHERE EXISTS (SELECT 1 FROM first)"
        )
    assert lists() != held


def test_tables_that_pass_by_are_seen():
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    assert seen_tables().keys() & there >= settings.PASSING_TABLES


def drop_one() -> None:
    """One trigger of the themes, as after a table was written anew."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master "
                "WHERE type = 'trigger' AND name LIKE 'public_change_update_network_theme_%'"
            )
            cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}"')
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE tgrelid = 'network_theme'::regclass "
                "AND pg_get_triggerdef(oid) LIKE '%EACH ROW%' AND tgname LIKE 'public_change%'"
            )
            cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}" ON network_theme')


def test_without_a_trigger_it_does_not_move_and_each_start_mends_it(theme: Theme):
    drop_one()
    before = public_version()
    Theme.objects.update(name_fi="Kolmas")
    assert public_version() == before
    assert keep_triggers_if_they_differ(connection)
    after = public_version()
    assert after != before
    Theme.objects.update(name_fi="Neljäs")
    assert public_version() not in {before, after}
    assert not keep_triggers_if_they_differ(connection)


@pytest.mark.parametrize("passing_by", [(), ("network_theme",)])
def test_trigger_of_other_columns_is_made_anew(theme: Theme, settings: object, passing_by: tuple[str, ...]):
    settings.PASSING_TABLES = {*django_settings.PASSING_TABLES, *passing_by}  # type: ignore[attr-defined]
    settings.UNSEEN_COLUMNS = {**django_settings.UNSEEN_COLUMNS, "network_theme": ("name_sv",)}  # type: ignore[attr-defined]
    assert keep_triggers_if_they_differ(connection)
    before = public_version()
    Theme.objects.update(name_sv="Tredje")
    assert public_version() == before
    Theme.objects.update(name_fi="Kolmas")
    assert public_version() != before


def test_nothing_is_kept_while_tables_are_changed(theme: Theme):
    before = public_version()
    leave_tables_alone(connection)
    assert public_version() == ""
    assert connection.vendor == "postgresql" or not triggers()
    assert keep_triggers_if_they_differ(connection)
    assert public_version() not in {"", before}


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


def test_forgetting_leaves_the_version_of_lists(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(services, "MOST_CHANGES", 2)
    for round_ in range(3):
        rows = [PublicChange(transaction=-1 - round_ * 9 - row, token=5, of_lists=HIGHEST - row) for row in range(3)]
        PublicChange.objects.bulk_create(rows)
        held = lists()
        assert forget_old_changes(by=None) >= 3
        assert lists() == held
        public_has_changed(by=None)
        assert lists() != held


def test_change_that_is_taken_back_leaves_it_as_it_was(theme: Theme):
    before = public_version()
    with transaction.atomic():
        Theme.objects.update(name_fi="Toinen")
        assert public_version() != before
        transaction.set_rollback(True)
    assert public_version() == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite prepares nothing on a server")
def test_version_is_told_by_a_statement_and_whatever_became_of_it():
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as opened:
        told = opened.execute(VERSION).fetchone()
        assert [asked_by_statement(opened), asked_by_statement(opened)] == [told, told]
        opened.execute("DEALLOCATE ALL")
        assert [asked_by_statement(opened), asked_by_statement(opened)] == [None, told]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite goes on after an error")
def test_transaction_that_has_failed_has_no_version():
    with transaction.atomic():
        with pytest.raises(DatabaseError):
            connection.cursor().execute("SELECT 1 / 0")
        assert public_version() == ""
        transaction.set_rollback(True)
    assert public_version()
