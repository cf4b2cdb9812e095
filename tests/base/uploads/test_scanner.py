"""The virus scanner: asked when there is one, said plainly when there is none."""

import logging
from pathlib import Path

import pytest
from pytest_django import Settings

from base.uploads import scanner
from base.uploads.faults import SENTENCES
from tests.base.uploads.conftest import Desk, told
from tests.base.uploads.corpus import EICAR, packed
from tests.base.uploads.honest import docx, png, txt

pytestmark = pytest.mark.django_db
SCRIPT = """#!/usr/bin/env python3
import sys
print(sys.argv[1:])
sys.exit(1 if b"EICAR-STANDARD" in open(sys.argv[-1], "rb").read() else 0)
"""


@pytest.fixture
def with_scanner(tmp_path: Path, settings: Settings) -> Path:
    """A real little program that knows one virus."""
    program = tmp_path / "scan"
    program.write_text(SCRIPT)
    program.chmod(0o700)
    settings.FILE_SCANNER = [str(program), "--quiet"]
    return program


def test_virus_is_refused_by_the_scanner(desk: Desk, with_scanner: Path) -> None:
    for screen in ("add", "add several", "chooser"):
        assert str(SENTENCES["scanner"]) in told(desk.send(screen, "eicar.txt", EICAR))
    assert str(SENTENCES["scanner"]) in told(desk.send("add picture", "kuva.png", png() + EICAR))


def test_double_zip_of_a_virus_is_refused_without_a_scanner_too(desk: Desk) -> None:
    double = packed({"b.zip": packed({"eicar.txt": EICAR})})

    for name, fault in {"a.zip": "kind", "a.docx": "other_kind"}.items():
        assert str(SENTENCES[fault])[:30] in told(desk.send("add", name, double))


def test_clean_file_passes_the_scanner(desk: Desk, with_scanner: Path) -> None:
    desk.send("add", "ohje.docx", docx())

    assert desk.document()


@pytest.mark.parametrize("ending", ["exit 2", "kill -9 $$", "exit 255"])
def test_scanner_that_fails_keeps_the_file_out(desk: Desk, with_scanner: Path, ending: str) -> None:
    with_scanner.write_text(f"#!/bin/sh\n{ending}\n")

    assert str(SENTENCES["scanner"]) in told(desk.send("add", "ohje.txt", txt()))


def test_scanner_that_is_gone_or_slow_keeps_the_file_out(
    desk: Desk, with_scanner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner, "PATIENCE", 0.05)
    with_scanner.write_text("#!/bin/sh\nexec sleep 5\n")
    slow = told(desk.send("add", "ohje.txt", txt()))
    with_scanner.unlink()
    gone = told(desk.send("add", "ohje.txt", txt()))

    assert str(SENTENCES["scanner_failed"]) in slow
    assert str(SENTENCES["scanner_failed"]) in gone


def test_log_says_what_the_scanner_said_without_names(
    desk: Desk, with_scanner: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        desk.send("add", "Maija-Esimerkki-eicar.txt", EICAR)

    assert "--quiet" in caplog.text
    assert "Maija" not in caplog.text
    assert "/tmp" not in caplog.text


@pytest.mark.parametrize(
    "address",
    [
        "/admin/documents/add/",
        "/admin/documents/multiple/add/",
        "/admin/documents/chooser/create/",
        "/admin/images/add/",
        "/admin/images/multiple/add/",
        "/admin/images/chooser/create/",
    ],
)
def test_form_says_whether_there_is_a_scanner(desk: Desk, settings: Settings, with_scanner: Path, address: str) -> None:
    used = str(scanner.scanner_words())
    there = told(desk.browser.get(address))
    settings.FILE_SCANNER = []
    none = str(scanner.scanner_words())
    missing = told(desk.browser.get(address))

    assert used != none
    assert used in there
    assert none not in there
    assert none in missing
    assert used not in missing


def test_virus_passes_where_there_is_no_scanner_which_is_why_the_form_says_so(desk: Desk) -> None:
    desk.send("add", "eicar.txt", EICAR)

    assert desk.document()
