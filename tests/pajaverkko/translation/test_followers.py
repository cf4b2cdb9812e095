"""What is the same in every language follows the Finnish page, also when it is taken away."""

import datetime

from django.utils import timezone

from network.materials.pages import MaterialPage
from tests.factories.base import republished, translated
from tests.factories.network import MaterialPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopPageFactory
from workshops.series.pages import WorkshopPage


def test_changed_time_reaches_the_live_translation(site: Trunk) -> None:
    finnish = WorkshopPageFactory()
    swedish = translated(finnish, "sv", title="På svenska")
    later = (timezone.now() + datetime.timedelta(days=99)).replace(microsecond=0)

    republished(finnish, starts_at=later, ends_at=later + datetime.timedelta(hours=2))

    found = WorkshopPage.objects.get(pk=swedish.pk)
    assert (found.starts_at, found.title) == (later, "På svenska")


def test_draft_of_a_translation_stays_a_draft(site: Trunk) -> None:
    finnish = WorkshopPageFactory()
    swedish = translated(finnish, "sv", published=False)
    later = (timezone.now() + datetime.timedelta(days=99)).replace(microsecond=0)

    republished(finnish, starts_at=later, ends_at=later + datetime.timedelta(hours=2))

    found = WorkshopPage.objects.get(pk=swedish.pk)
    assert not found.live
    assert found.get_latest_revision_as_object().starts_at == later


def test_themes_regions_and_keywords_that_are_taken_away_go_in_every_language(site: Trunk) -> None:
    finnish = MaterialPageFactory(themes=[ThemeFactory()], regions=[RegionFactory()])
    finnish.keywords.add("raha")
    finnish.save()
    swedish = translated(finnish, "sv", title="På svenska")
    assert MaterialPage.objects.get(pk=swedish.pk).themes.exists()

    finnish.keywords.clear()
    republished(finnish, themes=[], regions=[])

    found = MaterialPage.objects.get(pk=swedish.pk)
    assert (list(found.themes.all()), list(found.regions.all()), list(found.keywords.all())) == ([], [], [])
    assert found.title == "På svenska"


def test_swedish_page_changes_nothing_in_the_finnish_one(site: Trunk) -> None:
    finnish = MaterialPageFactory(year=2018)
    swedish = translated(finnish, "sv")

    republished(swedish, year=1999)

    assert MaterialPage.objects.get(pk=finnish.pk).year == 2018
