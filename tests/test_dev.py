"""dev.py says in one line what is wrong, ends with a code that is not 0, and leaves nothing half-made."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def dev(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "dev.py", *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def said_in_one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a refusal."""
    assert done.returncode not in {0, None}
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("dev.py:")]
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with nothing but dev.py and what it reads first."""
    for name in ("dev.py", "package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def test_run_on_a_taken_port_names_another_one(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = said_in_one_line(dev("run", "--port", str(port), PAJAVERKKO_DATA=str(tmp_path / "data")))
    assert f"port {port} is not free" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_run_on_what_is_no_port_says_so(port: str) -> None:
    assert "is no port" in said_in_one_line(dev("run", f"--port={port}"))


def test_run_into_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    said = said_in_one_line(dev("run", "--port", "8999", PAJAVERKKO_DATA=str(tmp_path / "file" / "data")))
    assert "cannot write into" in said


def test_python_that_is_too_old_is_refused(copy: Path) -> None:
    script = (
        "import sys, runpy; sys.version_info = (3, 10, 0, 'final', 0); sys.argv = ['dev.py', 'setup'];"
        "runpy.run_path('dev.py', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=copy, capture_output=True, text=True, check=False)
    assert "3.11 or newer is needed" in said_in_one_line(done)
    assert not (copy / ".venv").exists()


def test_python_without_venv_is_refused_and_nothing_is_left(copy: Path) -> None:
    script = (
        "import sys, runpy; sys.executable = './bare';"
        "sys.argv = ['dev.py', 'setup']; runpy.run_path('dev.py', run_name='__main__')"
    )
    bare = copy / "bare"
    bare.write_text(
        f"#!/bin/sh\nmkdir -p .venv\nexec {sys.executable} -c \"raise SystemExit('No module named venv')\"\n"
    )
    bare.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script], cwd=copy, capture_output=True, text=True, check=False)
    assert "no venv module" in said_in_one_line(done)
    assert not (copy / ".venv").exists()


def test_lock_that_does_not_fit_its_hash_stops_the_set_up(copy: Path) -> None:
    """A changed hash is refused, and the step is due again at the next run."""
    uv = copy / "requirements" / "uv.txt"
    uv.write_text("uv==0.13.9 --hash=sha256:" + "0" * 64 + "\n")
    done = dev("setup", cwd=copy)
    assert "failed" in said_in_one_line(done)
    assert not list((copy / ".venv").glob("*.stamp"))


def test_manage_passes_words_and_exit_code_on() -> None:
    assert dev("manage", "version").stdout.strip().startswith("5.2")
    assert dev("manage", "no_such_command").returncode == 1


def test_dev_py_needs_the_standard_library_only() -> None:
    script = "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p]; import dev"
    done = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_dev_py_is_short() -> None:
    assert len((ROOT / "dev.py").read_text(encoding="utf-8").splitlines()) <= 300


def test_another_database_does_not_install_the_packages_anew(tmp_path: Path) -> None:
    """The tests on PostgreSQL would otherwise take away the test tools while they are used."""
    done = dev("setup", PAJAVERKKO_DATABASE="postgres://localhost/other")

    assert done.returncode == 0
    assert "Python packages" not in done.stderr
