"""A real web server on a site of its own, with one open workshop, for programs that send much to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "pajaverkko.settings.local"


class OwnServer:
    """`folder` holds its data; `database` is an address of PostgreSQL, or nothing for SQLite in the folder."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.port = _free_port()
        self.host = f"http://127.0.0.1:{self.port}"
        path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
        own = {"PAJAVERKKO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONPATH": path}
        self.variables = {**os.environ, **own, "PAJAVERKKO_ADDRESS": self.host}
        self.variables.pop("PAJAVERKKO_DATABASE", None)
        if database:
            self.variables["PAJAVERKKO_DATABASE"] = database
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *words: str) -> str:
        return self.run(["manage.py", *words])

    def call(self, function: str, **words: Any) -> Any:
        """A function of a module, in a process of its own; its answer is what JSON knows."""
        code = (
            "import django, json, sys; django.setup(); from pkgutil import resolve_name; "
            "print(json.dumps(resolve_name(sys.argv[1])(**json.loads(sys.argv[2]))))"
        )
        return json.loads(self.run(["-c", code, function, json.dumps(words)]).splitlines()[-1])

    def run(self, words: list[str]) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.variables, check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def start(self, application: str = "pajaverkko.wsgi") -> None:
        """As `dev.py run` does; returns when it answers."""
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:pajaverkko.server"]
        words = [*gunicorn, "--bind", f"127.0.0.1:{self.port}", application]
        self.process = subprocess.Popen(words, cwd=ROOT, env=self.variables, start_new_session=True)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.host}/robots.txt", timeout=5).close()
                return
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
        raise RuntimeError("The server did not answer within a minute.")

    def kill(self) -> None:
        """The server and its workers, at once."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()


@contextmanager
def own_server(folder: Path, database: str = "") -> Iterator[OwnServer]:
    """Migrated and serving; stopped at the end whatever happens."""
    server = OwnServer(folder, database)
    server.manage("migrate", "--verbosity", "0")
    try:
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
