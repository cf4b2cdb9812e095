#!/usr/bin/env python3
"""One file to start from: `python3 dev.py run`, `test`, `setup` or `manage …`. Standard library only.

It makes the environment (.venv, node_modules) from the lock files, then hands over to it. A step is skipped
while what it is made from is unchanged. PAJAVERKKO_DATA says where database, media and secrets live (var/).
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
LOCKS = {"run": "run", "test": "dev"}
OLDEST = (3, 11)


class Stop(Exception):  # noqa: N818
    """Something the reader can mend; its text is the one line that is printed."""


def main() -> int:
    arguments, rest = _arguments()
    try:
        if sys.version_info < OLDEST:
            raise Stop(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
        return int({"run": run, "test": test, "setup": setup, "manage": manage}[arguments.verb](arguments, rest))
    except Stop as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _arguments() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("verb", choices=["run", "test", "setup", "manage"])
    parser.add_argument("--port", type=int, default=8000, help="port of the site (run)")
    parser.add_argument("--fast", action="store_true", help="leave out PostgreSQL and the browser (test)")
    if len(sys.argv) > 1 and sys.argv[1] == "manage":
        return parser.parse_args(["manage"]), sys.argv[2:]
    arguments, rest = parser.parse_known_args()
    if rest and arguments.verb != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    return arguments, rest


# The verbs


def run(arguments: argparse.Namespace, rest: list[str]) -> int:
    """Everything that is needed, then the site and its worker until Ctrl-C."""
    began = time.monotonic()
    _port_is_free(arguments.port)
    data = _data_folder()
    _environment("run")
    _database(data)
    return _serve(arguments.port, data, began)


def test(arguments: argparse.Namespace, rest: list[str]) -> int:
    """The environment with the test tools, then every check (tests/everything.py)."""
    _environment("test")
    words = [str(PYTHON), "-m", "tests.everything", *(["--fast"] if arguments.fast else []), *rest]
    return subprocess.run(words, cwd=ROOT, env=_variables(), check=False).returncode


def setup(arguments: argparse.Namespace, rest: list[str]) -> int:
    _environment("run")
    return 0


def manage(arguments: argparse.Namespace, rest: list[str]) -> int:
    _environment("run")
    return subprocess.run([str(PYTHON), "manage.py", *rest], cwd=ROOT, env=_variables(), check=False).returncode


# The environment


def _environment(purpose: str) -> None:
    _python_packages(purpose)
    _front_end(purpose)
    catalogues = ROOT.glob("site/pajaverkko/*/*/LC_MESSAGES/*.po")
    with _step("translations", VENV / "texts.stamp", catalogues) as due:
        if due:
            _call([PYTHON, "-m", "pajaverkko.texts.catalogues"])


def _python_packages(purpose: str) -> None:
    if not PYTHON.exists():
        with _step("virtual environment", None, ()):
            _make_venv()
    test_stamp = VENV / "test.stamp"
    made_for_test = _fresh(test_stamp, _lock_files("test"))
    if purpose == "run" and made_for_test:
        return
    with _step("Python packages", VENV / f"{purpose}.stamp", _lock_files(purpose)) as due:
        if not due:
            return
        for stamp in VENV.glob("*.stamp"):
            stamp.unlink()
        uv = BIN / "uv"
        if not uv.exists():
            _call([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", "requirements/uv.txt"])
        files = [f"requirements/{name}.txt" for name in (LOCKS[purpose], "uv")]
        _call([uv, "pip", "sync", "-q", "--require-hashes", "--compile-bytecode", *files])
        _call([uv, "pip", "install", "-q", "--no-deps", "--no-build-isolation", "-e", "."])


def _make_venv() -> None:
    try:
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    except OSError as error:
        raise Stop(f"cannot start {sys.executable}: {error.strerror}") from error
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        said = (made.stdout + made.stderr).strip().splitlines() or [""]
        hint = "this Python has no venv module; install it (on Debian: python3-venv)."
        raise Stop(hint if "venv" in " ".join(said) else f"no virtual environment could be made: {said[-1]}")


def _lock_files(purpose: str) -> list[Path]:
    return [ROOT / "requirements" / f"{name}.txt" for name in (LOCKS[purpose], "uv")]


def _front_end(purpose: str) -> None:
    files = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"]
    stamp = ROOT / "node_modules" / f"{purpose}.stamp"
    if purpose == "run" and _fresh(ROOT / "node_modules" / "test.stamp", files):
        return
    with _step("front-end packages", stamp, files) as due:
        if due:
            _call([BIN / "npm", "ci", *(["--omit=dev"] if purpose == "run" else [])])


def _data_folder() -> Path:
    folder = Path(os.environ.get("PAJAVERKKO_DATA") or ROOT / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Stop(f"cannot write into {folder}: {error.strerror}. PAJAVERKKO_DATA can name another folder.") from error
    os.environ["PAJAVERKKO_DATA"] = str(folder)
    return folder


def _database(data: Path) -> None:
    migrations = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py"), *_lock_files("run")]
    address = os.environ.get("PAJAVERKKO_DATABASE", "")
    there, which = address or (data / "pajaverkko.sqlite3").exists(), hashlib.sha256(address.encode()).hexdigest()[:8]
    with _step("database", data / f"migrate-{which}.stamp", migrations, always=not there) as due:
        if due:
            _call([PYTHON, "manage.py", "migrate", "--verbosity", "0"])
    with _step("demo content", data / f"demo-{which}.stamp", (), always=not there) as due:
        if due:
            _call([PYTHON, "manage.py", "demo", "--if-empty", "--settings", "pajaverkko.settings.demo"])


# The site


def _serve(port: int, data: Path, began: float) -> int:
    address = os.environ["PAJAVERKKO_ADDRESS"] = f"http://localhost:{port}"
    web = [BIN / "gunicorn", "-c", "python:pajaverkko.server", "--bind", f"127.0.0.1:{port}", "pajaverkko.wsgi"]
    worker = [PYTHON, "manage.py", "worker", "--no-reload", "--queue-name", "*"]
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _interrupt)
    children: list[subprocess.Popen[bytes]] = []
    try:
        _begin(web, children)
        _wait_for(address, children)
        print(f"\n  Pajaverkko is ready ({time.monotonic() - began:.1f} s).  Ctrl-C stops it.\n")
        # Second, so that whoever waits for the site waits for nothing else.
        _begin(worker, children)
        print(f"  Site    {address}/\n  Admin   {address}/admin/\n  Data    {data}")
        if (data / "demo_accounts").exists():
            print((data / "demo_accounts").read_text())
        sys.stdout.flush()
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        raise Stop("the site or its worker stopped by itself; its last words are above.")
    except KeyboardInterrupt:
        print("\nStopping …")
        return 0
    finally:
        _end(children)


def _begin(command: Sequence[object], children: list[subprocess.Popen[bytes]]) -> None:
    """In a group of its own, so that Ctrl-C reaches it once, from here, and it can finish what it does."""
    children.append(subprocess.Popen([*map(str, command)], cwd=ROOT, env=_variables(), start_new_session=True))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _wait_for(address: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(600):
        if any(child.poll() is not None for child in children):
            raise Stop("the site did not start; its last words are above.")
        with contextlib.suppress(OSError, urllib.error.URLError):
            urllib.request.urlopen(f"{address}/robots.txt", timeout=5).close()
            return
        time.sleep(0.1)
    raise Stop("the site did not answer within a minute.")


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()


def _port_is_free(port: int) -> None:
    if not 0 < port < 65536:
        raise Stop(f"{port} is no port; choose one from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            hint = f"Choose another: python3 dev.py run --port {port + 1}"
            raise Stop(f"port {port} is not free ({error.strerror}). {hint}") from error


# Steps


@contextlib.contextmanager
def _step(name: str, stamp: Path | None, inputs: Iterable[Path], *, always: bool = False) -> Iterator[bool]:
    """Say what is done and how long it took. Yields whether it is due; the stamp is written when it succeeded."""
    files = list(inputs)
    if stamp and not always and _fresh(stamp, files):
        yield False
        return
    print(f"  {name} …", end="", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        yield True
    except Stop:
        print(" failed", file=sys.stderr)
        raise
    if stamp:
        stamp.write_text(_digest(files))
    print(f" {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


def _fresh(stamp: Path, inputs: Iterable[Path]) -> bool:
    return stamp.exists() and stamp.read_text() == _digest(inputs)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]}{ROOT}".encode())
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _call(words: list[object]) -> None:
    """Run one command; what it said is shown when it failed."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run([*map(str, words)], cwd=ROOT, env=_variables(), text=True, check=False, **pipes)
    if done.returncode:
        print(f"\n{done.stdout.strip()}", file=sys.stderr)
        raise Stop(f"{Path(str(words[0])).name} {words[1]} failed; what it said is above.")


def _variables() -> dict[str, str]:
    """The environment of every command: this one's, with the virtual environment first on the path."""
    own = {"VIRTUAL_ENV": str(VENV), "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "PYTHONUNBUFFERED": "1"}
    own["PYTHONDONTWRITEBYTECODE"] = ""  # What is started again and again is compiled once; git does not see it.
    return {"DJANGO_SETTINGS_MODULE": "pajaverkko.settings.local", **os.environ, **own}


if __name__ == "__main__":
    sys.exit(main())
