"""How long erasing and deletion in time take: `.venv/bin/python -m tests.load.erasing_bench [--rows 10000]`.

On SQLite and on an embedded PostgreSQL, each with the demo: one person, written about in every text of every table, is
erased beside twenty others, and what is left of them is looked for in every column; then so many due rows of personal
data are deleted in one night, and the database's files are written anew.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000, help="due rows of a night")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.here:
        print(json.dumps(measure(words.rows)))
        return 0
    heads = ("erase s", "hits left", "due rows", "night s", "anew s", "MB")
    print(f"{'database':11}" + "".join(f"{head:>12}" for head in heads))
    for database in ("sqlite", "postgresql"):
        told = run(database, words.rows)
        print(f"{database:11}" + "".join(f"{told[head]:>12}" for head in heads))
    return 0


def run(database: str, rows: int) -> dict[str, Any]:
    """One database, in a process and a data folder of its own."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="pajaverkko-bench-") as folder:
        names = {**os.environ, "PAJAVERKKO_DATA": folder, "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.demo"}
        names.pop("PAJAVERKKO_DATABASE", None)

        def measured() -> dict[str, Any]:
            for command in (["migrate", "-v", "0"], ["demo"]):
                subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=names, check=True, stdout=2)
            words = [sys.executable, "-m", "tests.load.erasing_bench", "--here", "--rows", str(rows)]
            done = subprocess.run(words, cwd=ROOT, env=names, check=True, stdout=subprocess.PIPE, text=True)
            return dict(json.loads(done.stdout.splitlines()[-1]))

        if database == "sqlite":
            return measured()
        with postgres() as address:
            names["PAJAVERKKO_DATABASE"] = address
            return measured()


def measure(rows: int) -> dict[str, Any]:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from base.personal_data.compacting import compact
    from base.personal_data.erasing import erase_person
    from base.personal_data.forgetting import delete_in_time
    from tests.factories.people import make_person
    from tests.pajaverkko.deletion.jobs import make_due
    from tests.pajaverkko.erasing.canary import ADDRESS, NAME, PHONE, SLUG, TRACES
    from tests.pajaverkko.erasing.filling import fill
    from tests.scanning import found_in_database

    centre = some_centre()
    person = make_person(centre, calling_name="Äyräs", full_name=NAME, email=ADDRESS, phone=PHONE)
    for number in range(20):
        make_person(centre, calling_name=f"Muu {number}", full_name=f"Muu Osallistuja {chr(ord('A') + number)}")
    fill(NAME, SLUG)
    erasing = seconds(lambda: erase_person(person=person.pk, by=None))
    left = len(found_in_database(*TRACES))
    make_due(people=rows // 2, photos=0)
    night = datetime.datetime(2036, 1, 1, 12, tzinfo=datetime.UTC)
    run: Any = None

    def delete() -> None:
        nonlocal run
        run = delete_in_time(now=night, by=None)

    deleting = seconds(delete)
    due = run.rows["network.Person"] + run.rows["network.Need"]
    anew = seconds(lambda: compact(by=None))
    return {
        "erase s": erasing,
        "hits left": left,
        "due rows": due,
        "night s": deleting,
        "anew s": anew,
        "MB": size_of_database(),
    }


def some_centre() -> Any:
    from network.regions.models import Centre

    return Centre.objects.exclude(organisation=None).order_by("pk")[0]


def size_of_database() -> int:
    """In megabytes, written anew."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return round(int(cursor.fetchone()[0]) / 1_000_000)


def seconds(work: Any) -> float:
    began = time.monotonic()
    work()
    return round(time.monotonic() - began, 2)


if __name__ == "__main__":
    sys.exit(main())
