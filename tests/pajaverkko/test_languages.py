"""Which language a reader meets, and how a page in another one is marked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from tests.factories.base import translated
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import MaterialPageFactory, ProjectPageFactory, ThemePageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.workshops import WorkshopPageFactory
from tests.reading import cards, document, section


def language_links(response) -> dict[str, str]:
    """Addresses of the language links by their language, without the one that is here."""
    return {link["hreflang"]: link["href"] for link in document(response).select(".languages a")}


def alternates(response) -> dict[str, str]:
    return {link["hreflang"]: link["href"] for link in document(response).select('head link[rel="alternate"]')}


def test_swedish_list_shows_the_swedish_version_and_else_the_finnish_one(site: Trunk, stranger: Client):
    both = ProjectPageFactory(title="Molemmilla")
    translated(both, "sv", title="På svenska")
    ProjectPageFactory(title="Suomeksi")
    page = translated(site.projects, "sv", title="Projekt")

    response = stranger.get(page.url)

    assert sorted(cards(response)) == ["På svenska", "Suomeksi"]


def test_finnish_page_in_a_swedish_list_is_marked_finnish(site: Trunk, stranger: Client):
    translated(ProjectPageFactory(title="Molemmilla"), "sv", title="På svenska", summary="Kort")
    ProjectPageFactory(title="Suomeksi", summary="Lyhyesti")
    page = translated(site.projects, "sv")

    shown = document(stranger.get(page.url)).select("main article.card")
    marks = {card.h3.get_text(strip=True): [card.h3.get("lang"), "på finska" in card.get_text()] for card in shown}

    with override("sv"):
        foot = gettext("in %(language)s") % {"language": "finska"}
    texts = {card.h3.get_text(strip=True): card.get_text() for card in shown}
    assert marks["Suomeksi"][0] == "fi"
    assert foot in texts["Suomeksi"]
    assert marks["På svenska"][0] is None
    assert foot not in texts["På svenska"]


def test_finnish_list_never_shows_swedish_twins(site: Trunk, stranger: Client):
    both = ProjectPageFactory(title="Suomeksi")
    translated(both, "sv", title="På svenska")
    translated(site.projects, "sv")

    assert cards(stranger.get(site.projects.url)) == ["Suomeksi"]


def test_swedish_draft_does_not_hide_the_finnish_page(site: Trunk, stranger: Client):
    both = ProjectPageFactory(title="Suomeksi")
    translated(both, "sv", title="Utkast", published=False)
    page = translated(site.projects, "sv")

    assert cards(stranger.get(page.url)) == ["Suomeksi"]


def test_unpublished_finnish_page_does_not_hide_its_swedish_version(site: Trunk, stranger: Client):
    both = ProjectPageFactory(title="Suomeksi")
    translated(both, "sv", title="På svenska")
    page = translated(site.projects, "sv")
    both.unpublish()

    assert cards(stranger.get(page.url)) == ["På svenska"]
    assert cards(stranger.get(site.projects.url)) == []


def test_every_gathering_page_follows_the_reader_s_language(site: Trunk, stranger: Client):
    theme = ThemePageFactory()
    for factory, title in (
        (MaterialPageFactory, "Opas"),
        (WorkshopPageFactory, "Työpaja"),
        (MinutesPageFactory, "Muistio"),
    ):
        page = factory(title=f"{title} suomeksi", themes=[theme.theme])
        translated(page, "sv", title=f"{title} på svenska")
    swedish_theme = translated(theme, "sv", title="Tema")

    assert set(cards(stranger.get(swedish_theme.url))) == {
        "Opas på svenska",
        "Työpaja på svenska",
        "Muistio på svenska",
    }
    assert set(cards(stranger.get(theme.url))) == {"Opas suomeksi", "Työpaja suomeksi", "Muistio suomeksi"}
    front = cards(stranger.get(site.swedish_home.url))
    assert {"Opas på svenska", "Työpaja på svenska", "Muistio på svenska"} == set(front)


def test_english_front_page_shows_finnish_pages_marked_finnish(site: Trunk, stranger: Client):
    WorkshopPageFactory(title="Työpaja")

    with override("en"):
        heading = gettext("Next workshops")
    response = stranger.get(site.english_home.url)

    assert section(response, heading) == ["Työpaja"]
    assert document(response).select_one("main article.card h3")["lang"] == "fi"


def test_material_in_another_language_than_its_page_says_so(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Handledning", language="sv")
    MaterialPageFactory(title="Opas", language="fi")

    shown = document(stranger.get(site.materials.url)).select("main article.card")
    feet = {
        card.h3.get_text(strip=True): "".join(foot.get_text(strip=True) for foot in card.select(".foot"))
        for card in shown
    }

    assert feet["Handledning"].endswith(gettext("in %(language)s") % {"language": "ruotsi"})
    assert "suomi" not in feet["Opas"]


def test_language_links_lead_to_the_same_page(site: Trunk, stranger: Client):
    page = ContentPageFactory(parent=site.home)
    twin = translated(page, "sv", title="Sida")

    assert language_links(stranger.get(page.url)) == {"sv": twin.url, "en": "/en/"}
    assert language_links(stranger.get(twin.url)) == {"fi": page.url, "en": "/en/"}


def test_language_links_of_a_draft_lead_to_the_front_page(site: Trunk, stranger: Client):
    page = ContentPageFactory(parent=site.home)
    translated(page, "sv", published=False)

    assert language_links(stranger.get(page.url)) == {"sv": "/sv/", "en": "/en/"}


def test_language_links_of_the_search_keep_to_their_front_pages(site: Trunk, stranger: Client):
    assert language_links(stranger.get("/search/")) == {"sv": "/sv/", "en": "/en/"}
    assert language_links(stranger.get("/sv/search/")) == {"fi": "/", "en": "/en/"}


def test_search_engines_are_told_only_true_versions(site: Trunk, stranger: Client):
    page = ContentPageFactory(parent=site.home)
    twin = translated(page, "sv", title="Sida")

    told = alternates(stranger.get(page.url))

    assert set(told) == {"fi", "sv"}
    assert told["sv"].endswith(twin.url)
    assert alternates(stranger.get(ContentPageFactory(parent=site.home).url)).keys() <= {"fi"}


@pytest.mark.parametrize(("address", "language"), [("/", "fi"), ("/sv/", "sv"), ("/en/", "en"), ("/sv/search/", "sv")])
def test_page_says_its_language_whatever_the_browser_asks_for(
    site: Trunk, stranger: Client, address: str, language: str
):
    response = stranger.get(address, headers={"accept-language": "de, en;q=0.9"})

    assert document(response).html["lang"] == language
    assert response.headers["Content-Language"] == language


def test_menu_is_in_the_reader_s_language_and_ends_with_what_is_only_in_finnish(site: Trunk, stranger: Client):
    ContentPageFactory(parent=site.home, title="Vain suomeksi", show_in_menus=True)
    both = ContentPageFactory(parent=site.home, title="Suomeksi", show_in_menus=True)
    translated(both, "sv", title="På svenska")

    swedish = document(stranger.get("/sv/")).select(".menu-row a")
    finnish = document(stranger.get("/")).select(".menu-row a")

    assert [(link.get_text(), link.get("lang")) for link in swedish] == [("På svenska", None), ("Vain suomeksi", "fi")]
    assert [(link.get_text(), link.get("lang")) for link in finnish] == [("Vain suomeksi", None), ("Suomeksi", None)]


def test_filters_are_named_in_the_reader_s_language(site: Trunk, stranger: Client):
    theme = ThemePageFactory(theme__name_fi="Jälkihuolto", theme__name_sv="Eftervård").theme
    MaterialPageFactory(themes=[theme])
    page = translated(site.materials, "sv")

    assert "Eftervård" in stranger.get(page.url).content.decode()
    assert "Jälkihuolto" in stranger.get(site.materials.url).content.decode()


def test_pages_are_looked_for_from_a_front_page_that_is_known(site: Trunk, stranger: Client):
    """Wagtail would ask for the language, and for the front page in it, each time."""
    for address in ("/", "/sv/", "/sv/finns-inte/"):
        stranger.get(address)
        with CaptureQueriesContext(connection) as asked:
            stranger.get(address)

        assert [query["sql"] for query in asked if "wagtailcore_locale" in query["sql"]] == []


def test_front_page_that_is_not_public_any_more_is_not_known(site: Trunk, stranger: Client):
    assert "Socialt arbete som utvecklas" in stranger.get("/sv/").content.decode()

    site.swedish_home.unpublish()

    shown = stranger.get("/sv/", follow=True).content.decode()
    assert "Socialt arbete som utvecklas" not in shown
    assert "Yhdessä kehitetty sosiaalityö" in shown
