"""Every check: `python3 dev.py test` runs this. What could not run is a failure that says what is missing."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.postgres import postgres

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
TEMPLATES = [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]

LINTERS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import contracts": ["lint-imports"],
    "djlint": ["djlint", "--lint", "templates"],
    "djhtml": ["djhtml", "--check", "--tabwidth", "2", *TEMPLATES],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "system checks": ["python", "manage.py", "check", "--fail-level", "WARNING"],
}

ONCE = (
    "tests/architecture",
    "tests/base/disclosure",
    "tests/base/identity/test_page_forms.py",
    "tests/base/identity/test_public_forms.py",
    "tests/base/outbox/test_outage.py",
    "tests/base/search/test_files.py",
    "tests/base/uploads",
    "tests/deploy",
    "tests/network/figures/test_pages.py",
    "tests/pajaverkko/deletion/test_odd_days.py",
    "tests/pajaverkko/demo",
    "tests/pajaverkko/elsewhere",
    "tests/pajaverkko/hostile/walked",
    "tests/pajaverkko/kept_pages/test_nginx.py",
    "tests/pajaverkko/rights",
    "tests/pajaverkko/test_exports.py",
    "tests/pajaverkko/test_headers_of_public_pages.py",
    "tests/pajaverkko/test_hidden_pages.py",
    "tests/pajaverkko/test_languages.py",
    "tests/pajaverkko/test_page_types.py",
    "tests/pajaverkko/test_query_counts.py",
    "tests/pajaverkko/test_reports_attacked.py",
    "tests/pajaverkko/test_sami_languages.py",
    "tests/pajaverkko/test_security_headers.py",
    "tests/pajaverkko/translation",
    "tests/sweep",
    "tests/test_dev.py",
    "tests/workshops/enrolment/test_clocks.py",
    "tests/workshops/planning/test_round.py",
    "tests/workshops/surveys/test_screens.py",
)
"""What asks the code, what reads clocks, files or pages whatever keeps them, or in thousands of requests who comes in
where, does so once, on SQLite, as does every test that asks no database. What PostgreSQL answers to whom is asked by
the tests of the rooms.
"""
ROOMS = ("tests/network", "tests/workshops")
"""Whose screens are asked once, on PostgreSQL: it is what many sites run on, takes no word that is longer than its
column, and nothing of these rooms is written apart for one database. What asks their services is asked on both, and
what walks through all screens of the site does so on SQLite.
"""
ON_POSTGRESQL = ("tests/pajaverkko/test_bad_input.py",)
"""What is asked once, on PostgreSQL, for the same reason."""
ELSEWHERE = ("tests/browser", "tests/load")
"""What starts the site, and its databases, by itself."""


def main(words: list[str]) -> int:
    """Linters first; then the tests on SQLite and, unless --fast, on PostgreSQL beside it, and in a browser."""
    fast = "--fast" in words
    words = [word for word in words if word != "--fast"]
    began = time.monotonic()
    failed = _lint()
    with tempfile.TemporaryDirectory(prefix="pajaverkko-tests-") as folder:
        failed += _fast_tests(words, folder) if fast else _all_tests(words, folder)
    print(f"\n{'FAILED: ' + ', '.join(failed) if failed else 'Everything passed'} ({time.monotonic() - began:.0f} s).")
    return 1 if failed else 0


def _lint() -> list[str]:
    """Two at a time, for two cores."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        return [name for name, is_well in zip(LINTERS, pool.map(_lint_with, LINTERS), strict=True) if not is_well]


def _lint_with(name: str) -> bool:
    began = time.monotonic()
    done = _run(LINTERS[name], {"DJANGO_SETTINGS_MODULE": "pajaverkko.settings.test"}, capture=True)
    is_well, said = not done.returncode, f"\n{done.stdout}" if done.returncode else ""
    print(f"  {name}: {'ok' if is_well else 'FAILED'} ({time.monotonic() - began:.1f} s){said}", flush=True)
    return is_well


def _fast_tests(words: list[str], folder: str) -> list[str]:
    done = _pytest("SQLite", [*_but("tests/browser"), *words], folder)
    return [] if _passed(done, words) else ["tests on SQLite"]


def _all_tests(words: list[str], folder: str) -> list[str]:
    """Two parts at a time, for two cores; when one has ended the next begins."""
    with postgres() as address, ThreadPoolExecutor(max_workers=2) as pool:
        parts = {
            "SQLite": ([*_but(*ELSEWHERE), "--beside-postgresql"], ""),
            "PostgreSQL": ([*_but(*ELSEWHERE, *ONCE)], address),
            "browser": (["tests/browser"], ""),
            "load": (["tests/load"], ""),
        }
        begun = {
            name: pool.submit(_pytest, name, [*places, f"--tables={folder}", *words], folder, database)
            for name, (places, database) in parts.items()
        }
        return [f"tests: {name}" for name, part in begun.items() if not _passed(part.result(), words)]


def _but(*places: str) -> list[str]:
    return [f"--ignore={place}" for place in places]


def _passed(code: int, words: list[str]) -> bool:
    """Exit 5 (nothing collected) is a failure, unless a selection was asked for."""
    return code == 0 or (code == 5 and bool(words))


def _pytest(name: str, words: list[str], folder: str, database: str = "") -> int:
    """One pytest with data of its own; what it said is shown when it has ended."""
    data = Path(folder) / name
    data.mkdir()
    own = {"PAJAVERKKO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "pajaverkko.settings.test"}
    if database:
        own["PAJAVERKKO_DATABASE"] = database
    began = time.monotonic()
    done = _run(["python", "-m", "pytest", "-p", "no:cacheprovider", *words], own, capture=True)
    print(f"\n===== {name} ({time.monotonic() - began:.0f} s)\n{done.stdout}", flush=True)
    return done.returncode


def _run(words: list[str], own: dict[str, str], *, capture: bool) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]],
        cwd=ROOT,
        env={**os.environ, **own},
        text=True,
        check=False,
        stdout=subprocess.PIPE if capture else None,
        stderr=subprocess.STDOUT if capture else None,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
