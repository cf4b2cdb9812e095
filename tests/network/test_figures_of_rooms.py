"""Figures of proposals, materials and themes equal a count by hand."""

import datetime

import pytest

from base.disclosure.reported import People, Things, report_named
from network.councils.models import Council
from network.materials.reports.figures import MOST, OTHERS
from network.regions.pages import CentrePage
from network.themes.choices import Standing
from tests.factories.figures import PERIOD
from tests.factories.network import (
    CentreRegionFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    MaterialUseFactory,
    RegionFactory,
    ThemeFactory,
    ThemeStandingFactory,
)
from tests.factories.proposals import ProposalFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 3, 4)


def tables(key: str, centre_page: CentrePage) -> list[People | Things]:
    report = report_named(key)
    assert report
    return list(report.reckon(centre_page.centre, PERIOD))


def rows(things: People | Things) -> list[tuple[str | int, ...]]:
    assert isinstance(things, Things)
    found = [*things.rows, *([things.total] if things.total else [])]
    return [tuple(cell if isinstance(cell, int) else cell["fi"] for cell in row) for row in found]


def test_proposals_are_counted_by_council(centre_page: CentrePage, other_centre_page: CentrePage):
    page = CouncilPageFactory(parent=centre_page, title="Kokemusraati")
    council = Council.objects.get(council_key=page.translation_key)
    answered = {"state": "answered", "answered_on": DAY + datetime.timedelta(days=20)}
    for told in ({"state": "sent"}, answered, {**answered, "state": "done"}, {**answered, "hidden_on": DAY}):
        ProposalFactory(council=council, sent_on=DAY, **told)
    ProposalFactory(council=council, state="sent", sent_on=PERIOD.before.last_on)
    ProposalFactory(council=council)
    elsewhere = CouncilPageFactory(parent=other_centre_page, title="Toinen raati")
    other = Council.objects.get(council_key=elsewhere.translation_key)
    ProposalFactory(council=other, state="sent", sent_on=DAY)
    (found,) = tables("proposals", centre_page)
    few = "alle 10 vastausta"
    assert rows(found) == [("Kokemusraati", 3, 2, 1, few), ("Yhteensä", 3, 2, 1, few)]
    for _each in range(8):
        ProposalFactory(council=council, sent_on=DAY, **answered)
    assert rows(tables("proposals", centre_page)[0])[0][-1] == "20 päivää"


def test_use_of_materials_is_counted_in_all_languages_together(centre_page: CentrePage, other_centre_page: CentrePage):
    bank = MaterialBankPageFactory(parent=centre_page)
    material = MaterialPageFactory(parent=bank, title="Roolikartta")
    for day, opens, downloads in ((DAY, 12, 3), (PERIOD.last_on, 9, 0), (PERIOD.before.last_on, 100, 100)):
        MaterialUseFactory(material=material, counted_on=day, opens=opens, downloads=downloads)
    region, of_all = RegionFactory(), MaterialBankPageFactory(parent=centre_page.get_parent())
    elsewhere = MaterialPageFactory(parent=MaterialBankPageFactory(parent=other_centre_page))
    elsewhere.regions.set([region])
    elsewhere.save()
    MaterialUseFactory(material=elsewhere, counted_on=DAY, opens=50)
    CentreRegionFactory(centre=centre_page.centre, region=region)
    for title, regions in (("Alueelta", [region]), ("Muualta", [RegionFactory()]), ("Koko maasta", [])):
        for_some = MaterialPageFactory(parent=of_all, title=title)
        for_some.regions.set(regions)
        for_some.save()
        MaterialUseFactory(material=for_some, counted_on=DAY, opens=7)
    opened, taken = tables("materials", centre_page)
    assert isinstance(opened, People)
    assert isinstance(taken, People)
    key = str(material.translation_key)
    names = {each.name: each.words["fi"] for each in opened.labels[0][1]}
    told = {names[name]: number for (name,), number in opened.table.counts.items()}
    assert told == {"Roolikartta": 21, "Alueelta": 7}
    assert taken.table.counts[key,] == 3


def test_further_materials_are_counted_together_and_unused_ones_have_a_row(centre_page: CentrePage):
    """A row that is there only for what was used would tell that it was."""
    bank = MaterialBankPageFactory(parent=centre_page)
    pages = [MaterialPageFactory(parent=bank, title=f"Opas {number:02}") for number in range(MOST + 3)]
    for number, page in enumerate(pages[1:], start=1):
        MaterialUseFactory(material=page, counted_on=DAY, opens=number)
    opened, taken = tables("materials", centre_page)
    assert isinstance(opened, People)
    assert isinstance(taken, People)
    names = [each.words["fi"] for each in opened.labels[0][1]]
    assert names == [f"Opas {number:02}" for number in range(MOST)] + ["muut materiaalit"]
    assert opened.table.counts[str(pages[0].translation_key),] == 0
    assert opened.table.counts[OTHERS,] == 30 + 31 + 32
    assert [each.name for each in taken.labels[0][1]] == [each.name for each in opened.labels[0][1]]


def test_themes_stand_as_on_the_last_day(centre_page: CentrePage):
    region = RegionFactory(short_fi="Keski-Suomi")
    CentreRegionFactory(centre=centre_page.centre, region=region)
    theme = ThemeFactory(name_fi="Osallisuus")
    for standing, day in (
        (Standing.STARTING, PERIOD.before.last_on),
        (Standing.UNDER_WAY, PERIOD.last_on),
        (Standing.IN_USE, PERIOD.last_on + datetime.timedelta(days=1)),
    ):
        ThemeStandingFactory(theme=theme, region=region, standing=standing, since_on=day)
    ThemeStandingFactory(region=RegionFactory(), since_on=DAY)
    (found,) = tables("themes", centre_page)
    assert isinstance(found, Things)
    assert [head["fi"] for head in found.heads] == ["Teema", "Keski-Suomi"]
    assert rows(found) == [("Osallisuus", "käynnissä")]


def test_county_counts_for_the_centre_that_worked_there_then(centre_page: CentrePage, other_centre_page: CentrePage):
    """The county passed to another centre on the day after the half-year."""
    after = PERIOD.last_on + datetime.timedelta(days=1)
    region, theme = RegionFactory(short_fi="Keski-Suomi"), ThemeFactory(name_fi="Osallisuus")
    CentreRegionFactory(centre=centre_page.centre, region=region, valid_to=PERIOD.last_on)
    CentreRegionFactory(centre=other_centre_page.centre, region=region, valid_from=after)
    ThemeStandingFactory(theme=theme, region=region, since_on=DAY)
    material = MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page.get_parent()), title="Opas")
    material.regions.set([region])
    material.save()
    (mine,), (theirs,) = tables("themes", centre_page), tables("themes", other_centre_page)
    assert isinstance(mine, Things)
    assert isinstance(theirs, Things)
    assert [head["fi"] for head in mine.heads] == ["Teema", "Keski-Suomi"]
    assert [head["fi"] for head in theirs.heads] == ["Teema"]
    names = [
        [each.words["fi"] for each in people.labels[0][1]]
        for page in (centre_page, other_centre_page)
        for people in tables("materials", page)[:1]
        if isinstance(people, People)
    ]
    assert names == [["Opas"], []]
