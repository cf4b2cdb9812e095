"""Taking rows away with the files that they name."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from base.personal_data.choices import Fate
from base.personal_data.register import Table


def delete_rows(rows: QuerySet) -> int:
    """Delete the rows and, once that is certain, their files. Returns how many rows of this table went."""
    for row in rows:
        _drop_files(row, [column.name for column in row._meta.local_fields])
    return rows.delete()[1].get(rows.model._meta.label, 0)


def blank_rows(table: Table, rows: QuerySet) -> int:
    """Empty what is personal in rows that stay, column by column as the register says. Returns how many rows."""
    emptied = [name for name in table.kinds if table.fate_of(name) in {Fate.BLANK, Fate.DELETE, Fate.COARSEN}]
    number = 0
    for row in rows:
        _drop_files(row, emptied)
        row._meta.model._base_manager.filter(pk=row.pk).update(**{name: _nothing(row, name) for name in emptied})
        number += 1
    return number


def _nothing(row: models.Model, name: str) -> object:
    """What stands in an emptied column; a day is made coarser to the first of its year."""
    column: Any = row._meta.get_field(name)
    if isinstance(column, models.DateField) and (day := getattr(row, name)):
        return day.replace(month=1, day=1)
    if column.null:
        return None
    return column.get_default() if column.has_default() else ""


def _drop_files(row: models.Model, names: Iterable[str]) -> None:
    for name in names:
        column = row._meta.get_field(name)
        file = getattr(row, name) if isinstance(column, models.FileField) else None
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))
