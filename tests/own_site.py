"""A site of its own for one test: a copy of the test database and a data folder, on which real processes work.

What a process does is a function of a test's module, called by its name with words that JSON knows; so is its answer.
Processes are forked from one that has imported everything: they begin at once, and can be killed.
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection

from tests.postgres import address_of

FILES = ("media", "closed")


@dataclass(frozen=True)
class Ended:
    """How a process ended: its answer, or the signal that killed it."""

    answer: Any = None
    killed_by: signal.Signals | None = None


class OwnSite:
    """`file` is the database on SQLite, `address` that on PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own = {"PAJAVERKKO_DATA": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)}
        self.erased_keys = folder.with_name(f"{folder.name}-erased-keys")
        own |= {"PAJAVERKKO_ERASED_KEYS": str(self.erased_keys), "DJANGO_SETTINGS_MODULE": "tests.own_settings"}
        self.variables = {**os.environ, **own}
        self.file = folder / "pajaverkko.sqlite3"
        self.address = ""
        if connection.vendor == "postgresql":
            words = connection.settings_dict
            self.server = address_of(words["USER"], words["PASSWORD"], words["HOST"], words["PORT"])
            self.source, self.name = words["NAME"], f"{words['NAME']}_own"
            self.address = self.variables["PAJAVERKKO_DATABASE"] = f"{self.server}/{self.name}"

    def begin(self) -> None:
        """As the tests begin, with nothing but what every new site has. No transaction may be open meanwhile."""
        for name in FILES:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.erased_keys.unlink(missing_ok=True)
        if self.address:
            connection.close()
            self.drop()
            self._manage(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.source}" STRATEGY FILE_COPY')
        else:
            connection.ensure_connection()
            self.drop()
            with closing(sqlite3.connect(self.file)) as copy:
                connection.connection.backup(copy)

    def keep(self) -> None:
        """Keep the site as it is, database and files, for `again`."""
        if self.address:
            self._manage(f'DROP DATABASE IF EXISTS "{self.name}_kept" WITH (FORCE)')
            self._manage(f'CREATE DATABASE "{self.name}_kept" TEMPLATE "{self.name}" STRATEGY FILE_COPY')
        else:
            with closing(sqlite3.connect(self.file)) as here, closing(sqlite3.connect(self._kept / "db")) as copy:
                here.backup(copy)
        for name in FILES:
            shutil.rmtree(self._kept / name, ignore_errors=True)
            if (self.folder / name).exists():
                shutil.copytree(self.folder / name, self._kept / name)

    def again(self) -> None:
        """The site as it was kept. Nothing may be at work on it."""
        self.drop()
        if self.address:
            self._manage(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.name}_kept" STRATEGY FILE_COPY')
        else:
            shutil.copy(self._kept / "db", self.file)
        for name in FILES:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            if (self._kept / name).exists():
                shutil.copytree(self._kept / name, self.folder / name)

    def empty(self) -> None:
        """PostgreSQL: a database without a table in the place of the one that is there."""
        self.drop()
        self._manage(f'CREATE DATABASE "{self.name}"')

    @property
    def _kept(self) -> Path:
        """Beside the data folder, as a backup should be."""
        kept = self.folder.with_name(f"{self.folder.name}-kept")
        kept.mkdir(exist_ok=True)
        return kept

    def drop(self, *, kept: bool = False) -> None:
        """Take the database away, with `kept` also the one for `again`."""
        if self.address:
            for name in (self.name, f"{self.name}_kept") if kept else (self.name,):
                self._manage(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        else:
            for file in self.folder.glob("pajaverkko.sqlite3*"):
                file.unlink()

    def _manage(self, words: str) -> None:
        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as manager:
            manager.execute(words)

    def manage(self, *words: str) -> str:
        """A command of manage.py; what it said."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            env=self.variables,
            cwd=settings.ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    @contextmanager
    def processes(self) -> Iterator["Processes"]:
        words = [sys.executable, "-m", "tests.own_process"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(words, env=self.variables, cwd=settings.ROOT, text=True, **pipes) as parent:
            yield Processes(parent)
            assert parent.stdin
            parent.stdin.close()
            assert parent.wait(timeout=60) == 0


class Processes:
    """Each call is a process of its own, with a connection of its own to the database."""

    def __init__(self, parent: "subprocess.Popen[str]") -> None:
        self._parent = parent

    def __call__(self, function: str, **words: Any) -> Any:
        """Run `module:function` to its end and return its answer."""
        ended = self.run(function, **words)
        assert ended.killed_by is None
        return ended.answer

    def run(self, function: str, **words: Any) -> Ended:
        assert self._parent.stdin
        assert self._parent.stdout
        print(json.dumps([function, words]), file=self._parent.stdin, flush=True)
        told = json.loads(self._parent.stdout.readline())
        assert "error" not in told, told["error"]
        return Ended(told.get("answer"), signal.Signals(told["signal"]) if "signal" in told else None)
