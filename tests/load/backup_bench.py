"""How long a copy of a large site takes: `.venv/bin/python -m tests.load.backup_bench [--people 10000]`.

On SQLite and on an embedded PostgreSQL: a site of so many people and `--megabytes` of files is copied by its command
while readers ask the real web server for a page with a form; some people are erased afterwards, and the copy is brought
back on an empty site, where a worker is at work for half a minute beside a real mail server. Tells seconds and
megabytes, how many mails left, and how many of the erased are back. Ends with 1 when a promise is missed: five minutes
for a copy, ten for bringing it back, no mail, nobody back.
"""

import argparse
import shutil
import sys
import tempfile
import threading
import time
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]

from tests.load.own_server import OwnServer, own_server
from tests.load.own_worker import own_worker
from tests.load.readers import Measured, read_for
from tests.postgres import postgres

JOBS = "tests.load.backup_jobs"
ERASED, LETTERS = 20, 200
MOST_SECONDS = {"copied s": 300.0, "back s": 600.0}
WATCHED = 30
"""Seconds for which a worker might send what waits."""
OUTSIDE = ("secret_key", "sealing_keys", "erased_keys")
"""Files that are in no copy."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--megabytes", type=int, default=2_000)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    words = parser.parse_args()
    missed = []
    for database in words.databases:
        told = measure(database, words.people, words.megabytes)
        print(f"\n{database}")
        for name, value in told.items():
            print(f"  {name:28}{value}", flush=True)
        missed += [f"{database}: {name}" for name, most in MOST_SECONDS.items() if told[name] > most]
        missed += [f"{database}: {name}" for name in ("mails after", "erased people back") if told[name]]
    print("\n" + ("\n".join(["Missed:", *missed]) if missed else "All that is promised holds."))
    return int(bool(missed))


def measure(database: str, people: int, megabytes: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="pajaverkko-copies-") as name, ExitStack() as ending:
        folder = Path(name)
        old, new = (_site(database, folder / place, ending) for place in ("old", "new"))
        key = pyrage.x25519.Identity.generate()
        old.variables["PAJAVERKKO_BACKUP_RECIPIENT"] = str(key.to_public())
        new.variables["PAJAVERKKO_BACKUP_KEY"] = str(key)
        old.call(f"{JOBS}:fill", people=people, megabytes=megabytes, letters=LETTERS)
        copy = folder / "copy.age"
        old.start()
        taken, readers = _beside_readers(old, lambda: old.manage("backup", str(copy)))
        old.stop()
        gone = old.call(f"{JOBS}:erase", number=ERASED)
        for file in OUTSIDE:
            shutil.copy(old.folder / file, new.folder / file)
        begun = time.monotonic()
        said = new.manage("restore", str(copy))
        back = round(time.monotonic() - begun, 1)
        there = new.call(f"{JOBS}:there", keys=gone)
        return {
            "people, documents": f"{there['people']}, {there['documents']}",
            "copy MB": round(copy.stat().st_size / 1_000_000),
            "copied s": taken,
            "readers meanwhile: p95 ms": round(readers.p95),
            "back s": back,
            "said": said.splitlines()[1],
            "mails after": _mails(new),
            "erased people back": there["back"],
        }


def _site(database: str, folder: Path, ending: ExitStack) -> OwnServer:
    folder.mkdir()
    address = ending.enter_context(postgres() if database == "postgresql" else nullcontext(""))
    return ending.enter_context(own_server(folder, address))


def _beside_readers(server: OwnServer, work: Any) -> tuple[float, Measured]:
    """Seconds that the work took, and what eight readers got in the same time."""
    found: list[Measured] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            found.append(read_for(f"{server.host}/sign-in/", 2))

    reading = threading.Thread(target=read)
    reading.start()
    begun = time.monotonic()
    try:
        work()
    finally:
        taken = round(time.monotonic() - begun, 1)
        ended.set()
        reading.join()
    return taken, max(found, key=lambda each: each.p95)


def _mails(server: OwnServer) -> int:
    """How many letters leave when a worker is at work on what came back."""
    with own_worker(server) as worker:
        # Whoever restored it waited for the old one to end.
        worker.start()
        time.sleep(WATCHED)
        return len(worker.box.messages)


if __name__ == "__main__":
    sys.exit(main())
