"""Everything that is known of one person, in words, from the register of fields."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from base.personal_data.register import Table, tables_of_people
from base.sealed import MarkField

LEFT_OUT = frozenset({"controller", "person"})
"""Columns that only say whose row it is."""


@dataclass(frozen=True)
class KnownRow:
    """One row: pairs of what a column is called and what stands in it."""

    values: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class KnownTable:
    """The rows of a table, and what they are kept for."""

    name: str
    purpose: str
    rows: Sequence[KnownRow]


def known_of(person: str) -> list[KnownTable]:
    """All tables with a row of this person, the person first."""
    found = []
    for table in reversed(tables_of_people()):
        rows = table.model._base_manager.filter(**{table.person: person})
        if told := [KnownRow(values) for row in rows if (values := list(_values(table, row)))]:
            found.append(KnownTable(str(table.model._meta.verbose_name_plural), str(table.purpose), told))
    return found


def as_json(known: Sequence[KnownTable]) -> list[dict[str, Any]]:
    """The same for a program."""
    return [asdict(table) | {"rows": [dict(row.values) for row in table.rows]} for table in known]


def _values(table: Table, row: models.Model) -> Iterator[tuple[str, str]]:
    untold = table.untold(row) if table.untold else ()
    if untold is None:
        return
    left_out = LEFT_OUT.union(untold)
    for column in row._meta.local_fields:
        if column.name in left_out or isinstance(column, MarkField) or column.name not in table.kinds:
            continue
        yield str(column.verbose_name), _words(row, column)


def _words(row: models.Model, column: models.Field) -> str:
    """A value as people write it; what is empty says nothing."""
    value = getattr(row, column.name)
    if value in (None, ""):
        return ""
    if in_words := getattr(row, f"get_{column.name}_display", None):
        return str(in_words())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value), "j.n.Y H.i")
    if isinstance(value, datetime.date):
        return date_format(value, "j.n.Y")
    return str(value)
