"""Imported materials: a line with a code is refused, and the list of faults does not repeat it."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from base.users import User
from network.materials.forms import LineError, MaterialLine, checked_line, line, read_line
from network.materials.models import MaterialImport
from network.materials.pages import MaterialPage
from tests.base.identity.making import CODE, WRITINGS
from tests.base.identity.scanning import tables_with_codes
from tests.factories.pajaverkko import Trunk

GOOD = {"slug": "tunnekortit", "title": "Tunnekortit", "language": "fi"}


@pytest.mark.parametrize("name", MaterialLine.model_fields)
def test_line_with_a_code_in_any_column_is_refused(name: str) -> None:
    for write in WRITINGS.values():
        code = write(CODE)
        for value in (code, [code], [{"path": code}]):
            for read in (checked_line, lambda values: read_line(json.dumps(values))):
                with pytest.raises(LineError) as refused:
                    read(GOOD | {name: value})
                assert code not in str(refused.value)
                assert CODE[:6] not in str(refused.value)


def test_column_that_is_named_by_a_code_is_refused_without_its_name() -> None:
    with pytest.raises(LineError) as refused:
        checked_line(GOOD | {CODE: "x"})

    assert CODE not in str(refused.value)


def test_imported_file_stores_the_other_lines(site: Trunk, tmp_path: Path) -> None:
    file, told = tmp_path / "lines.jsonl", StringIO()
    file.write_text(f"{json.dumps(GOOD)}\n{json.dumps(GOOD | {'slug': 'toinen', 'body': CODE})}\n")

    with pytest.raises(CommandError):
        call_command("import_materials", file, stdout=StringIO(), stderr=told)

    assert [page.slug for page in MaterialPage.objects.all()] == ["tunnekortit"]
    assert "line 2: " in told.getvalue()
    assert CODE not in told.getvalue()
    assert tables_with_codes() == []


def bring(client: Client, site: Trunk, name: str = "taulukko.csv") -> Any:
    rows = f"slug;title;language;body\nyksi;Yksi;fi;Teksti\nkaksi;Kaksi;fi;Hän on {CODE}\n"
    values = {"bank": str(site.materials.pk), "file": SimpleUploadedFile(name, rows.encode())}
    return client.post("/admin/materials/", values)


def test_table_keeps_the_good_rows_and_tells_of_the_others(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client]
) -> None:
    answer = bring(signed_in(administrator), site)

    run = MaterialImport.objects.get()
    assert answer.status_code == 302
    assert [number for number, _values in run.lines] == [2]
    assert [number for number, _reason in run.faults] == [3]
    assert tables_with_codes() == []


def test_table_with_a_code_in_its_name_is_refused(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client]
) -> None:
    assert bring(signed_in(administrator), site, f"{CODE}.csv").status_code == 422
    assert not MaterialImport.objects.exists()


def test_without_the_guard_a_row_with_a_code_is_stored(
    site: Trunk, administrator: User, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "_refuse_codes", lambda values: None)
    bring(signed_in(administrator), site)

    assert "network_materialimport.lines" in tables_with_codes()
