"""Taking rows away with what hangs on them and the files that they name."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector

from base.personal_data.choices import Fate
from base.personal_data.register import Table

Keys = dict[str, set[Any]]
"""Keys of rows by the label of their table."""


def delete_rows(rows: QuerySet) -> int:
    """Delete the rows and, once that is certain, their files. Returns how many rows of this table went."""
    return delete_with_all(rows).get(rows.model._meta.label, 0)


def delete_with_all(rows: QuerySet) -> dict[str, int]:
    """Delete the rows with all rows that hang on them and, once that is certain, the files of all; counts by table."""
    collector = _collected(rows)
    for row in _rows_with_files(collector):
        _drop_files(row, [column.name for column in row._meta.local_fields])
    _all, counts = collector.delete()
    return {label: number for label, number in counts.items() if number}


def keys_with_all(rows: QuerySet) -> Keys:
    """What `delete_with_all` would delete; nothing is deleted."""
    collector = _collected(rows)
    found: Keys = {model._meta.label: {row.pk for row in some} for model, some in collector.data.items()}
    for some in collector.fast_deletes:
        found.setdefault(some.model._meta.label, set()).update(some.values_list("pk", flat=True))
    return {label: keys for label, keys in found.items() if keys}


def _collected(rows: QuerySet) -> Collector:
    collector = Collector(using=rows.db, origin=rows)
    collector.collect(rows.order_by())
    return collector


def _rows_with_files(collector: Collector) -> Iterator[models.Model]:
    """Rows by their tables, and questions for the rows of those tables that nothing hangs on."""
    found = [*collector.data.items(), *((some.model, some) for some in collector.fast_deletes)]
    for model, some in found:
        if any(isinstance(column, models.FileField) for column in model._meta.local_fields):
            yield from some


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
