"""What a material comes from and what came of it."""

import pytest
from django.test import Client
from django.utils.translation import gettext

from network.materials.pages import MaterialPage
from network.materials.queries import near
from tests.factories.base import translated
from tests.factories.network import (
    CouncilPageFactory,
    MaterialPageFactory,
    MethodFactory,
    TargetGroupFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import links, section, text_of


@pytest.fixture
def first(site: Trunk) -> MaterialPage:
    return MaterialPageFactory(parent=site.materials, title="Opas 2018", version="1.0")


def test_earlier_version_leads_to_the_newer_one_and_back(first: MaterialPage, stranger: Client) -> None:
    newer = MaterialPageFactory(parent=first.get_parent().specific, title="Opas 2026", version="2.0", replaces=first)

    old = stranger.get(first.url)
    assert gettext("There is a newer version of this material:") in text_of(old)
    assert links(old)["Opas 2026"] == newer.url
    assert links(stranger.get(newer.url))["Opas 2018"] == first.url


def test_newer_version_is_told_in_the_readers_language(first: MaterialPage, stranger: Client) -> None:
    newer = MaterialPageFactory(parent=first.get_parent().specific, title="Opas 2026", replaces=first)
    old_twin, new_twin = translated(first, "sv", title="Guide 2018"), translated(newer, "sv", title="Guide 2026")

    assert links(stranger.get(old_twin.url))["Guide 2026"] == new_twin.url


def test_draft_of_a_newer_version_is_not_told(first: MaterialPage, stranger: Client) -> None:
    MaterialPageFactory(parent=first.get_parent().specific, title="Opas 2026", replaces=first, published=False)

    assert "Opas 2026" not in text_of(stranger.get(first.url))


def test_adaptation_names_its_original_and_the_original_its_adaptations(first: MaterialPage, stranger: Client) -> None:
    adapted = MaterialPageFactory(
        parent=first.get_parent().specific,
        title="Opas nuorille",
        adapted_from=first,
        adapted_note="Perhekortit, kunta, 2015",
    )

    shown = stranger.get(adapted.url)
    assert links(shown)["Opas 2018"] == first.url
    assert "Perhekortit, kunta, 2015" in text_of(shown)
    assert section(stranger.get(first.url), gettext("Made from this")) == ["Opas nuorille"]


def test_original_that_is_gone_leaves_the_adaptation(first: MaterialPage, stranger: Client) -> None:
    adapted = MaterialPageFactory(parent=first.get_parent().specific, adapted_from=first)
    first.delete()

    assert stranger.get(adapted.url).status_code == 200


def test_near_materials_share_themes_and_methods(site: Trunk, stranger: Client) -> None:
    theme, method = ThemeFactory(), MethodFactory()
    here = MaterialPageFactory(parent=site.materials, title="Tämä", themes=[theme], methods=[method])
    MaterialPageFactory(parent=site.materials, title="Molemmat", themes=[theme], methods=[method])
    MaterialPageFactory(parent=site.materials, title="Vain teema", themes=[theme])
    MaterialPageFactory(parent=site.materials, title="Ei mitään")

    assert section(stranger.get(here.url), gettext("Near this")) == ["Molemmat"]


@pytest.mark.parametrize("few", [1, near.FEW], ids=["each by itself", "together"])
def test_those_near_come_by_what_they_share_and_no_more_than_four(
    site: Trunk, stranger: Client, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(near, "FEW", few)
    theme, method, group = ThemeFactory(), MethodFactory(), TargetGroupFactory()
    here = MaterialPageFactory(parent=site.materials, themes=[theme], methods=[method], target_groups=[group])
    MaterialPageFactory(parent=site.materials, title="Vanhin", themes=[theme], methods=[method])
    MaterialPageFactory(parent=site.materials, title="Eniten", themes=[theme], methods=[method], target_groups=[group])
    for number in range(3):
        MaterialPageFactory(parent=site.materials, title=f"Uusi {number}", themes=[theme], target_groups=[group])

    assert section(stranger.get(here.url), gettext("Near this")) == ["Eniten", "Uusi 2", "Uusi 1", "Uusi 0"]


def test_what_is_for_the_same_people_alone_is_not_near(site: Trunk, stranger: Client) -> None:
    groups = TargetGroupFactory.create_batch(3)
    here = MaterialPageFactory(parent=site.materials, title="Tämä", target_groups=groups)
    MaterialPageFactory(parent=site.materials, title="Samoille", target_groups=groups)

    assert not section(stranger.get(here.url), gettext("Near this"))


def test_licence_is_told_with_its_mark_and_terms(first: MaterialPage, stranger: Client) -> None:
    shown = stranger.get(first.url)

    assert "CC BY" in text_of(shown)
    assert links(shown)[gettext("The terms in full")] == "https://creativecommons.org/licenses/by/4.0/"


def test_material_tells_which_councils_lead_to_it(first: MaterialPage, stranger: Client) -> None:
    leads = f'<p>Luimme <a linktype="page" id="{first.pk}">oppaan</a>.</p>'
    CouncilPageFactory(title="Raati joka luki", purpose=leads)
    CouncilPageFactory(title="Raati joka ei lukenut")
    CouncilPageFactory(title="Luonnos", purpose=leads, published=False)

    assert section(stranger.get(first.url), gettext("In client councils")) == ["Raati joka luki"]
