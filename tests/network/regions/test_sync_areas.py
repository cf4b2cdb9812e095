"""The official areas that come with the code."""

import datetime

import pytest

from network.regions.choices import RegionKind
from network.regions.models import Province, Region
from network.regions.services import COUNTIES_BEGAN_ON, sync_areas
from tests.factories.network import ProvinceFactory, RegionFactory


def rows() -> list[dict[str, object]]:
    return [*Province.objects.order_by("pk").values(), *Region.objects.order_by("pk").values()]


def test_areas_are_there_after_migration(db: None):
    assert Region.objects.filter(kind=RegionKind.COUNTY).count() == 21
    assert Region.objects.filter(kind=RegionKind.CITY).get().name_fi == "Helsingin kaupunki"
    assert Region.objects.filter(kind=RegionKind.OUTSIDE).get().name_fi == "Ahvenanmaa"
    assert Province.objects.count() == 19


def test_all_but_aland_have_a_tile_of_their_own(db: None):
    tiles = Region.objects.exclude(tile_column=None).values_list("tile_column", "tile_row")

    assert len(set(tiles)) == 22
    assert Region.objects.get(tile_column=None).short_sv == "Åland"


def test_codes_are_text_with_leading_zeros(db: None):
    assert Region.objects.get(slug="kanta-hame").code == "07"
    assert Province.objects.get(name_fi="Uusimaa").code == "01"
    assert {len(code) for code in Region.objects.values_list("code", flat=True)} == {2}


def test_county_number_is_not_a_province_number(db: None):
    assert Region.objects.get(code="07").short_fi == "Kanta-Häme"
    assert Province.objects.get(code="07").name_fi == "Päijät-Häme"
    assert Region.objects.get(code="07").province.name_fi == "Kanta-Häme"
    assert Region.objects.get(code="09").province.code == "07"


def test_areas_have_names_in_three_languages(db: None):
    names = [*Region.objects.values_list("name_fi", "name_sv", "name_en", "short_fi", "short_sv", "short_en")]
    names += [*Province.objects.values_list("name_fi", "name_sv", "name_en")]

    assert all(name.strip() for row in names for name in row)


@pytest.mark.parametrize("code", ["01", "03", "04", "05", "17", "18", "90"])
def test_bilingual_areas_are_marked(db: None, code: str):
    assert Region.objects.get(code=code).bilingual


def test_finnish_speaking_areas_are_not_bilingual(db: None):
    assert not Region.objects.filter(code__in=["02", "06", "13", "21"], bilingual=True).exists()


def test_sync_twice_changes_nothing(db: None):
    before = rows()

    assert sync_areas(by=None) == 19 + 23

    assert rows() == before


def test_sync_corrects_a_wrong_name_and_keeps_the_row(db: None):
    region, province = Region.objects.get(code="21"), Province.objects.get(code="19")
    Region.objects.filter(pk=region.pk).update(name_sv="Lappmarken", tile_row=5, bilingual=True)
    Province.objects.filter(pk=province.pk).update(name_fi="Lapinmaa")

    sync_areas(by=None)

    region.refresh_from_db()
    province.refresh_from_db()
    assert (region.name_sv, region.tile_row, region.bilingual) == ("Lapplands välfärdsområde", 0, False)
    assert province.name_fi == "Lappi"


def test_sync_leaves_areas_made_by_hand_alone(db: None):
    coming = datetime.date(2028, 1, 1)
    own = RegionFactory(code="22", name_fi="Oma alue")
    later = RegionFactory(code="07", name_fi="Suur-Häme", valid_from=coming)
    province = ProvinceFactory(code="99", name_fi="Oma maakunta")

    sync_areas(by=None)

    for area, name in ((own, "Oma alue"), (later, "Suur-Häme"), (province, "Oma maakunta")):
        area.refresh_from_db()
        assert area.name_fi == name
    assert Region.objects.get(code="07", valid_from=COUNTIES_BEGAN_ON).short_fi == "Kanta-Häme"


def test_sync_keeps_the_day_an_area_ended(db: None):
    """A county that is joined to another one is closed by hand; the next migration must not open it again."""
    Region.objects.filter(code="07").update(valid_to=datetime.date(2027, 12, 31))

    sync_areas(by=None)

    assert Region.objects.get(code="07").valid_to == datetime.date(2027, 12, 31)
