"""How long figures take: `.venv/bin/python -m tests.load.figures_bench [--workshops 500 --people 10000]`.

On SQLite and on an embedded PostgreSQL: one centre of 22 counties holds so many workshops in half a year, with so many
people, and asks for feedback after every second one. Each report is frozen through the gate and published, and read as
page, CSV, sheet, PDF and by programs. Ends with 1 when something takes longer than is promised.
"""

import argparse
import datetime
import json
import os
import random
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
REGIONS, SERIES = 22, 40
KINDS = ("page", "csv", "xlsx", "pdf", "api")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workshops", type=int, default=500)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.here:
        print(json.dumps(measure(words.workshops, words.people)))
        return 0
    print(f"{'database':11}{'report':15}{'freeze s':>10}" + "".join(f"{kind + ' s':>9}" for kind in KINDS))
    slow = False
    for database in ("sqlite", "postgresql"):
        for report, seconds in run(database, words.workshops, words.people).items():
            freezing, *shown = seconds
            slow |= freezing > MOST_TO_FREEZE or max(shown) > MOST_TO_SHOW
            print(f"{database:11}{report:15}{freezing:10.2f}" + "".join(f"{each:9.2f}" for each in shown), flush=True)
    return int(slow)


def run(database: str, workshops: int, people: int) -> dict[str, list[float]]:
    """One database, in a process and a data folder of its own."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="pajaverkko-bench-") as folder:
        names = {**os.environ, "PAJAVERKKO_DATA": folder, "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.test"}
        names.pop("PAJAVERKKO_DATABASE", None)

        def measured() -> dict[str, list[float]]:
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


def measure(workshops: int, people: int) -> dict[str, list[float]]:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from base.disclosure.reported import all_reports
    from network.figures.services import freeze, publish_figures
    from tests.factories.figures import PERIOD

    section = populate(workshops, people)
    found: dict[str, list[float]] = {}
    for report in all_reports():
        made: list[Any] = []
        words = {"report": report, "centre": section.centre, "period": PERIOD, "by": None}
        freezing = seconds(lambda words=words, made=made: made.append(freeze(**words)))
        publish_figures(frozen=made[0], by=None)
        found[report.key] = [freezing, *shown(f"/{section.slug}/figures/{PERIOD.code}/{report.key}", report.key)]
    return found


def shown(here: str, report: str) -> list[float]:
    """Each form once to warm up, and once by the clock."""
    from django.test import Client

    addresses = [
        f"{here}/",
        f"{here}.csv",
        f"{here}.xlsx",
        f"{here}.pdf",
        f"/api/v1/figures?period=2026-1&report={report}",
    ]
    client = Client()
    found = []
    for address in addresses:
        assert client.get(address).status_code == 200, address
        found.append(seconds(lambda address=address: client.get(address)))
    return found


def populate(workshops: int, people: int) -> Any:
    """Workshops of all sizes that together have so many places; feedback about every second one."""
    from tests.factories.figures import PERIOD, held, series_of
    from tests.factories.network import CentrePageFactory, CentreRegionFactory, RegionFactory
    from tests.factories.pajaverkko import make_trunk
    from tests.factories.surveys import ONE, SEVERAL, A, B, C, CollectionFactory, CountFactory, VersionFactory

    chance = random.Random(22)
    section = CentrePageFactory(parent=make_trunk().home, slug="suuri")
    regions = [RegionFactory() for _region in range(REGIONS)]
    for region in regions:
        CentreRegionFactory(centre=section.centre, region=region)
    series = [series_of(section, f"Sarja {number}") for number in range(SERIES)]
    version = VersionFactory(locked=True)
    days = (PERIOD.last_on - PERIOD.first_on).days
    for number in range(workshops):
        enrolled = max(1, round(chance.expovariate(workshops / people)))
        day = PERIOD.first_on + datetime.timedelta(days=chance.randint(0, days))
        numbers = {"came": chance.randint(enrolled // 2, enrolled), "waited": chance.choice([0, 0, 3, 9])}
        held(chance.choice(series), enrolled=enrolled, day=day, regions=chance.sample(regions, 1), **numbers)
        if number % 2 and enrolled > 5:
            closed = {
                "state": "closed",
                "opens_on": day,
                "closes_on": day,
                "has_answers": True,
                "number_mixed": enrolled,
            }
            survey = CollectionFactory(centre=section.centre, version=version, **closed)
            for question in (ONE, SEVERAL):
                for choice, many in (("", enrolled), (A, enrolled // 2), (B, enrolled // 3), (C, 2)):
                    CountFactory(collection=survey, question=question, choice=choice, number=many)
    return section


def seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return round(time.monotonic() - began, 2)


if __name__ == "__main__":
    sys.exit(main())
