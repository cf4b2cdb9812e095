"""What is put into words once for all readers: the menu, the foot, what is going on."""

import re

import pytest
from django.template import Template, TemplateSyntaxError, engines
from django.test import Client, RequestFactory
from wagtail.models import Page

from base.page_cache.services import public_has_changed
from tests.factories.base import translated
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import text_of

pytestmark = pytest.mark.django_db


def test_words_are_made_once_for_their_names_and_a_version(rf: RequestFactory, site: Trunk):
    template = engines["django"].from_string('{% made_once "told" name %}{{ next }}{% endmade_once %}')

    def ask(name: str, following: str) -> str:
        return template.render({"name": name, "next": following}, rf.get("/"))

    assert [ask("a", "one"), ask("a", "two"), ask("b", "three")] == ["one", "one", "three"]
    public_has_changed(by=None)
    assert ask("a", "four") == "four"


def test_tag_without_a_name_is_a_fault():
    with pytest.raises(TemplateSyntaxError):
        Template("{% made_once %}a{% endmade_once %}")


def test_menu_tells_where_a_reader_is(site: Trunk, stranger: Client):
    Page.objects.filter(pk__in=[site.materials.pk, site.projects.pk]).update(show_in_menus=True)
    material = MaterialPageFactory(parent=site.materials)
    for _time in range(2):
        assert _marked(stranger, site.materials.url) == {(site.materials.url, "page")}
        assert _marked(stranger, material.url) == {(site.materials.url, "true")}
        assert _marked(stranger, site.projects.url) == {(site.projects.url, "page")}
        assert _marked(stranger, "/") == set()


def _marked(stranger: Client, address: str) -> set[tuple[str, str]]:
    """Addresses of the menu with their marks."""
    menu = stranger.get(address).content.decode().split('<nav class="menu-row"')[1].split("</nav>")[0]
    return set(re.findall(r'<a href="([^"]+)"[^>]* aria-current="(\w+)"', menu))


def test_each_language_has_words_of_its_own(site: Trunk, stranger: Client):
    swedish = translated(site.materials, "sv", title="Materialbank")
    for _time in range(2):
        assert "kehittäjäverkostojen yhteinen sivusto" in stranger.get(site.materials.url).content.decode()
        assert "En gemensam webbplats" in stranger.get(swedish.url).content.decode()


def test_new_page_is_in_the_menu_and_in_the_foot_of_the_very_next_answer(site: Trunk, stranger: Client):
    stranger.get("/")
    ContentPageFactory(parent=site.home, title="Uusi lista", show_in_menus=True)
    ContentPageFactory(parent=site.home, title="Uusi seloste")
    told = stranger.get("/").content.decode()
    assert told.count("Uusi lista") == 3  # twice in the menu, once in the foot
    assert told.count("Uusi seloste") == 1


def test_preview_is_kept_for_nobody_and_takes_nothing_that_is_kept(site: Trunk, stranger: Client):
    before = stranger.get("/").content.decode()
    site.home.title = "Luonnos"
    MaterialPageFactory(parent=site.materials, title="Uusi peli")
    assert "Uusi peli" in text_of(site.home.make_preview_request(preview_mode=""))
    assert "Uusi peli" in text_of(stranger.get("/"))
    assert "Uusi peli" not in before
