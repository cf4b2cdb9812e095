"""Files that no row names any more: a process that ended between deleting a row and its file leaves one behind."""

import datetime
import posixpath
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.db import models

from base.personal_data.register import Table, tables

OLD = datetime.timedelta(days=1)
"""A file stands on the disk for a moment before its row is there."""


def sweep_files(*, now: datetime.datetime) -> int:
    """Delete what lies in the folders of files that tell of people and is named by no row; returns how many went."""
    return sum(_sweep(storage, folder, now - OLD) for storage, folder in _folders())


def file_columns(table: Table) -> list[models.FileField]:
    """The columns of a table that name a file about somebody, or one that somebody named."""
    columns = [table.model._meta.get_field(name) for name in table.personal]
    return [column for column in columns if isinstance(column, models.FileField)]


def _folders() -> Iterator[tuple[Storage, str]]:
    for table in tables():
        for column in () if table.of_others else file_columns(table):
            told = {column.upload_to} if isinstance(column.upload_to, str) else set()
            for folder in told | {posixpath.dirname(name) for name in _names(column)}:
                yield column.storage, folder


def _sweep(storage: Storage, folder: str, before: datetime.datetime) -> int:
    if not folder:
        return 0
    try:
        # Asked of the folder itself: a store elsewhere has none, only names of files that begin alike.
        files = [posixpath.join(folder, file) for file in storage.listdir(folder)[1]]
    except FileNotFoundError:
        return 0
    old = {name for name in files if storage.get_modified_time(name) < before}
    # Asked after looking: a file whose row comes meanwhile is younger than `before`.
    orphans = old - {name for table in tables() for column in file_columns(table) for name in _names(column)}
    for name in orphans:
        storage.delete(name)
    return len(orphans)


def _names(column: models.FileField) -> set[str]:
    return set(column.model._base_manager.values_list(column.attname, flat=True)) - {"", None}
