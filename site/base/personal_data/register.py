"""The register of fields: each domain tells in its `personal_data.py` what its tables hold.

A column without an entry fails the build, so that no table can be added and its people forgotten: erasing, taking out,
deleting in time, the record of processing and the masking of logs are all made from this.
"""

import datetime
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.functional import Promise

from base.personal_data.choices import ABOUT_SOMEBODY, PERSONAL, Fate, Kind
from base.personal_data.keeping import Kept


@dataclass(frozen=True)
class Table:
    """A table: what each column holds, how its rows belong to a person, what becomes of them.

    `person` is the path from a row to the person's key ("pk", "person"), empty for rows about nobody in particular.
    `sought` are the names of what tells this person apart in any text, and is taken out of all texts: not what others
    share, such as a municipality or an office. `fate` is that of a whole row when its person is erased; KEEP leaves the
    row, with the columns by their own `fates`. `goes` deletes some of what is due on a day and returns how much, where
    rows go in another way than one by one. `untold` gives the columns of a row that its person is not told, or not yet
    (None: nothing of the row), where a decision is told to everybody at once, or somebody else would be named.
    """

    label: str
    kinds: Mapping[str, Kind]
    person: str = ""
    fate: Fate = Fate.KEEP
    fates: Mapping[str, Fate] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    purpose: str | Promise = ""
    sought: tuple[str, ...] = ()
    goes: Callable[[datetime.date], int] | None = None
    untold: Callable[[Any], Collection[str] | None] | None = None
    of_others: bool = False

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @property
    def personal(self) -> list[str]:
        """The columns that tell something of somebody."""
        return [name for name, kind in self.kinds.items() if kind in PERSONAL]

    def fate_of(self, column: str) -> Fate:
        """What becomes of a column when its person is erased."""
        if self.fate == Fate.DELETE:
            return Fate.DELETE
        return self.fates.get(column, Fate.KEEP)


_tables: dict[str, Table] = {}


def register(*tables: Table) -> None:
    """Take these into the register. A table is told once."""
    for table in tables:
        if table.label in _tables:
            raise ValueError(f"{table.label} is in the register already.")
        _tables[table.label] = table


def plain(label: str, columns: str) -> Table:
    """A table in which nothing is about a person; its columns separated with spaces."""
    return Table(label, dict.fromkeys(columns.split(), Kind.PLAIN))


def personal(label: str, kinds: Mapping[Kind, str], **words: Any) -> Table:
    """A table with something about people: names of columns by what they hold, separated with spaces."""
    columns = {name: kind for kind, names in kinds.items() for name in names.split()}
    if len(columns) != sum(len(names.split()) for names in kinds.values()):
        raise ValueError(f"{label} names a column twice.")
    return Table(label, columns, **words)


def of_others(label: str, kinds: Mapping[Kind, str] | None = None, **words: Any) -> Table:
    """A table of a library: everything in it is not personal but what is named."""
    named = personal(label, kinds or {}, **words)
    return replace(named, of_others=True)


def tables() -> list[Table]:
    """All tables that were told and are there, by name: a library may have one for one kind of database only."""
    return [_tables[label] for label in sorted(_tables) if _is_there(label)]


def _is_there(label: str) -> bool:
    app, name = label.split(".")
    return name.lower() in apps.all_models[app]


def table_of(model: type[models.Model]) -> Table | None:
    """What the register knows of a table."""
    return _tables.get(model._meta.label)


def tables_of_people() -> list[Table]:
    """Those with rows that belong to a person, the ones that hang on others first, the person last."""
    return sorted((table for table in tables() if table.person), key=lambda table: (table.person == "pk", table.label))


def columns_of(model: type[models.Model]) -> set[str]:
    """The columns and many-to-many tables that a model declares itself, without the ones of its parents."""
    own = {column.name for column in model._meta.local_fields}
    return own | {column.name for column in model._meta.local_many_to_many}


TELLING = 100
"""Signs from which on a column of a library is long enough to hold what somebody wrote."""


def telling_columns(model: type[models.Model]) -> set[str]:
    """The columns of a library's table that must be told one by one: whose row it is, free text, and whatever JSON."""
    found = set()
    for column in model._meta.local_fields:
        is_user = column.is_relation and column.related_model is get_user_model()
        is_text = isinstance(column, (models.TextField, models.JSONField, models.GenericIPAddressField))
        is_long = isinstance(column, (models.CharField, models.FileField)) and (column.max_length or TELLING) >= TELLING
        if is_user or is_text or (is_long and not column.choices):
            found.add(column.name)
    return found


def faults(models_of_site: Iterable[type[models.Model]], own: Container[str]) -> list[str]:
    """What the register does not know of these tables, or knows of columns that are not there.

    `own` are the names of the site's own apps, whose every column has an entry.
    """
    found = []
    for model in models_of_site:
        table = table_of(model)
        told = set(table.kinds) if table else set()
        wanted = columns_of(model) if model._meta.app_label in own else telling_columns(model)
        found += [f"{model._meta.label}.{name} has no entry" for name in sorted(wanted - told)]
        found += [f"{model._meta.label}.{name} is not there" for name in sorted(told - columns_of(model))]
        found += [f"{model._meta.label} has no entry"] if table is None else []
        if table and not table.purpose and (table.person or set(table.kinds.values()) & ABOUT_SOMEBODY):
            found.append(f"{model._meta.label} does not tell what its personal data is for")
    return found
