"""What an area is called that has several rows in time: as the last of them says that has begun."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from network.regions.queries import region_named
from tests.factories.network import MaterialPageFactory, RegionFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=365)


def test_area_is_called_as_its_last_row_says_that_has_begun() -> None:
    today = timezone.localdate()
    RegionFactory(code="R1", short_fi="Nykyinen", valid_from=today - YEAR)
    RegionFactory(code="R1", short_fi="Ensimmäinen", valid_from=None, valid_to=today - 2 * YEAR)
    RegionFactory(code="R1", short_fi="Tuleva", valid_from=today + YEAR)
    RegionFactory(code="R2", short_fi="Vasta tulossa", valid_from=today + YEAR)

    assert (region_named("R1"), region_named("R2"), region_named("R3")) == ("Nykyinen", "Vasta tulossa", "")


def test_area_that_has_ended_is_found_by_its_link_while_pages_name_it(site: Trunk, stranger: Client) -> None:
    ended = RegionFactory(code="R1", short_fi="Entinen", valid_to=timezone.localdate() - YEAR)
    MaterialPageFactory(title="Oma", regions=[ended])
    MaterialPageFactory(title="Vieras", regions=[RegionFactory()])

    facets = stranger.get(site.materials.url).context["listing"].facets
    (link,) = (link for facet in facets for link in facet.links if link.label == "Entinen")

    assert link.count == 1
    assert cards(stranger.get(link.address)) == ["Oma"]
