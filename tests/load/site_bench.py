"""How fast pages are: `.venv/bin/python -m tests.load.site_bench [--seconds 5]`.

On SQLite and on an embedded PostgreSQL, with the demo: the real server answers eight readers, with pages kept and not,
and beside it in the same run a bare answer of the same size on the same kind of server. Prints answers in a second, p50
and p99 in milliseconds, bytes, and how many answers there are for each bare one. Ends with 1 when a kept page is given
less than a quarter as often as the bare answer.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from tests.load.own_server import OwnServer, own_server
from tests.load.readers import Measured, read_for

PAGES = {
    "home": "/",
    "list": "/materiaalit/",
    "detail": "/socca/materiaalit/elaman-varit-peli/",
    "search": "/search/?q=asiakasrati",
    "theme grid": "/verkosto/",
    "calendar": "/sonet-botnia/osallisuusfoorumi/calendar.ics",
}
HEADS = {"Accept-Encoding": "gzip", "User-Agent": "bench"}
LEAST_OF_BARE = 0.25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    words = parser.parse_args()
    print(f"{'database':11}{'page':12}{'kept':5}{'1/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'bytes':>9}{'of bare':>9}")
    slow = False
    for database in words.databases:
        for page, kept, found, share in measured(database, words.seconds):
            slow |= kept and share < LEAST_OF_BARE
            row = f"{found.per_second:9.0f}{found.p50:9.1f}{found.p99:9.1f}{found.size:9}{share:9.3f}"
            print(f"{database:11}{page:12}{'yes' if kept else 'no':5}{row}", flush=True)
    return int(slow)


def measured(database: str, seconds: float) -> Iterator[tuple[str, bool, Measured, float]]:
    """Each page with how it did, kept and not, and its share of the bare answer of the same size."""
    from tests.postgres import postgres

    kept_by = postgres() if database == "postgresql" else nullcontext("")
    folder = tempfile.TemporaryDirectory()
    with folder as data, kept_by as address, own_server(Path(data), address, begin=_with_demo) as server:
        for kept in (True, False):
            server.variables["PAJAVERKKO_KEEP_PAGES"] = "1" if kept else "0"
            server.start()
            for page, place in PAGES.items():
                read_for(server.host + place, 1, heads=HEADS)
                found = read_for(server.host + place, seconds, heads=HEADS)
                with bare(found.size) as plain:
                    share = found.per_second / read_for(plain, seconds, heads=HEADS).per_second
                yield page, kept, found, share
            server.stop()


def _with_demo(server: OwnServer) -> None:
    server.manage("migrate", "--verbosity", "0")
    server.manage("demo")


@contextmanager
def bare(size: int) -> Iterator[str]:
    """A server of the same kind that answers from memory."""
    from pajaverkko import server as told

    with tempfile.TemporaryDirectory() as folder:
        other = OwnServer(Path(folder))
        kind = ["--worker-class", told.worker_class, "--workers", str(told.workers), "--threads", str(told.threads)]
        words = ["-m", "gunicorn", *kind, "--preload", "--bind", f"127.0.0.1:{other.port}"]
        names = {**os.environ, "BARE_BYTES": str(size), "PYTHONPATH": other.variables["PYTHONPATH"]}
        process = subprocess.Popen(
            [sys.executable, *words, "--log-level", "warning", "tests.load.bare_wsgi:application"], env=names
        )
        try:
            other.process = process
            _wait_for(f"{other.host}/")
            yield f"{other.host}/"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str) -> None:
    import time
    import urllib.request

    end = time.monotonic() + 20
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
