"""Pages that editors put first, and words they told to mean the same."""

from collections.abc import Callable

import pytest
from django.test import Client

from base.users import User
from tests.factories.base import PromotedResultFactory, SynonymGroupFactory
from tests.factories.network import MaterialPageFactory
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import cards


def test_promoted_page_stands_first_for_its_words_in_any_form(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(title="Toimeentulotuen ohje")
    promoted = ContentPageFactory(parent=site.home, title="Mistä apua rahaan")
    PromotedResultFactory(words="toimeentulotuki", page=promoted)

    assert cards(stranger.get("/search/", {"q": "toimeentulotuesta"})) == ["Mistä apua rahaan", "Toimeentulotuen ohje"]
    assert cards(stranger.get("/search/", {"q": "ohje"})) == ["Toimeentulotuen ohje"]


def test_promoted_draft_is_not_shown(site: Trunk, stranger: Client) -> None:
    hidden = ContentPageFactory(parent=site.home, title="Luonnos", published=False)
    PromotedResultFactory(words="tuki", page=hidden)

    assert cards(stranger.get("/search/", {"q": "tuki"})) == []


def test_abbreviation_finds_what_it_stands_for(site: Trunk, stranger: Client) -> None:
    MaterialPageFactory(title="Toimeentulotuen ohje")
    before = cards(stranger.get("/search/", {"q": "totu"}))
    SynonymGroupFactory()

    assert (before, cards(stranger.get("/search/", {"q": "totu"}))) == ([], ["Toimeentulotuen ohje"])


@pytest.mark.parametrize("place", ["synonyms", "promoted-results"])
def test_words_of_the_search_are_tended_by_the_steward_only(
    site: Trunk, signed_in: Callable, coordinator: User, administrator: User, place: str
) -> None:
    assert signed_in(administrator).get(f"/admin/{place}/").status_code == 200
    assert signed_in(coordinator).get(f"/admin/{place}/").status_code == 302
