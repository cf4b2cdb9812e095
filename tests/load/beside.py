"""What stands beside ours in a bench: a bare answer, a bare Wagtail, and pretalx in an environment of its own.

Each is served by gunicorn with as many processes and threads as ours.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from pajaverkko import server as told
from tests.load.own_server import ROOT, free_port

PRETALX = ("pretalx==2025.2.2", "gunicorn", "faker", "freezegun")
SERVED_AS_OURS = [
    *("--worker-class", told.worker_class),
    *("--workers", str(told.workers)),
    *("--threads", str(told.threads)),
    *("--log-level", "error"),
]


@contextmanager
def served(python: Path | str, application: str, variables: Mapping[str, str], place: str = "/") -> Iterator[str]:
    """The address of a server that has answered once."""
    port = free_port()
    words = [str(python), "-m", "gunicorn", *SERVED_AS_OURS, "--preload", "--bind", f"127.0.0.1:{port}", application]
    process = subprocess.Popen(
        words, cwd=ROOT, env=dict(variables), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}{place}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{address} answers {error.code}.") from error
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer.")


def _of_ours(**own: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]), **own}


@contextmanager
def bare_answer(size: int) -> Iterator[str]:
    """So many bytes from memory: the most that this server can give."""
    with served(sys.executable, "tests.load.bare_wsgi:application", _of_ours(BARE_BYTES=str(size))) as address:
        yield f"{address}/"


@contextmanager
def bare_wagtail(size: int) -> Iterator[str]:
    """A page of Wagtail without anything of ours, with so many bytes of text."""
    with tempfile.TemporaryDirectory() as folder:
        variables = _of_ours(BARE_BYTES=str(size), BARE_FOLDER=folder)
        variables.pop("DJANGO_SETTINGS_MODULE", None)
        _run([sys.executable, "-m", "tests.load.bare_wagtail"], variables)
        with served(sys.executable, "tests.load.bare_wagtail:application", variables) as address:
            yield f"{address}/"


@contextmanager
def pretalx(folder: Path) -> Iterator[str]:
    """With its demo event, `democon`. The environment in the folder is made when it is not there."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PAJAVERKKO_"))}
    python, data = folder / "venv" / "bin" / "python", folder / "data"
    variables |= {
        "PRETALX_CONFIG_FILE": str(folder / "pretalx.cfg"),
        "DJANGO_SUPERUSER_EMAIL": "admin@pretalx.example",
        "DJANGO_SUPERUSER_PASSWORD": "only-for-a-bench",
    }
    if not (folder / "is_made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        data.mkdir(parents=True)
        (folder / "pretalx.cfg").write_text(
            f"[filesystem]\ndata = {data}\n[site]\ndebug = false\nurl = http://127.0.0.1\nsecret = only-for-a-bench\n"
        )
        _run([sys.executable, "-m", "venv", str(folder / "venv")], variables)
        _run([python, "-m", "pip", "install", "-q", *PRETALX], variables)
        manage = [python, "-m", "pretalx"]
        _run([*manage, "migrate", "-v", "0"], variables)
        _run([*manage, "rebuild"], variables)
        _run([*manage, "createsuperuser", "--noinput", "--email", variables["DJANGO_SUPERUSER_EMAIL"]], variables)
        _run([*manage, "create_test_event", "--stage", "schedule"], variables)
        (folder / "is_made").touch()
    with served(python, "pretalx.wsgi", variables, "/democon/schedule/") as address:
        yield address


def _run(words: Sequence[Path | str], variables: Mapping[str, str]) -> None:
    done = subprocess.run(
        [str(word) for word in words], cwd=ROOT, env=dict(variables), check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
