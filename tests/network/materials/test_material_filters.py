"""The filters of the material bank."""

import pytest
from django.test import Client

from network.materials.choices import MaterialKind
from tests.factories.base import restricted
from tests.factories.network import MaterialPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document


def offered(stranger: Client, page, heading: str) -> set[str]:
    """The values of a filter that the list offers."""
    facets = stranger.get(page.url).context["listing"].facets
    return {link.label for facet in facets if facet.heading == heading for link in facet.links}


def test_materials_are_listed_newest_first(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Vanhempi")
    MaterialPageFactory(title="Uudempi")

    assert cards(stranger.get(site.materials.url)) == ["Uudempi", "Vanhempi"]


def test_theme_filter(site: Trunk, stranger: Client):
    theme, other = ThemeFactory(), ThemeFactory()
    MaterialPageFactory(title="Oma", themes=[theme])
    MaterialPageFactory(title="Molemmat", themes=[theme, other])
    MaterialPageFactory(title="Vieras", themes=[other])
    MaterialPageFactory(title="Teematon")

    assert set(cards(stranger.get(site.materials.url, {"theme": theme.slug}))) == {"Oma", "Molemmat"}


def test_region_filter_keeps_materials_of_the_whole_country(site: Trunk, stranger: Client):
    """A material without regions is of the whole country, and so of every region."""
    region, other = RegionFactory(), RegionFactory()
    MaterialPageFactory(title="Oma", regions=[region])
    MaterialPageFactory(title="Molemmat", regions=[region, other])
    MaterialPageFactory(title="Vieras", regions=[other])
    MaterialPageFactory(title="Koko maa")

    response = stranger.get(site.materials.url, {"region": region.code})

    assert sorted(cards(response)) == ["Koko maa", "Molemmat", "Oma"]


@pytest.mark.parametrize("kind", MaterialKind.values)
def test_kind_filter(site: Trunk, stranger: Client, kind: str):
    MaterialPageFactory(title="Oma", kind=kind)
    MaterialPageFactory(title="Vieras", kind=next(other for other in MaterialKind.values if other != kind))

    assert cards(stranger.get(site.materials.url, {"kind": kind})) == ["Oma"]


def test_language_filter_is_about_the_language_of_the_material(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Suomeksi", language="fi")
    MaterialPageFactory(title="Ruotsiksi", parent=site.materials, language="sv")

    assert cards(stranger.get(site.materials.url, {"language": "sv"})) == ["Ruotsiksi"]


def test_year_filter(site: Trunk, stranger: Client):
    MaterialPageFactory(title="2018", year=2018)
    MaterialPageFactory(title="2019", year=2019)
    MaterialPageFactory(title="Vuodeton", year=None)

    assert cards(stranger.get(site.materials.url, {"year": "2018"})) == ["2018"]


def test_keyword_filter(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Oma", keywords=["velkaneuvonta", "talous"])
    MaterialPageFactory(title="Vieras", keywords=["talous"])

    assert cards(stranger.get(site.materials.url, {"keyword": "velkaneuvonta"})) == ["Oma"]


def test_filters_narrow_together(site: Trunk, stranger: Client):
    theme = ThemeFactory()
    MaterialPageFactory(title="Kaikki täsmää", themes=[theme], kind="game", year=2018)
    MaterialPageFactory(title="Väärä vuosi", themes=[theme], kind="game", year=2017)
    MaterialPageFactory(title="Väärä laji", themes=[theme], kind="form", year=2018)
    MaterialPageFactory(title="Väärä teema", kind="game", year=2018)

    response = stranger.get(site.materials.url, {"theme": theme.slug, "kind": "game", "year": "2018"})

    assert cards(response) == ["Kaikki täsmää"]


@pytest.mark.parametrize("name", ["theme", "region", "kind", "language", "year", "keyword"])
@pytest.mark.parametrize("value", ["olematon", "0", "' OR 1=1 --", "ä" * 300])
def test_unknown_value_narrows_nothing_and_is_reported(site: Trunk, stranger: Client, name: str, value: str):
    MaterialPageFactory(title="Opas", keywords=["talous"])

    response = stranger.get(site.materials.url, {name: value})

    assert cards(response) == ["Opas"]
    assert document(response).select_one("main .ds-alert")


def test_list_without_a_wrong_filter_reports_nothing(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Opas", kind="game")

    assert document(stranger.get(site.materials.url, {"kind": "game"})).select_one("main .ds-alert") is None


def test_filter_links_keep_the_other_filters_and_drop_the_page_number(site: Trunk, stranger: Client):
    theme = ThemeFactory(name_fi="Jälkihuolto")
    for number in range(21):
        MaterialPageFactory(title=f"Opas {number}", themes=[theme], kind="game", revision=False)

    response = stranger.get(site.materials.url, {"page": "2", "kind": "game"})
    link = next(link for link in document(response).select("main .filters a") if "Jälkihuolto" in link.get_text())

    assert link["href"] == f"{site.materials.url}?kind=game&theme={theme.slug}#results"


def test_chosen_filters_are_named_and_can_be_removed_one_by_one_or_all_at_once(site: Trunk, stranger: Client):
    theme = ThemeFactory(name_fi="Jälkihuolto")
    MaterialPageFactory(title="Opas", themes=[theme], kind="game")
    MaterialPageFactory(title="Toinen", kind="game")

    response = stranger.get(site.materials.url, {"theme": theme.slug, "kind": "game"})
    away_theme, away_kind, clear = document(response).select("main .chosen a")

    assert "Jälkihuolto" in away_theme.get_text()
    assert away_theme["href"] == f"{site.materials.url}?kind=game#results"
    assert away_kind["href"] == f"{site.materials.url}?theme={theme.slug}#results"
    assert clear["href"] == f"{site.materials.url}#results"
    assert len(cards(stranger.get(away_theme["href"]))) == 2


def test_filters_that_match_nothing_offer_the_whole_list(site: Trunk, stranger: Client):
    MaterialPageFactory(title="Opas", kind="game", year=2018)
    MaterialPageFactory(title="Lomake", kind="form", year=2019)

    response = stranger.get(site.materials.url, {"kind": "game", "year": "2019"})

    assert cards(response) == []
    assert document(response).select_one(f'main .box a[href="{site.materials.url}#results"]')


def test_list_is_paged_and_keeps_its_filters_between_pages(site: Trunk, stranger: Client):
    for number in range(41):
        MaterialPageFactory(title=f"Peli {number}", kind="game", revision=False)
    MaterialPageFactory(title="Lomake", kind="form")

    first = stranger.get(site.materials.url, {"kind": "game"})
    following = document(first).select_one('main a[rel="next"]')["href"]
    pages = [cards(stranger.get(site.materials.url, {"kind": "game", "page": number})) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 1]
    assert len({title for page in pages for title in page}) == 41
    assert cards(stranger.get(f"{site.materials.url}{following}")) == pages[1]


def test_only_years_languages_and_keywords_in_use_are_offered(site: Trunk, stranger: Client):
    MaterialPageFactory(year=2018, keywords=["talous"])
    MaterialPageFactory(year=1999, keywords=["luonnoksen sana"], published=False)

    assert offered(stranger, site.materials, "Vuosi") == {"2018"}
    assert offered(stranger, site.materials, "Kieli") == {"Suomi"}
    assert offered(stranger, site.materials, "Avainsana") == {"talous"}


def test_filters_do_not_tell_what_private_pages_hold(site: Trunk, stranger: Client):
    MaterialPageFactory(year=2018, keywords=["talous"])
    restricted(MaterialPageFactory(year=1999, keywords=["salainen sana"]))

    assert offered(stranger, site.materials, "Avainsana") == {"talous"}
    assert offered(stranger, site.materials, "Vuosi") == {"2018"}


def test_addresses_of_results_that_came_while_typing_do_not_say_so(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(title="Opas", kind="guide")

    page = document(stranger.get(site.materials.url, {"q": "opas", "typing": "1"}))

    assert page.select("main a[href*=typing], main input[name=typing]") == []
    assert page.select("main a[href*='q=opas']")
