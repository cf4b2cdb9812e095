"""A site in which somebody has written of a person wherever one can: a row in every table, the words in every text."""

import datetime
import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import connection, models
from django.utils import timezone
from wagtail.models import Page

from base.personal_data.choices import Kind
from base.personal_data.register import Table, tables
from base.sealed import SealedTextField, seal
from tests.factories import factories

MADE_BY_THE_SITE = frozenset(
    {
        # Indexes are made of what they index, a session holds what it signed: both are written by real means.
        "base.SearchEntry",
        "base.SearchWord",
        "sessions.Session",
        "wagtailsearch.IndexEntry",
        "wagtailsearch.SQLiteFTSIndexEntry",
        # Tables of classes that this site has its own of.
        "wagtaildocs.Document",
        "wagtailimages.Image",
    }
)
ROOM = 12
"""Letters that a column must have room for beside the words."""


def texts_of(table: Table) -> list[models.Field]:
    """The columns in which somebody may write, as the register tells it and the models say."""
    kinds = (Kind.FREE_TEXT, Kind.SPECIAL)
    told = [column for column in table.model._meta.local_fields if table.kinds.get(column.name) in kinds]
    written = [column for column in told if not isinstance(column, models.FileField | models.ForeignKey)]
    return [column for column in written if not column.choices]


def fill(name: str, slug: str) -> set[str]:
    """Write the name into every text of every table; returns the columns, as `table.column` of the database."""
    filled = set()
    for table in tables():
        columns = [] if table.label in MADE_BY_THE_SITE else texts_of(table)
        row = _row_of(table) if columns else None
        for column in columns:
            words = _as_stored(column, slug if isinstance(column, models.SlugField) or "path" in column.name else name)
            if column.max_length is None or len(words) <= column.max_length or isinstance(column, SealedTextField):
                _write(table, column, row, words)
                filled.add(f"{table.model._meta.db_table}.{column.column}")
    return filled


def _as_stored(column: models.Field, name: str) -> str:
    text = f"Kysy: {name}n"
    if isinstance(column, SealedTextField):
        return seal(text)
    if hasattr(column, "stream_block"):
        return json.dumps([{"type": "text", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}])
    if isinstance(column, models.JSONField):
        return json.dumps({"sanottu": text})
    if isinstance(column, models.URLField):
        return f"https://lehti.example/{name.replace(' ', '%20')}"
    return name if isinstance(column, models.SlugField) or "path" in column.name else text


def _write(table: Table, column: models.Field, row: Any, words: str) -> None:
    quote = connection.ops.quote_name
    meta = table.model._meta
    cast = f"CAST(%s AS {column.db_type(connection)})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(meta.db_table)} SET {quote(column.column)} = {cast} WHERE {quote(meta.pk.column)} = %s",
            [words, meta.pk.get_db_prep_value(row, connection)],
        )


def _row_of(table: Table) -> Any:
    """The key of a row that belongs to nobody whom the words are about."""
    newest = table.model._base_manager.order_by("-pk").first()
    return (newest or _made(table.model)).pk


def _made(model: type[models.Model]) -> Any:
    asked = [column for column in model._meta.local_fields if _is_asked(column)]
    if factory := factories().get(model):
        # Some factories are told where the row hangs.
        untold = [column for column in asked if column.is_relation and column.name not in factory._meta.declarations]
        return factory(**{} if issubclass(model, Page) else {column.attname: _value(column) for column in untold})
    values = {column.attname: _value(column) for column in asked}
    # Making what it hangs on may have made it.
    return model._base_manager.order_by("-pk").first() or model._base_manager.bulk_create([model(**values)])[0]


def _is_asked(column: models.Field) -> bool:
    return not (column.null or column.has_default() or isinstance(column, models.AutoField))


def _value(column: models.Field) -> Any:
    """Something that a library's column takes."""
    if column.is_relation and column.related_model:
        there = column.related_model._base_manager.order_by("pk").first()
        return (there or _made(column.related_model)).pk
    for kinds, value in _VALUES:
        if isinstance(column, kinds):
            return value()
    raise LookupError(f"{column} takes none of the known values.")


_VALUES: tuple[tuple[tuple[type[models.Field], ...], Any], ...] = (
    ((models.UUIDField,), uuid.uuid4),
    ((models.BooleanField,), lambda: False),
    ((models.IntegerField, models.FloatField), lambda: 1),
    ((models.DateTimeField,), timezone.now),
    ((models.DateField,), datetime.date.today),
    ((models.JSONField,), dict),
    ((models.CharField, models.TextField, models.FileField), lambda: uuid.uuid4().hex[:8]),
)


def columns_without_words(filled: set[str]) -> Iterator[str]:
    """Columns of texts that `fill` did not reach."""
    for table in tables():
        if table.label not in MADE_BY_THE_SITE:
            for column in texts_of(table):
                if (place := f"{table.model._meta.db_table}.{column.column}") not in filled:
                    yield place
