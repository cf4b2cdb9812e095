"""Materials come in by the line: a good one is live, a bad one is told and nothing of it is stored."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils.translation import gettext

from network.materials.pages import MaterialPage
from network.regions.models import Region
from tests.factories.network import MaterialBankPageFactory, MaterialPageFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, file_of, text_of

LEAST = {"slug": "opas-yksi", "title": "Opas yksi", "language": "fi"}


@pytest.fixture
def take(site: Trunk, tmp_path: Path):
    """Import these lines; returns what the command said."""

    def run(*lines: object, **options: object) -> str:
        file = tmp_path / "aineistot.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        file.write_text("\n".join(texts), encoding="utf-8")
        said = io.StringIO()
        try:
            call_command("import_materials", str(file), stdout=said, stderr=said, **options)
        except CommandError as error:
            said.write(str(error))
        return said.getvalue()

    return run


def test_line_with_the_least_makes_a_live_material_in_the_first_bank(site: Trunk, stranger: Client, take) -> None:
    take(LEAST)

    page = MaterialPage.objects.get()
    assert page.get_parent().specific == site.materials
    shown = stranger.get(page.url)
    assert shown.status_code == 200
    assert gettext("Nobody has said what one may do with this. Ask the centre before you copy or adapt it.") in (
        text_of(shown)
    )


def test_all_that_a_line_may_tell_is_kept(site: Trunk, take, tmp_path: Path) -> None:
    theme = ThemeFactory(slug="talous", name_fi="Taloussosiaalityö")
    (tmp_path / "lomake.txt").write_text("Lomakkeen teksti", encoding="utf-8")

    take(
        LEAST
        | {
            "body": "Ensin & sitten\n\n<b>toinen</b>",
            "summary": "Lyhyesti.",
            "language": "sv",
            "kind": "form",
            "themes": ["talous"],
            "target_groups": ["perheet"],
            "methods": ["kävely"],
            "time_needed": 30,
            "easy_language": True,
            "regions": ["07", "Lappi"],
            "year": 2019,
            "licence": "cc-by",
            "link": "https://opas.example/lomake",
            "files": ["lomake.txt"],
        }
    )

    page = MaterialPage.objects.get()
    told = (page.language, page.kind, page.minutes_needed, page.easy_language, page.year, page.licence, page.link)
    assert told == ("sv", "form", 30, True, 2019, "cc-by", "https://opas.example/lomake")
    assert list(page.themes.all()) == [theme]
    assert set(page.regions.all()) == set(Region.objects.filter(code__in=["07", "21"]))
    assert page.body[0].value.source == "<p>Ensin &amp; sitten</p><p>&lt;b&gt;toinen&lt;/b&gt;</p>"
    assert {word.name for word in page.keywords.all()} == {"perheet", "kävely"}, "no word is lost"
    assert [row.document.filename for row in page.files.all()] == ["lomake.txt"]


def test_file_of_an_imported_material_can_be_opened(stranger: Client, take, tmp_path: Path) -> None:
    (tmp_path / "lomake.txt").write_text("Lomakkeen teksti", encoding="utf-8")
    take(LEAST | {"files": [{"path": "lomake.txt", "title": "Lomake tulostettavaksi"}]})

    (row,) = MaterialPage.objects.get().files.all()

    assert row.title == "Lomake tulostettavaksi"
    assert file_of(stranger.get(row.document.url)) == b"Lomakkeen teksti"


def test_imported_material_is_found_at_once(stranger: Client, take) -> None:
    take(LEAST | {"body": "Kissankellosaaren retki"})

    assert cards(stranger.get("/search/", {"q": "kissankellosaari"})) == ["Opas yksi"]


def test_known_slug_is_brought_up_to_date(site: Trunk, take) -> None:
    take(LEAST | {"body": "Vanha", "year": 2018})
    take(LEAST | {"title": "Opas yksi, uusi painos", "body": "Uusi"})

    page = MaterialPage.objects.get()
    # What a line does not tell stays as it was.
    assert (page.title, page.year, page.live, page.has_unpublished_changes) == (
        "Opas yksi, uusi painos",
        2018,
        True,
        False,
    )
    assert page.body[0].value.source == "<p>Uusi</p>"


def test_material_lands_in_the_bank_that_is_named(site: Trunk, centre_page, take) -> None:
    bank = MaterialBankPageFactory(parent=centre_page, slug="omat")
    take(LEAST, bank="omat")
    take(LEAST | {"slug": "toinen"}, bank=centre_page.slug)

    assert [page.get_parent().pk for page in MaterialPage.objects.all()] == [bank.pk, bank.pk]


def test_bank_that_is_not_there_is_told(site: Trunk, take) -> None:
    assert "There is no material bank olematon." in take(LEAST, bank="olematon")


BAD = {
    "no JSON": "{slug:",
    "no object": "[1]",
    "no title": {"slug": "a", "language": "fi"},
    "empty title": LEAST | {"title": "  "},
    "no slug": {"title": "a", "language": "fi"},
    "slug that is no slug": LEAST | {"slug": "ä b"},
    "no language": {"slug": "a", "title": "a"},
    "strange language": LEAST | {"language": "klingon"},
    "strange kind": LEAST | {"kind": "sculpture"},
    "strange licence": LEAST | {"licence": "mine"},
    "strange region": LEAST | {"regions": ["99"]},
    "year of no calendar": LEAST | {"year": 12},
    "time of words": LEAST | {"time_needed": "tunti"},
    "link of a script": LEAST | {"link": "javascript:alert(1)"},
    "file that is missing": LEAST | {"files": ["puuttuu.pdf"]},
    "file elsewhere": LEAST | {"files": ["../../etc/hostname"]},
    "column nobody knows": LEAST | {"hinta": 3},
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_line_is_told_by_number_and_nothing_of_it_is_stored(site: Trunk, take, bad: str) -> None:
    said = take(LEAST | {"slug": "ensin"}, BAD[bad], LEAST | {"slug": "lopuksi"})

    assert "line 2: " in said
    assert "2 taken, 1 refused" in said
    assert sorted(MaterialPage.objects.values_list("slug", flat=True)) == ["ensin", "lopuksi"]


def test_dry_run_tells_the_same_and_stores_nothing(site: Trunk, take) -> None:
    said = take(LEAST, BAD["strange kind"], dry_run=True)

    assert "line 2: kind" in said
    assert "1 would be taken, 1 refused" in said
    assert not MaterialPage.objects.exists()


def test_old_material_that_another_bank_has_is_not_doubled(site: Trunk, centre_page, take) -> None:
    page = MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page), slug="opas-yksi")
    take(LEAST | {"title": "Uusi nimi"})

    page.refresh_from_db()
    assert (page.title, MaterialPage.objects.count()) == ("Uusi nimi", 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [("paha.pdf", b"<html><script>alert(1)</script></html>"), ("paha.exe", b"MZ"), ("tyhja.txt", b"")],
)
def test_file_that_may_do_harm_is_refused_with_its_line(take, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    said = take(LEAST | {"files": [name]}, LEAST | {"slug": "opas-kaksi"})

    assert "line 1:" in said
    assert [page.slug for page in MaterialPage.objects.all()] == ["opas-kaksi"]


def test_line_that_tells_less_leaves_the_rest_as_it_was(take) -> None:
    take(LEAST | {"body": "Ensin.", "year": 2015, "keywords": ["pelit"]})
    take({"slug": "opas-yksi", "title": "Uusi nimi", "language": "fi"})

    page = MaterialPage.objects.get()
    assert (page.title, page.year, [word.name for word in page.keywords.all()]) == ("Uusi nimi", 2015, ["pelit"])
    assert page.body[0].value.source == "<p>Ensin.</p>"
