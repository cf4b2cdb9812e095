"""How long figures take: `.venv/bin/python -m tests.load.figures_bench [--workshops 500 --people 10000]`.

On SQLite and on an embedded PostgreSQL: one centre of 22 counties holds so many workshops in half a year, with so many
people, and asks for feedback after every second one; it has materials, proposals and themes, and three half-years
before (`figures_population.py`). Each report is frozen through the gate and published for all four half-years; the
last is read as page (with all four over time), CSV, sheet, PDF and by programs, and so are the lists of centre and
network. Ends with 1 when something takes longer than is promised.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MOST_TO_FREEZE, MOST_TO_SHOW = 30.0, 1.0
"""Seconds: for each report, and for each page and file."""
KINDS = ("page", "csv", "xlsx", "pdf", "programs")
Seconds = dict[str, float]
"""How long freezing took, and each form in which something is read."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workshops", type=int, default=500)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.here:
        print(json.dumps(measure(words.workshops, words.people)))
        return 0
    print(f"{'seconds':11}{'':15}" + "".join(f"{kind:>9}" for kind in ("freeze", *KINDS)))
    slow = False
    for database in ("sqlite", "postgresql"):
        for name, taken in run(database, words.workshops, words.people).items():
            slow |= (
                taken.get("freeze", 0) > MOST_TO_FREEZE
                or max(taken[kind] for kind in taken.keys() & KINDS) > MOST_TO_SHOW
            )
            told = [f"{taken[kind]:.2f}" if kind in taken else "" for kind in ("freeze", *KINDS)]
            print(f"{database:11}{name:15}" + "".join(f"{each:>9}" for each in told), flush=True)
    return int(slow)


def run(database: str, workshops: int, people: int) -> dict[str, Seconds]:
    """One database, in a process and a data folder of its own."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="pajaverkko-bench-") as folder:
        names = {**os.environ, "PAJAVERKKO_DATA": folder, "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.test"}
        names.pop("PAJAVERKKO_DATABASE", None)

        def measured() -> dict[str, Seconds]:
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=names, check=True, stdout=2
            )
            words = ["--here", "--workshops", str(workshops), "--people", str(people)]
            command = [sys.executable, "-m", "tests.load.figures_bench", *words]
            done = subprocess.run(command, cwd=ROOT, env=names, check=True, stdout=subprocess.PIPE, text=True)
            return dict(json.loads(done.stdout.splitlines()[-1]))

        if database == "sqlite":
            return measured()
        with postgres() as address:
            names["PAJAVERKKO_DATABASE"] = address
            return measured()


def measure(workshops: int, people: int) -> dict[str, Seconds]:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from base.disclosure.reported import all_reports
    from network.figures.services import freeze, publish_figures
    from tests.load.figures_population import PERIODS, populate

    section = populate(workshops, people)
    here, last = f"/{section.slug}/figures/", PERIODS[-1].code
    found: dict[str, Seconds] = {}
    for report in all_reports():
        made: list[Any] = []
        for period in PERIODS:
            words = {"report": report, "centre": section.centre, "period": period, "by": None}
            freezing = seconds(lambda words=words, made=made: made.append(freeze(**words)))
            publish_figures(frozen=made[-1], by=None)
        files = {kind: f"{here}{last}/{report.key}.{kind}" for kind in ("csv", "xlsx", "pdf")}
        programs = f"/api/v1/figures?period={last}&report={report.key}"
        page = f"{here}{last}/{report.key}/"
        found[report.key] = {"freeze": freezing, **shown(page=page, programs=programs, **files)}
    every = {kind: f"{here}all/participation.{kind}" for kind in ("csv", "xlsx")}
    found["all of a centre"] = shown(page=here, programs=f"/api/v1/figures?centre={section.centre.slug}", **every)
    found["the network"] = shown(page="/verkosto/figures/", programs=f"/api/v1/figures?period={last}")
    return found


def shown(**addresses: str) -> Seconds:
    """Each form once to warm up, and once by the clock."""
    from django.test import Client

    client, found = Client(), Seconds()
    for kind, address in addresses.items():
        assert client.get(address).status_code == 200, address
        found[kind] = seconds(lambda address=address: client.get(address))
    return found


def seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return round(time.monotonic() - began, 2)


if __name__ == "__main__":
    sys.exit(main())
