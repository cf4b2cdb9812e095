"""What processes do on a site of their own: people to delete, the night of the worker, a look at everything."""

import datetime
import os
import signal
import time
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.utils import timezone

from base.personal_data.forgetting import delete_in_time
from network.people.choices import Channel, Showing
from network.people.models import ContactRoute, Need, Part, PartKind, Person, Release
from pajaverkko.management.commands.worker import LOOPS
from tests.factories.base import stored_file
from tests.factories.network import CentreFactory, OrganisationFactory

LONG_AGO = datetime.date(2020, 1, 31)
DIFFERENT = frozenset(
    {"id", "seal_id", "salt", "reason_digest", "digest", "previous", "newest"}
    | {f"{name}_at" for name in ("noted", "sealed", "begun", "ended", "compacting", "compacted", "asked")}
)
"""Moments, numbers that a killed process has used up, and what is made of them or of chance."""
WITHOUT = frozenset({"base_heartbeat", "base_publicchange", "django_migrations", "shared_cache"})
OF_STATISTICS = ("ALTER TABLE", "SELECT EXISTS")
"""How many of these a night on PostgreSQL takes depends on when the server last looked at its tables."""


def make_due(people: int, photos: int) -> None:
    """So many people, each with a route, a part that has ended and a need; some with a photo."""
    centre = CentreFactory(organisation=OrganisationFactory())
    whose: dict[str, Any] = {"controller": centre.organisation}
    kind, days = PartKind.objects.order_by("pk")[0], {"starts_on": LONG_AGO, "ends_on": LONG_AGO}
    made = [Person(calling_name=f"Osallistuja {number}", added_on=LONG_AGO, **whose) for number in range(people)]
    for model, rows in (
        (Person, made),
        (ContactRoute, [ContactRoute(person=one, kind="post", value="Kuja 1", **whose) for one in made]),
        (Part, [Part(person=one, kind=kind, centre=centre, **days, **whose) for one in made]),
        (Need, [Need(person=one, event_on=LONG_AGO, access="Ramppi", **whose) for one in made]),
    ):
        model._base_manager.bulk_create(rows)
    for one in made[:photos]:
        _make_photo(one)


def _make_photo(person: Person) -> None:
    release = Release(person=person, controller_id=person.controller_id, showing=Showing.PHOTO, version=1, words="Kuva")
    release.channel, release.given_at = Channel.PAPER, timezone.now()
    release.photo.save(f"{release.reference}.jpg", stored_file("x.jpg", b"kuva"), save=False)
    release.save(force_insert=True)
    week_ago = time.time() - 7 * 24 * 60 * 60
    os.utime(release.photo.path, (week_ago, week_ago))


def night(at: str, kill_at: int = 0, kill_at_file: int = 0) -> int:
    """What the worker does with its records at this moment; how many statements that took. It may die on the way.

    Those that look after statistics are not counted.
    """
    moment = datetime.datetime.fromisoformat(at)
    timezone.now = lambda: moment
    _die_at_file(kill_at_file)
    asked = 0

    def counted(execute: Any, *words: Any) -> Any:
        nonlocal asked
        asked += not words[0].startswith(OF_STATISTICS)
        if asked == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*words)

    with connection.execute_wrapper(counted):
        for loop in LOOPS:
            if loop.name in {"records", "compacting"}:
                loop.work(lambda: True)
    return asked


def deletions_of_two_workers(at: str) -> list[int]:
    """At the same moment, each in a process of its own; how they ended."""
    moment, workers = datetime.datetime.fromisoformat(at), []
    while len(workers) < 2:
        if not (worker := os.fork()):
            try:
                delete_in_time(now=moment, by=None)
            except BaseException:  # noqa: BLE001
                os._exit(1)
            os._exit(0)
        workers.append(worker)
    return [os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1]) for worker in workers]


def _die_at_file(number: int) -> None:
    """When the database has let go of the rows, and so many files are about to be deleted."""
    delete, seen = FileSystemStorage.delete, 0

    def dying(storage: FileSystemStorage, name: str) -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        delete(storage, name)

    FileSystemStorage.delete = dying  # type: ignore[method-assign]


def state() -> dict[str, Any]:
    """Every row of every table, without what differs anyway, and the files."""
    found: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - WITHOUT):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            found[table] = sorted(str({name: row[name] for name in names if name not in DIFFERENT}) for row in rows)
    closed = Path(storages["closed"].path("releases"))
    found["files"] = sorted(file.name for file in closed.glob("*"))
    return found
