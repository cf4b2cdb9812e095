"""How fast the search is, and what it takes: `.venv/bin/python -m tests.load.search_bench [--sizes 1000 10000 100000]`.

For each size, on SQLite and on an embedded PostgreSQL: a bank of made-up materials of sixty words, put together from
sentences of the demo; the time to index a thousand of them; then p50 and p95 of a question as Django answers it (the
question understood, counted, its best twenty fetched) and of the same with all its facets; the memory of the process.
"""

import argparse
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = (
    "asiakasraadista",
    "palautelomakkeet",
    "raati",
    "velkaneuvonta nuorille",
    "asiakasrati",
    "keskustelupelli",
    "miten kerään palautetta asiakkailta",
    "sosiaalinen raportointi kunnassa",
    "klientråd",
    "työpaja",
    "asiakas",
    "toimeentulotuen hakemus",
    "jälkihuollon nuorten kokemukset",
    "pelit ryhmälle",
    "xyzzy",
)
ROUNDS = 8


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    words = parser.parse_args()
    if words.size:
        print(json.dumps(measure(words.size)))
        return 0
    rows = [run(database, size) for database in ("sqlite", "postgresql") for size in words.sizes]
    heads = ("materials", "index s/1000", "p50 ms", "p95 ms", "with facets", "p95 ms", "MB")
    print(f"{'database':11}" + "".join(f"{head:>14}" for head in heads))
    for row in rows:
        times = "".join(f"{row[name]:>14.0f}" for name in ("p50", "p95", "facets_p50", "facets_p95", "memory"))
        print(f"{row['database']:11}{row['size']:>14}{row['index']:>14.2f}{times}")
    return 0


def run(database: str, size: int) -> dict[str, Any]:
    """One size on one database, in a process and a data folder of its own."""
    from tests.postgres import postgres

    with tempfile.TemporaryDirectory(prefix="pajaverkko-bench-") as folder:
        names = {**os.environ, "PAJAVERKKO_DATA": folder, "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.demo"}
        names.pop("PAJAVERKKO_DATABASE", None)
        words = [sys.executable, "-m", "tests.load.search_bench", "--size", str(size)]

        def measured() -> dict[str, Any]:
            for command in (["migrate", "-v", "0"], ["demo"]):
                subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=names, check=True, stdout=2)
            done = subprocess.run(words, cwd=ROOT, env=names, check=True, stdout=subprocess.PIPE, text=True)
            return {"database": database, "size": size, **json.loads(done.stdout.splitlines()[-1])}

        if database == "sqlite":
            return measured()
        with postgres() as address:
            names["PAJAVERKKO_DATABASE"] = address
            return measured()


def measure(size: int) -> dict[str, Any]:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.test import Client

    from base.page_cache.parts import forget_parts
    from base.queries import specific_pages
    from base.search.finding import answers, find
    from base.search.index import rebuild_index
    from network.materials.queries import newest_materials

    make_materials(size)
    began = time.monotonic()
    pages = rebuild_index()
    index = (time.monotonic() - began) / pages * 1000

    def answer(question: str) -> None:
        forget_parts("wide-")
        specific_pages(answers(newest_materials(), find(question))[:20])

    client = Client()

    def answer_with_facets(question: str) -> None:
        forget_parts("wide-")
        client.get("/api/v1/materials", {"q": question}, headers={"host": "localhost"})

    plain, facets = timed(answer), timed(answer_with_facets)
    return {
        "index": index,
        "p50": statistics.median(plain),
        "p95": percentile(plain),
        "facets_p50": statistics.median(facets),
        "facets_p95": percentile(facets),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def timed(answer: Callable[[str], None]) -> list[float]:
    """Milliseconds of each answer, after one round to warm up."""
    times = []
    for number, question in itertools.product(range(ROUNDS + 1), QUESTIONS):
        began = time.perf_counter()
        answer(question)
        if number:
            times.append((time.perf_counter() - began) * 1000)
    return times


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def sentences() -> list[str]:
    folder = ROOT / "site/pajaverkko/demo/content"
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*/*.toml")) if ".sv" not in file.name]
    lines = [line.strip() for text in texts for line in text.split("\n") if len(line.split()) > 8 and "=" not in line]
    return [part for line in lines for part in line.split(". ") if len(part.split()) > 4]


def material_texts(size: int) -> Iterator[tuple[str, str]]:
    """A title and about sixty words for each material, the same in every run."""
    chosen, parts = random.Random(7), sentences()
    for _ in range(size):
        words = " ".join(chosen.choices(parts, k=6)).split()[:60]
        yield " ".join(chosen.choice(parts).split()[:6]), " ".join(words)


def make_materials(size: int) -> None:
    """Materials straight into the tables: adding pages one by one would take longer than all that is measured."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection, transaction
    from django.utils import timezone
    from wagtail.models import Page

    from network.materials.choices import Licence, MaterialKind
    from network.materials.pages import MaterialPage
    from network.materials.queries import first_bank
    from network.regions.models import Region
    from network.themes.models import Theme

    bank, now, chosen = first_bank(), timezone.now(), random.Random(11)
    kind = ContentType.objects.get_for_model(MaterialPage)
    themes, regions = (
        list(Theme.objects.values_list("pk", flat=True)),
        list(Region.objects.values_list("pk", flat=True)),
    )
    own = list(MaterialPage._meta.local_concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in own)
    places = ", ".join(["%s"] * len(own))
    texts = material_texts(size)
    first = bank.numchild + 1
    for start in range(0, size, 5_000):
        part = list(itertools.islice(texts, 5_000))
        pages = [
            Page(
                path=MaterialPage._get_path(bank.path, bank.depth + 1, first + start + place),
                depth=bank.depth + 1,
                title=title,
                draft_title=title,
                slug=f"aineisto-{start + place}",
                url_path=f"{bank.url_path}aineisto-{start + place}/",
                content_type=kind,
                live=True,
                locale_id=bank.locale_id,
                translation_key=uuid.uuid4(),
                first_published_at=now,
                last_published_at=now,
            )
            for place, (title, _text) in enumerate(part)
        ]
        with transaction.atomic():
            made = Page.objects.bulk_create(pages)
            materials = [
                MaterialPage(
                    page_ptr_id=page.pk,
                    kind=chosen.choice(MaterialKind.values),
                    licence=chosen.choice(Licence.values),
                    year=chosen.randint(2010, 2026),
                    minutes_needed=chosen.choice([10, 30, 60, 90]),
                    body=[("text", f"<p>{text}</p>")],
                )
                for page, (_title, text) in zip(made, part, strict=True)
            ]
            rows = [
                [field.get_db_prep_save(getattr(row, field.attname), connection) for field in own] for row in materials
            ]
            with connection.cursor() as cursor:
                cursor.executemany(f'INSERT INTO "{MaterialPage._meta.db_table}" ({columns}) VALUES ({places})', rows)
            for field, keys in (("themes", themes), ("regions", regions)):
                through = getattr(MaterialPage, field).through
                name = f"{MaterialPage._meta.get_field(field).m2m_reverse_field_name()}_id"
                through.objects.bulk_create(
                    [through(materialpage_id=page.pk, **{name: chosen.choice(keys)}) for page in made]
                )
    Page.objects.filter(pk=bank.pk).update(numchild=bank.numchild + size)


if __name__ == "__main__":
    sys.exit(main())
