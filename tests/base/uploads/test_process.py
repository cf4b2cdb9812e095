"""The process that looks into a file: what it may use, and what happens when it fails."""

import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from base.uploads import process
from base.uploads.faults import SENTENCES
from tests.base.uploads import honest
from tests.base.uploads.conftest import Desk, told
from tests.base.uploads.corpus import nested_zip_bomb, pdf_bomb, zip_bomb
from tests.base.uploads.hostile_pictures import gif_of, large_png
from tests.base.uploads.process_of import look, measured

MEGABYTES = 400
SECONDS = 5


def large_photograph() -> bytes:
    """40 million points, in the way that takes its reader the most memory."""
    return honest.as_file(Image.linear_gradient("L").resize((7300, 5470)).convert("RGB"), "JPEG", progressive=True)


LARGE = {
    "kuva.png": lambda: large_png(7300, 5470, channels=4),
    "kuva.jpg": large_photograph,
    "suuri.png": lambda: large_png(30_000, 30_000),
    "liikkuva.gif": lambda: gif_of(10_000),
    "pommi.docx": zip_bomb,
    "pommi.pptx": nested_zip_bomb,
    "pommi.pdf": pdf_bomb,
}


@pytest.mark.parametrize("name", LARGE)
def test_one_file_takes_little_memory_and_time(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(LARGE[name]())
    is_picture = file.suffix in {".png", ".jpg", ".gif"}

    megabytes, seconds, faults = measured(file, target=str(tmp_path / f"uusi{file.suffix}") if is_picture else "")

    assert megabytes < MEGABYTES
    assert seconds < SECONDS
    assert bool(faults) != name.startswith("kuva")


def test_file_that_takes_too_long_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(process, "PATIENCE", 0.001)

    assert str(SENTENCES["slow"]) in told(desk.send("add", "ohje.txt", honest.txt()))
    assert str(SENTENCES["slow"]) in told(desk.send("add picture", "kuva.png", honest.png()))


@pytest.mark.parametrize("said", [b"", b"{}", b"[]", b'{"faults": [', b"\xff"])
def test_answer_that_is_none_refuses_the_file(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    done = subprocess.CompletedProcess([], 0, stdout=said)
    monkeypatch.setattr(process.subprocess, "run", lambda *words, **choices: done)

    assert look("ohje.txt", b"a").faults == ("slow",)


def test_process_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    told_of: dict[str, dict[str, str]] = {}

    def run(*words: object, env: dict[str, str], **choices: object) -> subprocess.CompletedProcess[bytes]:
        told_of["env"] = env
        return subprocess.CompletedProcess([], 1)

    monkeypatch.setenv("PAJAVERKKO_SECRET_KEY", "salaisuus")
    monkeypatch.setattr(process.subprocess, "run", run)

    look("ohje.txt", b"a")

    assert "salaisuus" not in str(told_of)
    assert set(told_of["env"]) <= {"LD_LIBRARY_PATH", "PATH", "PYTHONDONTWRITEBYTECODE"}


def test_process_may_write_nothing(tmp_path: Path) -> None:
    """What a reader of a format might be talked into: a file."""
    with (tmp_path / "out").open("wb") as file:
        words = [process.sys.executable, "-m", "base.uploads.checks.txt", __file__]
        done = subprocess.run(words, cwd=process.GROUND, stdout=file, stderr=subprocess.DEVNULL, check=False)

    assert done.returncode
    assert (tmp_path / "out").read_bytes() == b""


def test_long_picture_keeps_its_shape() -> None:
    """It is made band by band, which must not be seen."""
    from base.uploads.picture import _fitted

    made = Image.linear_gradient("L").resize((4000, 6001))
    whole = made.resize((2000, 3000), Image.Resampling.LANCZOS)

    fitted = _fitted(Image.open(io.BytesIO(honest.as_file(made, "PNG"))), 3000, keeps_alpha=True)

    assert max(fitted.size) == 3000
    fitted = fitted.resize(whole.size)
    points = zip(fitted.tobytes(), whole.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in points) <= 2


CONFINED = {
    "memory": ("bytearray(450 * 1024 * 1024)", "MemoryError"),
    "time": ("confined.SECONDS = 1; confined.confine(written=0)\nwhile True: pass", ""),
}


@pytest.mark.parametrize("limit", CONFINED)
def test_process_ends_at_its_limits(limit: str) -> None:
    code, said = CONFINED[limit]
    words = [process.sys.executable, "-c", f"from base.uploads import confined; confined.confine(written=0)\n{code}"]

    done = subprocess.run(words, cwd=process.GROUND, capture_output=True, text=True, check=False, timeout=20)

    assert done.returncode
    assert said in done.stderr


def test_process_that_was_ended_refuses_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess([], -9, stdout=b'{"kind": "txt", "faults": [], "names": []}')
    monkeypatch.setattr(process.subprocess, "run", lambda *words, **choices: done)

    assert look("ohje.txt", b"a").faults == ("slow",)
