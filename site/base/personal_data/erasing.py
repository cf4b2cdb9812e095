"""Everything that is known of one person, taken away."""

import os
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.audit.services import blank_reasons, note
from base.personal_data.choices import Fate
from base.personal_data.models import Erasure, Hold
from base.personal_data.places import clean_places, files_with
from base.personal_data.register import Table, table_of, tables_of_people
from base.personal_data.rows import blank_rows, delete_rows
from base.personal_data.texts import rows_with
from base.users import User

SHORTEST = 5
"""Letters of a value that is looked for in texts: a shorter one stands in too many words."""

AT_ONCE = 500
"""Keys that the database is asked for together."""


class OnHoldError(Exception):
    """Nothing of this person may be deleted now."""


def erase_person(*, person: str, by: User | None) -> Erasure:
    """Take away what is known of the person with this key, everywhere, and keep a certificate without a name.

    The key is noted outside the database, so that a restored backup can be cleaned again. Raises OnHoldError.
    """
    if Hold.objects.filter(person=person, lifted_at=None).exists():
        raise OnHoldError
    with transaction.atomic():
        values = distinctive_values(person)
        certificate = _certify(person, values, _take_away(person), by)
        remember_erased(person)
    return certificate


def distinctive_values(person: str) -> list[str]:
    """What tells this person apart in a text, as the register says; not what to call them, nor what others share."""
    found: list[str] = []
    for table in tables_of_people():
        rows = table.model._base_manager.filter(**{table.person: person}) if table.sought else ()
        found += [getattr(row, name) for row in rows for name in table.sought]
    return [value for value in dict.fromkeys(found) if len(value) >= SHORTEST and (" " in value or not value.isalpha())]


def _certify(person: str, values: list[str], rows: dict[str, int], by: User | None, *, reason: str = "") -> Erasure:
    """Clean all other places, note the erasure, and keep its certificate."""
    told = [*values, person]
    certificate = Erasure(erased_at=timezone.now(), erased_by=by, files=files_with(values))
    rows |= clean_places(told)
    log = table_of(AuditEntry)
    if log and (keys := rows_with(log, told)):
        rows[log.label] = blank_reasons(keys=keys, erasure=certificate.reference, by=by)
    note(act=Act.ERASED, of=Erasure, by=by, reference=person, reason=reason)
    certificate.rows = rows
    certificate.save(force_insert=True)
    return certificate


def _take_away(person: str) -> dict[str, int]:
    counts = {table.label: _of_table(table, person) for table in tables_of_people()}
    return {label: number for label, number in counts.items() if number}


def _of_table(table: Table, person: str) -> int:
    rows = table.model._base_manager.filter(**{table.person: person})
    return delete_rows(rows) if table.fate == Fate.DELETE else blank_rows(table, rows)


def erased_keys_file() -> Path:
    """The keys of erased people, a line each: kept outside the database and its backups."""
    return Path(settings.ERASED_KEYS)


def remember_erased(person: str) -> None:
    """Note the key for good, on the disk before the database commits."""
    with os.fdopen(os.open(erased_keys_file(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "a") as file:
        file.write(f"{person}\n")
        file.flush()
        os.fsync(file.fileno())


def erase_again(*, by: User | None) -> int:
    """After a restore: take away whoever was erased since the backup; returns how many there were."""
    again = 0
    for person in _erased_and_there():
        with transaction.atomic():
            values = distinctive_values(person)
            if rows := _take_away(person):
                # What told of the first time was younger than the backup.
                _certify(person, values, rows, by, reason=_("Again, after a backup was restored"))
                again += 1
    return again


def _erased_and_there() -> list[str]:
    """Erased people of whom a row is there, in the order in which they were erased."""
    if not erased_keys_file().exists():
        return []
    keys = list(dict.fromkeys(erased_keys_file().read_text().split()))
    there: set[str] = set()
    for table in tables_of_people():
        for start in range(0, len(keys), AT_ONCE):
            rows = table.model._base_manager.filter(**{f"{table.person}__in": keys[start : start + AT_ONCE]})
            there.update(rows.values_list(table.person, flat=True))
    return [key for key in keys if key in there]
