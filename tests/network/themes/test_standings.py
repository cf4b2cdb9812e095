"""How themes stand in regions: who writes it down, what holds, what stays as the history, who reads it where."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from base.users import User
from network.regions.models import Region
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.themes.choices import Standing
from network.themes.models import Theme, ThemeStanding
from network.themes.queries import current_standings, standings
from network.themes.services import note_standing, take_standing_back
from tests.factories.network import (
    CentreRegionFactory,
    MaterialPageFactory,
    RegionFactory,
    RegionPageFactory,
    ThemeFactory,
    ThemePageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import document, text_of
from tests.staff import staff

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
TODAY = timezone.localdate


@pytest.fixture
def region(centre_page: CentrePage) -> Region:
    found = RegionFactory(short_fi="Keski-Suomi")
    CentreRegionFactory(centre=centre_page.centre, region=found)
    return found


@pytest.fixture
def keeper(centre_page: CentrePage) -> User:
    return staff("koordinoi@koske.example", StaffRole.COORDINATOR, centre_page.centre)


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory(name_fi="Asiakasosallisuus", slug="asiakasosallisuus")


Tell = Callable[..., ThemeStanding]


@pytest.fixture
def tell(theme: Theme, region: Region) -> Tell:
    def write(standing: Standing, days: int = 0, **words: object) -> ThemeStanding:
        told = {"theme": theme, "region": region, "why_fi": f"Syy {standing}", "key": uuid.uuid4(), "by": None}
        return note_standing(standing=standing, since_on=TODAY() + days * DAY, **{**told, **words})

    return write


def test_newest_holds_and_the_others_stay_as_the_history(tell: Tell):
    tell(Standing.IN_USE, -10)
    tell(Standing.STARTING, -100)
    tell(Standing.UNDER_WAY, -50)
    (now,) = current_standings(standings())
    assert now.standing == Standing.IN_USE
    assert [each.standing for each in standings()] == ["in_use", "under_way", "starting"]


def test_form_that_was_sent_twice_writes_once(tell: Tell):
    key = uuid.uuid4()
    assert tell(Standing.STARTING, key=key) == tell(Standing.STARTING, key=key)
    assert ThemeStanding.objects.count() == 1


def test_what_cannot_be_is_refused(tell: Tell):
    tell(Standing.STARTING, -10)
    for words, code in (
        ((Standing.IN_USE, 1), "ahead"),
        ((Standing.STARTING, -5), "same"),
        ((Standing.STARTING, 0), "same"),
    ):
        with pytest.raises(ValidationError) as refused:
            tell(*words)
        assert refused.value.code == code
    with pytest.raises(ValidationError):
        tell(Standing.IN_USE, why_fi="  ")
    assert ThemeStanding.objects.count() == 1
    assert tell(Standing.STARTING, -20)


def test_what_was_taken_back_leaves_what_was_before(tell: Tell, keeper: User):
    tell(Standing.STARTING, -10)
    take_standing_back(standing=tell(Standing.DROPPED), by=keeper)
    assert [each.standing for each in current_standings(standings())] == ["starting"]


def test_only_who_coordinates_in_the_region_writes(
    tell: Tell, keeper: User, other_centre_page: CentrePage, centre_page: CentrePage
):
    outsider = staff("koordinoi@verso.example", StaffRole.COORDINATOR, other_centre_page.centre)
    editor = staff("toimittaa@koske.example", StaffRole.EDITOR, centre_page.centre)
    for who in (outsider, editor):
        with pytest.raises(PermissionDenied):
            tell(Standing.STARTING, by=who)
    found = tell(Standing.STARTING, by=keeper)
    assert found.noted_by == keeper
    for who in (outsider, editor):
        with pytest.raises(PermissionDenied):
            take_standing_back(standing=found, by=who)


def test_pages_of_theme_region_and_network_tell_it(
    site: Trunk, tell: Tell, theme: Theme, region: Region, stranger: Client
):
    theme_page = ThemePageFactory(parent=site.themes, theme=theme, title="Asiakasosallisuus")
    region_page = RegionPageFactory(parent=site.network, region=region, title="Keski-Suomi")
    tell(Standing.STARTING, -100, why_fi="Raati kootaan.")
    tell(Standing.IN_USE, -1, why_fi="Raati on pysyvä.", why_sv="Rådet är bestående.")
    carrying = MaterialPageFactory()
    carrying.themes.add(theme)
    carrying.regions.add(region)
    carrying.save()
    shown = text_of(stranger.get(theme_page.url))
    assert "Käytössä" in shown
    assert "Raati on pysyvä." in shown
    assert "Miten tähän on tultu" in shown
    assert "Raati kootaan." in shown
    assert "Sivuja: 1" in shown
    here = text_of(stranger.get(region_page.url))
    assert "Kehittämisteemat alueella Teema" in here
    assert "Raati on pysyvä." in here
    grid = document(stranger.get(site.network.url)).select_one("table.grid")
    assert [cell.get_text(" ", strip=True) for cell in grid.select("tbody td")] == ["● käytössä"]
    assert grid.select_one("tbody th a")["href"] == theme_page.url


def test_pages_without_anything_told_have_no_empty_parts(site: Trunk, theme: Theme, region: Region, stranger: Client):
    theme_page = ThemePageFactory(parent=site.themes, theme=theme)
    region_page = RegionPageFactory(parent=site.network, region=region)
    assert not document(stranger.get(theme_page.url)).select("#in-regions, #history")
    assert not document(stranger.get(region_page.url)).select("#themes-here")
    assert not document(stranger.get(site.network.url)).select("#theme-grid")


def test_screen_writes_down_and_takes_back(
    keeper: User, theme: Theme, region: Region, signed_in: Callable[[User], Client]
):
    client, address = signed_in(keeper), f"/admin/standings/{region.code}/{theme.slug}/"
    assert address in client.get("/admin/standings/").content.decode()
    told = {"key": str(uuid.uuid4()), "standing": "starting", "since_on": f"{TODAY():%d.%m.%Y}", "why_fi": "Alkoi."}
    assert client.post(address, told | {"why_fi": ""}).status_code == 422
    assert client.post(address, told | {"why_fi": "Soita 040 123 4567"}).status_code == 422
    assert client.post(address, told).status_code == 302
    made = ThemeStanding.objects.get()
    assert (made.standing, made.why_fi, made.noted_by) == ("starting", "Alkoi.", keeper)
    assert "Alkoi." in text_of(client.get(address))
    change = f"/admin/standings/{made.pk}/"
    assert change in client.get(address).content.decode()
    assert client.post(change, {"why_fi": ""}).status_code == 422
    assert client.post(change, {"why_fi": "Soita 040 123 4567"}).status_code == 422
    client.post(change, {"why_fi": "Alkoi raadista.", "why_sv": "Började i rådet."})
    made.refresh_from_db()
    assert (made.why_fi, made.why_sv, made.standing) == ("Alkoi raadista.", "Började i rådet.", "starting")
    assert "sitä ennen ollut on taas voimassa" in text_of(client.get(change))
    assert ThemeStanding.objects.exists()
    client.post(change, {"back": "1"})
    assert not ThemeStanding.objects.exists()
    assert client.get(change).status_code == 404


def test_screen_of_another_region_is_not_there(
    tell: Tell, theme: Theme, region: Region, other_centre_page: CentrePage, signed_in: Callable[[User], Client]
):
    made = tell(Standing.STARTING)
    CentreRegionFactory(centre=other_centre_page.centre, region=RegionFactory())
    client = signed_in(staff("koordinoi@verso.example", StaffRole.COORDINATOR, other_centre_page.centre))
    address = f"/admin/standings/{region.code}/{theme.slug}/"
    assert client.get(address).status_code == 404
    for told in ({"back": "1"}, {"why_fi": "Muuta"}):
        assert client.post(f"/admin/standings/{made.pk}/", told).status_code == 404
    assert ThemeStanding.objects.exists()
