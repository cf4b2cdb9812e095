"""What an area is called that has had several rows in time: as the last of them says."""

import datetime

import pytest

from network.regions.queries import region_named, regions_in_time
from tests.factories.network import RegionFactory


@pytest.mark.django_db
def test_area_is_called_as_its_last_row_says() -> None:
    RegionFactory(code="R1", short_fi="Toinen", valid_from=datetime.date(2027, 1, 1))
    RegionFactory(code="R1", short_fi="Ensimmäinen", valid_from=None, valid_to=datetime.date(2026, 12, 31))
    RegionFactory(code="R1", short_fi="Kolmas", valid_from=datetime.date(2028, 1, 1))

    assert region_named("R1") == "Kolmas"
    names = list(regions_in_time().filter(code="R1").values_list("short_fi", flat=True))
    assert names == ["Ensimmäinen", "Toinen", "Kolmas"]
