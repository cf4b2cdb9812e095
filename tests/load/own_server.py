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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.own_site import Processes

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "pajaverkko.settings.local"


class OwnServer:
    """`folder` holds its data; `database` is an address of PostgreSQL, or nothing for SQLite in the folder."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.port = free_port()
        self.host = f"http://127.0.0.1:{self.port}"
        path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
        own = {"PAJAVERKKO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONPATH": path}
        self.variables = {**os.environ, **own, "PAJAVERKKO_ADDRESS": self.host}
        self.variables.pop("PAJAVERKKO_DATABASE", None)
        if database:
            self.variables["PAJAVERKKO_DATABASE"] = database
        self.process: subprocess.Popen[bytes] | None = None
        self.log: int | IO[bytes] | None = None
        """Where its processes say what they have to say; None: where this one does."""

    def manage(self, *words: str) -> str:
        return self.run(["manage.py", *words])

    def call(self, function: str, **words: Any) -> Any:
        """A function of a module, in a process of its own; its answer is what JSON knows."""
        code = (
            "import django, json, sys; django.setup(); from pkgutil import resolve_name; "
            "print(json.dumps(resolve_name(sys.argv[1])(**json.loads(sys.argv[2]))))"
        )
        return json.loads(self.run(["-c", code, function, json.dumps(words)]).splitlines()[-1])

    @contextmanager
    def jobs(self) -> Iterator[Processes]:
        """For many functions: each has a process that begins at once."""
        words = [sys.executable, "-m", "tests.own_process"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen(words, cwd=ROOT, env=self.variables, text=True, **pipes) as parent:
            yield Processes(parent)

    def run(self, words: list[str]) -> str:
        done = subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.variables, check=False, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def begin(self, application: str = "pajaverkko.wsgi") -> None:
        """As `dev.py run` does; returns at once."""
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:pajaverkko.server"]
        words = [*gunicorn, "--bind", f"127.0.0.1:{self.port}", application]
        self.process = subprocess.Popen(
            words, cwd=ROOT, env=self.variables, start_new_session=True, stdout=self.log, stderr=self.log
        )

    def start(self, application: str = "pajaverkko.wsgi") -> None:
        """Returns when it answers."""
        self.begin(application)
        end = time.monotonic() + 60
        while time.monotonic() < end and self.is_running:
            try:
                urllib.request.urlopen(f"{self.host}/robots.txt", timeout=5).close()
                return
            except (OSError, urllib.error.URLError):
                time.sleep(0.1)
        raise RuntimeError("The server has ended, or did not answer within a minute.")

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def kill(self) -> None:
        """The server and its workers, at once."""
        if self.process and self.is_running:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process and self.is_running:
            self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.kill()


def migrate(server: OwnServer) -> None:
    server.manage("migrate", "--verbosity", "0")


@contextmanager
def own_server(folder: Path, database: str = "", begin: Callable[[OwnServer], None] = migrate) -> Iterator[OwnServer]:
    """With its tables, made by `begin`; stopped at the end whatever happens."""
    server = OwnServer(folder, database)
    begin(server)
    try:
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
