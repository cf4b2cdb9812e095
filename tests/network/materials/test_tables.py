"""Materials come in and go out as tables: checked first, stored by the worker, and nothing of a bad row."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import gettext
from openpyxl import Workbook, load_workbook
from pytest_django import Settings

from base.users import User
from network.materials.forms import MaterialLine, checked_line
from network.materials.models import MaterialImport
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.services import store_material, work_on_import
from tests.factories.base import SiteDocumentFactory, translated
from tests.factories.network import (
    MaterialBankPageFactory,
    MaterialFileFactory,
    MaterialImportFactory,
    MaterialPageFactory,
    MethodFactory,
    ThemeFactory,
)
from tests.reading import document

HEAD = "slug;title;language;themes;year\n"


@pytest.fixture
def bank(centre_page) -> MaterialBankPage:
    return MaterialBankPageFactory(parent=centre_page, slug="pankki")


@pytest.fixture
def client(signed_in: Callable, coordinator: User) -> Client:
    return signed_in(coordinator)


def bring(client: Client, bank: MaterialBankPage, content: bytes, name: str = "taulukko.csv"):
    return client.post("/admin/materials/", {"file": SimpleUploadedFile(name, content), "bank": bank.pk}, follow=True)


def take(client: Client) -> MaterialImport:
    run = MaterialImport.objects.get()
    client.post(f"/admin/materials/imports/{run.pk}/")
    run.refresh_from_db()
    return run


def sheet(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


TABLES = {
    "CSV as Excel writes it": ("a.csv", b"\xef\xbb\xbf" + f"{HEAD}opas;Opas;fi;talous;2018\n".encode()),
    "CSV with commas": ("a.csv", b"slug,title,language,themes,year\nopas,Opas,fi,talous,2018\n"),
    "CSV of Windows": ("a.csv", f"{HEAD}opas;Opas;fi;talous;2018\n".encode("cp1252")),
    "XLSX": ("a.xlsx", sheet(["slug", "title", "language", "themes", "year"], ["opas", "Opas", "fi", "talous", 2018])),
    "JSON lines": (
        "a.jsonl",
        json.dumps({"slug": "opas", "title": "Opas", "language": "fi", "themes": ["talous"], "year": 2018}).encode(),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_table_is_checked_then_stored(client: Client, bank: MaterialBankPage, name: str) -> None:
    theme = ThemeFactory(slug="talous")
    answer = bring(client, bank, TABLES[name][1], TABLES[name][0])
    assert "Opas" in answer.content.decode()
    assert not MaterialPage.objects.exists()

    run = take(client)

    page = MaterialPage.objects.get()
    assert (run.state, run.taken, run.faults) == ("done", 1, [])
    assert (page.title, page.year, list(page.themes.all()), page.live) == ("Opas", 2018, [theme], True)
    assert page.get_parent().specific == bank


def test_bad_rows_are_told_with_number_and_reason_and_the_others_taken(client: Client, bank: MaterialBankPage) -> None:
    rows = f"{HEAD}hyva;Hyvä;fi;;\n;Ei osoitetta;fi;;\nvuosi;Vuosi;fi;;tänään\nkieli;Kieli;xx;;\n"
    answer = bring(client, bank, rows.encode())

    told = answer.content.decode()
    assert all(gettext("Row %(number)s: %(reason)s").split(":")[0] % {"number": number} in told for number in (3, 4, 5))
    run = take(client)
    assert run.taken == 1
    assert [number for number, _reason in run.faults] == [3, 4, 5]
    assert [page.slug for page in MaterialPage.objects.all()] == ["hyva"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"slug;title;language\n"),
        ("a.csv", b"nimi;kieli\nOpas;fi\n"),
        ("a.csv", b"title;language\nOpas;fi\n"),
        ("a.xlsx", b"ei taulukko"),
        ("a.xlsx", b"PK\x03\x04rikki"),
        ("a.exe", b"MZ"),
    ],
)
def test_what_is_no_such_table_is_told_at_once(
    client: Client, bank: MaterialBankPage, name: str, content: bytes
) -> None:
    answer = bring(client, bank, content, name)

    assert answer.status_code == 200
    assert document(answer).select(".w-field__errors, .error-message")
    assert not MaterialImport.objects.exists()


def test_known_slug_is_brought_up_to_date_and_other_columns_stay(client: Client, bank: MaterialBankPage) -> None:
    body = [("text", "<h2>Otsikko</h2><p>Teksti.</p>")]
    page = MaterialPageFactory(parent=bank, slug="opas", title="Vanha", year=2015, minutes_needed=45, body=body)

    bring(client, bank, f"{HEAD}opas;Uusi;fi;;2020\n".encode())
    take(client)

    page = MaterialPage.objects.get(pk=page.pk)
    assert (page.title, page.year, page.minutes_needed) == ("Uusi", 2020, 45)
    assert page.body[0].value.source == "<h2>Otsikko</h2><p>Teksti.</p>"


def test_same_slug_of_another_centre_is_left_alone(client: Client, bank: MaterialBankPage, other_centre_page) -> None:
    foreign = MaterialPageFactory(parent=MaterialBankPageFactory(parent=other_centre_page), slug="opas", title="Vieras")

    bring(client, bank, f"{HEAD}opas;Oma;fi;;\n".encode())
    take(client)

    foreign.refresh_from_db()
    assert foreign.title == "Vieras"
    assert MaterialPage.objects.get(title="Oma").get_parent().specific == bank


def test_bank_of_another_centre_is_not_offered_and_not_taken(
    client: Client, bank: MaterialBankPage, other_centre_page
) -> None:
    foreign = MaterialBankPageFactory(parent=other_centre_page, title="Vieras pankki")

    assert "Vieras pankki" not in client.get("/admin/materials/").content.decode()
    bring(client, foreign, f"{HEAD}opas;Opas;fi;;\n".encode())
    assert not MaterialImport.objects.exists()
    run = MaterialImportFactory(bank=foreign)
    assert client.get(f"/admin/materials/imports/{run.pk}/").status_code == 404
    assert client.post(f"/admin/materials/imports/{run.pk}/").status_code == 404


def test_import_that_was_cut_off_goes_on_where_it_was(bank: MaterialBankPage, coordinator: User) -> None:
    lines = [[n, checked_line({"slug": f"opas-{n}", "title": f"Opas {n}", "language": "fi"})] for n in range(1, 31)]
    dumped = [[n, line.model_dump(exclude={"files"}, exclude_unset=True, mode="json")] for n, line in lines]
    run = MaterialImportFactory(bank=bank, owner=coordinator, lines=dumped, state="running", done=20, taken=20)

    work_on_import(key=run.pk, by=None)
    work_on_import(key=run.pk, by=None)

    run.refresh_from_db()
    assert (run.state, run.done, run.taken) == ("done", 30, 30)
    assert MaterialPage.objects.count() == 10


def exported(client: Client, kind: str, which: str = "own") -> bytes:
    return client.get(f"/admin/materials/export/{which}/{kind}/").content


def test_export_can_be_brought_back_and_changes_nothing(client: Client, bank: MaterialBankPage) -> None:
    theme, method = ThemeFactory(slug="talous"), MethodFactory(slug="peli")
    page = MaterialPageFactory(parent=bank, slug="opas", title="Opas", themes=[theme], methods=[method])
    before = [exported(client, kind) for kind in ("csv", "jsonl")]

    for kind in ("csv", "xlsx", "jsonl"):
        bring(client, bank, exported(client, kind), f"vienti.{kind}")
        assert take(client).faults == []
        MaterialImport.objects.all().delete()

    assert MaterialPage.objects.count() == 1
    assert [exported(client, kind) for kind in ("csv", "jsonl")] == before
    assert MaterialPage.objects.get(pk=page.pk).body[0].value.source == page.body[0].value.source


def test_export_names_every_value_an_import_knows(client: Client, bank: MaterialBankPage) -> None:
    MaterialPageFactory(parent=bank)

    head = next(csv.reader(io.StringIO(exported(client, "csv").decode("utf-8-sig")), delimiter=";"))

    assert set(MaterialLine.model_fields) - {"files"} <= set(head)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_cell_that_a_sheet_would_reckon_is_text(client: Client, bank: MaterialBankPage, sign: str) -> None:
    MaterialPageFactory(parent=bank, title=f'{sign}HYPERLINK("https://paha.example")')

    assert f";\"'{sign}HYPERLINK" in exported(client, "csv").decode("utf-8-sig")
    cells = load_workbook(io.BytesIO(exported(client, "xlsx"))).active[2]
    assert all(cell.data_type != "f" for cell in cells)


def test_export_names_the_files_of_a_material(client: Client, bank: MaterialBankPage, settings: Settings) -> None:
    file = SiteDocumentFactory()
    MaterialPageFactory(parent=bank, files=[MaterialFileFactory.build(document=file)])

    (row,) = csv.DictReader(io.StringIO(exported(client, "csv").decode("utf-8-sig")), delimiter=";")
    assert row["file_addresses"] == f"{settings.WAGTAILADMIN_BASE_URL}{file.url}"


def test_export_of_all_has_public_materials_of_every_centre_and_no_draft_of_others(
    client: Client, bank: MaterialBankPage, other_centre_page
) -> None:
    foreign = MaterialBankPageFactory(parent=other_centre_page)
    MaterialPageFactory(parent=foreign, slug="julkinen")
    MaterialPageFactory(parent=foreign, slug="luonnos-muiden", published=False)
    MaterialPageFactory(parent=bank, slug="luonnos-oma", published=False)

    assert b"luonnos-oma" in exported(client, "csv")
    assert b"julkinen" not in exported(client, "csv")
    everything = exported(client, "csv", "all")
    assert b"julkinen" in everything
    assert b"luonnos" not in everything


def test_tables_are_for_those_who_keep_a_bank(signed_in: Callable, worker: User) -> None:
    for address in ("/admin/materials/", "/admin/materials/export/all/csv/", "/admin/materials/alike/?title=opas"):
        assert signed_in(worker).get(address).status_code in {302, 403}
        assert Client().get(address).status_code == 302


def test_title_that_is_nearly_there_already_is_shown_while_it_is_written(
    client: Client, bank: MaterialBankPage, other_centre_page
) -> None:
    known = MaterialPageFactory(parent=bank, title="Asiakasraadin käsikirja")
    MaterialPageFactory(
        parent=MaterialBankPageFactory(parent=other_centre_page), title="Asiakasraadin käsikirjat", published=False
    )

    def shown(title: str, but: object = "") -> str:
        return client.get("/admin/materials/alike/", {"title": title, "known": but}).content.decode()

    assert "Asiakasraadin käsikirja<" in shown("Käsikirja asiakasraadin")
    assert "käsikirjat" not in shown("Asiakasraadin käsikirja")
    assert shown("Tunnekortit").strip() == ""
    assert shown("Asiakasraadin käsikirja", known.pk).strip() == ""


def test_draft_stays_a_draft_and_keeps_what_was_written(client: Client, bank: MaterialBankPage) -> None:
    draft = MaterialPageFactory(parent=bank, slug="luonnos", title="Luonnos", published=False)
    edited = MaterialPageFactory(parent=bank, slug="muokattu", title="Julkaistu")
    edited.title, edited.summary = "Muokattu", "Keskeneräinen tiivistelmä."
    edited.save_revision()

    bring(client, bank, f"{HEAD}luonnos;Luonnos 2;fi;;\nmuokattu;Taulukon nimi;fi;;\n".encode())
    assert take(client).taken == 2

    draft.refresh_from_db()
    edited.refresh_from_db()
    assert (draft.live, draft.get_latest_revision_as_object().title) == (False, "Luonnos 2")
    assert edited.title == "Julkaistu"
    newest = edited.get_latest_revision_as_object()
    assert (newest.title, newest.summary) == ("Taulukon nimi", "Keskeneräinen tiivistelmä.")


def test_slug_twice_in_a_table_is_a_fault(client: Client, bank: MaterialBankPage) -> None:
    bring(client, bank, f"{HEAD}opas;Ensin;fi;;\nopas;Sitten;sv;;\n".encode())
    run = take(client)

    assert (run.taken, [number for number, _reason in run.faults]) == (1, [3])
    assert MaterialPage.objects.get().title == "Ensin"


def test_export_has_each_material_once_in_the_language_it_was_written_in(
    client: Client, bank: MaterialBankPage
) -> None:
    translated(MaterialPageFactory(parent=bank, title="Suomeksi"), "sv", title="På svenska")

    everything = exported(client, "csv").decode("utf-8-sig")
    assert "Suomeksi" in everything
    assert "På svenska" not in everything


def test_row_that_fails_in_an_unforeseen_way_does_not_stop_the_others(
    client: Client, bank: MaterialBankPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**words: object) -> MaterialPage:
        if words["values"]["slug"] == "huono":
            raise RuntimeError("lukija@kunta.example")
        return store_material(**words)

    monkeypatch.setattr("network.materials.services.imports.store_material", fails)
    bring(client, bank, f"{HEAD}huono;Huono;fi;;\nhyva;Hyvä;fi;;\n".encode())
    run = take(client)

    assert (run.state, run.taken) == ("done", 1)
    assert "lukija@" not in str(run.faults)


def test_text_that_a_sheet_cannot_hold_is_left_out_and_comes_back_unharmed(
    client: Client, bank: MaterialBankPage
) -> None:
    long, odd = f"<p>{'pitkä ' * 8_000}</p>", "Otsikko\x0bkahdella rivillä"
    page = MaterialPageFactory(parent=bank, slug="pitka", title=odd, body=[("text", long)])

    bring(client, bank, exported(client, "xlsx"), "vienti.xlsx")
    assert take(client).faults == []

    assert MaterialPage.objects.get(pk=page.pk).body[0].value.source == long


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f"slug;title;language\nopas;{'x' * 600_000};fi\n".encode()),
        ("a.jsonl", b"[" * 200_000),
        ("a.xlsx", b"PK\x05\x06" + b"\x00" * 18),
    ],
)
def test_table_made_to_break_its_reader_is_told(
    client: Client, bank: MaterialBankPage, name: str, content: bytes
) -> None:
    answer = bring(client, bank, content, name)

    assert answer.status_code == 200
    assert not MaterialPage.objects.exists()
