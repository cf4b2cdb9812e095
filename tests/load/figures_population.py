"""A large centre with two years of everything that figures tell of; made by factories, for the bench."""

import datetime
import random
from typing import Any

from base.half_years import HalfYear
from network.councils.models import Council
from network.regions.pages import CentrePage
from network.themes.choices import Standing
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.network import (
    CentrePageFactory,
    CentreRegionFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    MaterialUseFactory,
    RegionFactory,
    ThemeFactory,
    ThemeStandingFactory,
)
from tests.factories.pajaverkko import make_trunk
from tests.factories.proposals import ProposalFactory
from tests.factories.surveys import ONE, SEVERAL, A, B, C, CollectionFactory, CountFactory, VersionFactory

REGIONS, SERIES, MATERIALS, COUNCILS, PROPOSALS, THEMES = 22, 40, 300, 10, 40, 30
"""Proposals of each council."""
PERIODS = (PERIOD.before.before.before, PERIOD.before.before, PERIOD.before, PERIOD)
EARLIER = 8
"""One of so many workshops in each of the half-years before."""


def populate(workshops: int, people: int) -> CentrePage:
    """So many workshops with so many places in the last half-year, and fewer in the three before."""
    chance = random.Random(22)
    section = CentrePageFactory(parent=make_trunk().home, slug="suuri")
    regions = [RegionFactory() for _region in range(REGIONS)]
    for region in regions:
        CentreRegionFactory(centre=section.centre, region=region)
    series = [series_of(section, f"Sarja {number}") for number in range(SERIES)]
    version = VersionFactory(locked=True)
    for period in PERIODS:
        share = 1 if period == PERIOD else EARLIER
        for number in range(workshops // share):
            day = _day_in(period, chance)
            enrolled = max(1, round(chance.expovariate(workshops / people)))
            numbers = {"came": chance.randint(enrolled // 2, enrolled), "waited": chance.choice([0, 0, 3, 9])}
            held(chance.choice(series), enrolled=enrolled, day=day, regions=chance.sample(regions, 1), **numbers)
            if number % 2 and enrolled > 5:
                _answers(section, version, day, enrolled)
    _materials(section, chance)
    _proposals(section, chance)
    _standings(regions, chance)
    return section


def _day_in(period: HalfYear, chance: random.Random) -> datetime.date:
    return period.first_on + datetime.timedelta(days=chance.randint(0, (period.last_on - period.first_on).days))


def _answers(section: CentrePage, version: Any, day: datetime.date, number: int) -> None:
    words = {"state": "closed", "opens_on": day, "closes_on": day, "has_answers": True, "number_mixed": number}
    survey = CollectionFactory(centre=section.centre, version=version, **words)
    for question in (ONE, SEVERAL):
        for choice, many in (("", number), (A, number // 2), (B, number // 3), (C, 2)):
            CountFactory(collection=survey, question=question, choice=choice, number=many)


def _materials(section: CentrePage, chance: random.Random) -> None:
    bank = MaterialBankPageFactory(parent=section)
    for _number in range(MATERIALS):
        material = MaterialPageFactory(parent=bank)
        for period in PERIODS:
            uses = {"opens": chance.randint(0, 90), "downloads": chance.randint(0, 30)}
            MaterialUseFactory(material=material, counted_on=_day_in(period, chance), **uses)


def _proposals(section: CentrePage, chance: random.Random) -> None:
    for number in range(COUNCILS):
        page = CouncilPageFactory(parent=section, title=f"Raati {number}")
        council = Council.objects.get(council_key=page.translation_key)
        for _each in range(PROPOSALS):
            sent = _day_in(chance.choice(PERIODS), chance)
            answered = sent + datetime.timedelta(days=chance.randint(5, 90))
            ProposalFactory(council=council, sent_on=sent, state="answered", answered_on=answered)


def _standings(regions: list[Any], chance: random.Random) -> None:
    for _number in range(THEMES):
        theme = ThemeFactory()
        for region in regions:
            for period in PERIODS[:3]:
                standing = chance.choice(list(Standing))
                ThemeStandingFactory(theme=theme, region=region, since_on=_day_in(period, chance), standing=standing)
