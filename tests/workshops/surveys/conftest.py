"""A survey of Koske with every kind of question that takes answers."""

import pytest

from network.notices.choices import Purpose
from network.regions.models import Centre
from tests.factories.people import make_notice
from tests.factories.surveys import CollectionFactory
from tests.factories.workshops import WorkshopPageFactory
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.surveys.models import Collection


@pytest.fixture
def page(series: SeriesPage) -> WorkshopPage:
    return WorkshopPageFactory(parent=series, title="Ideoiden paja")


@pytest.fixture
def collection(page: WorkshopPage, koske: Centre) -> Collection:
    make_notice(Purpose.SURVEYS)
    return CollectionFactory(centre=koske, about_key=page.translation_key)
