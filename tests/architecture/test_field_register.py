"""Every column of every table has an entry in the register of fields: what it holds, and what becomes of it."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from base.personal_data.choices import Fate, Kind
from base.personal_data.register import Table, faults, plain, register, tables, tables_of_people
from network.people.models import Person

OWN = {"base", "network", "workshops", "pajaverkko"}
FORBIDDEN = ("hetu", "birth", "syntym", "social_security", "identity_code", "diagnos")


def all_models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models() if not model._meta.auto_created)


def test_every_column_has_an_entry():
    assert faults(all_models(), OWN) == []


@isolate_apps("base")
def test_column_without_an_entry_is_found():
    class Forgotten(models.Model):  # noqa: DJ008
        nickname = models.CharField(max_length=20)

        class Meta:
            app_label = "base"

    assert "base.Forgotten.nickname has no entry" in faults([Forgotten], OWN)
    assert "base.Forgotten has no entry" in faults([Forgotten], set())


@isolate_apps("network")
def test_entry_of_a_column_that_is_gone_is_found():
    class Theme(models.Model):  # noqa: DJ008
        class Meta:
            app_label = "network"

    assert "network.Theme.name_fi is not there" in faults([Theme], OWN)


def test_table_is_told_once():
    with pytest.raises(ValueError, match="already"):
        register(plain("network.Theme", "id"))


def test_rows_of_people_are_deleted_with_their_person_or_emptied():
    """A row that stays must tell of each personal column what becomes of it."""
    left = {
        f"{table.label}.{name}"
        for table in tables_of_people()
        if table.fate != Fate.DELETE
        for name in table.personal
        if name not in table.fates
    }
    assert left == set()


def test_every_table_that_points_at_a_person_says_so():
    told = {table.label for table in tables() if table.person}
    pointing = {
        model._meta.label
        for model in all_models()
        for column in model._meta.local_fields
        if column.is_relation and column.related_model is Person
    }
    hanging = {table.label for table in tables() if "__" in table.person}
    assert pointing | {"network.Person"} | hanging == told


def test_row_that_hangs_on_a_row_of_a_person_finds_them():
    for table in (table for table in tables() if "__" in table.person):
        first, _, rest = table.person.partition("__")
        above = table.model._meta.get_field(first).related_model
        assert above._meta.get_field(rest).related_model is Person


def test_nothing_asks_for_a_birth_date_a_code_or_a_diagnosis():
    names = {f"{table.label}.{name}" for table in tables() for name in table.kinds}
    assert {name for name in names if any(word in name.lower() for word in FORBIDDEN)} == set()


def test_personal_columns_are_not_called_plain():
    """A foreign key to somebody's account tells who did something."""
    wrong = {
        f"{table.label}.{column.name}"
        for table in tables()
        if apps.is_installed(table.label.split(".")[0]) or table.label.split(".")[0] in OWN
        for column in _columns(table)
        if column.is_relation and column.related_model and column.related_model._meta.label == "base.User"
        if table.kinds.get(column.name) == Kind.PLAIN
    }
    assert wrong == set()


def _columns(table: Table) -> list[models.Field]:
    return list(table.model._meta.local_fields)
