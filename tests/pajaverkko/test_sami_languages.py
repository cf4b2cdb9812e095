"""When the Sámi languages are taken into use, everything that has no text of its own is shown in Finnish."""

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, get_page_models

from base.gates import Gated
from base.users import User
from tests.factories import factories
from tests.factories.base import translated
from tests.factories.network import MaterialPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document

SAMI = [("se", "Davvisámegiella"), ("smn", "Anarâškielâ"), ("sms", "Nuõrttsääʹmǩiõll")]
OWN = ("network", "pajaverkko", "workshops")


@pytest.fixture
def with_sami(settings: object, tmp_path: Path) -> list[str]:
    """The three languages in use, each with a catalogue that has no texts yet."""
    for code, _name in SAMI:
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = polib.POFile()
        catalogue.metadata = {"Content-Type": "text/plain; charset=utf-8", "Language": code}
        catalogue.save_as_mofile(str(folder / "django.mo"))
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, *SAMI]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    return [code for code, _name in SAMI]


@pytest.mark.parametrize("code", [code for code, _name in SAMI])
def test_names_of_records_are_finnish(with_sami: list[str], code: str):
    theme = ThemeFactory.build(name_fi="Asumisneuvonta", name_sv="Boenderådgivning", name_en="Housing")
    region = RegionFactory.build(name_fi="Lapin hyvinvointialue", short_fi="Lappi", short_sv="Lappland")

    with translation.override(code):
        assert (theme.name, region.short_name) == ("Asumisneuvonta", "Lappi")


@pytest.mark.parametrize("code", [code for code, _name in SAMI])
def test_every_page_type_renders_in_a_sami_language(with_sami: list[str], site: Trunk, stranger: Client, code: str):
    for page_type in get_page_models():
        if page_type._meta.app_label not in OWN or issubclass(page_type, Gated):
            # What is public only with its form has none in these languages.
            continue
        page = site.home if page_type is type(site.home) else factories()[page_type]()
        twin = translated(page, code, title=f"{page_type.__name__} {code}")

        response = stranger.get(twin.url)

        assert twin.url.startswith(f"/{code}/")
        assert response.status_code == 200
        assert document(response).html["lang"] == code
        assert f"{page_type.__name__} {code}" in response.content.decode()


@pytest.mark.parametrize("code", [code for code, _name in SAMI])
def test_sami_front_page_and_search_show_finnish_pages(with_sami: list[str], site: Trunk, stranger: Client, code: str):
    home = translated(site.home, code, title="Ruoktu")
    MaterialPageFactory(title="Velkaneuvonnan opas")

    assert cards(stranger.get(home.url)) == ["Velkaneuvonnan opas"]
    assert cards(stranger.get(f"/{code}/search/", {"q": "velkaneuvonnan"})) == ["Velkaneuvonnan opas"]


def test_finnish_pages_link_to_their_sami_versions(with_sami: list[str], site: Trunk, stranger: Client):
    for code in with_sami:
        translated(site.home, code, title=f"Ruoktu {code}")

    links = {link["hreflang"]: link["href"] for link in document(stranger.get("/")).select(".languages a")}

    assert {code: links.get(code) for code in with_sami} == {code: f"/{code}/" for code in with_sami}


@pytest.mark.parametrize("code", [code for code, _name in SAMI])
def test_material_in_a_sami_language_is_named_in_words(site: Trunk, stranger: Client, code: str):
    """Materials may be in these languages although the site is not."""
    page = MaterialPageFactory(title="Opas", language=code)

    for address in (page.url, site.materials.url, f"{site.materials.url}?language={code}"):
        response = stranger.get(address)
        assert response.status_code == 200
        assert "Opas" in response.content.decode()


def test_admin_s_front_page_explorer_and_editor_open(
    with_sami: list[str], site: Trunk, signed_in: Callable, administrator: User
):
    for code in with_sami:
        Locale.objects.get_or_create(language_code=code)
    twin = translated(site.home, "se", title="Ruoktu")
    client = signed_in(administrator)

    for address in ("/admin/", f"/admin/pages/{site.home.pk}/", f"/admin/pages/{twin.pk}/edit/", "/admin/locales/"):
        assert client.get(address, follow=True).status_code == 200
