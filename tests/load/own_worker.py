"""The real worker of a site, and a real mail server that it sends to, for programs that kill it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.load.own_server import ROOT, OwnServer
from tests.mail import Box, Server, free_port

WORDS = ("worker", "--no-reload", "--queue-name", "*", "--verbosity", "0")


class OwnWorker:
    """What `dev.py run` starts beside the web server. `box` has what it sent."""

    def __init__(self, server: OwnServer, box: Box, port: int) -> None:
        self.server, self.box = server, box
        self.variables = {**server.variables, "PAJAVERKKO_SMTP": f"smtp://127.0.0.1:{port}?plain"}
        self.process: subprocess.Popen[bytes] | None = None
        self.ended_by_itself = 0

    def start(self, *program: str) -> None:
        """`program` is what runs the command; it returns at once."""
        words = [sys.executable, *(program or ("manage.py",)), *WORDS]
        log = self.server.log
        self.process = subprocess.Popen(
            words, cwd=ROOT, env=self.variables, start_new_session=True, stdout=log, stderr=log
        )

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def keep_running(self) -> None:
        """Start it again when it has ended by itself, as the services of a machine do; that is counted."""
        if not self.is_running:
            self.ended_by_itself += 1
            self.start()

    def kill(self) -> None:
        if self.process and self.is_running:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@contextmanager
def own_worker(server: OwnServer) -> Iterator[OwnWorker]:
    """Not started yet; killed at the end, whatever happens."""
    box, port = Box(), free_port()
    mail_server = Server(box, port)
    mail_server.start()
    worker = OwnWorker(server, box, port)
    try:
        yield worker
    finally:
        worker.kill()
        mail_server.stop()
