"""Figures of feedback equal a count by hand, and nothing of few answers is in them."""

import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from base.disclosure.figures import LEAST_WELLBEING
from base.disclosure.hiding import publish
from base.disclosure.reported import People, report_named
from base.disclosure.stored import stored_people
from network.figures.reports.tables import shown_table
from network.figures.services import freeze, publish_figures
from network.regions.pages import CentrePage
from tests.factories.figures import PERIOD
from tests.factories.surveys import (
    FACES,
    ONE,
    SCALE,
    SEVERAL,
    A,
    B,
    C,
    CollectionFactory,
    CountFactory,
    InstrumentFactory,
    VersionFactory,
    every_kind,
)
from tests.reading import text_of
from workshops.surveys.models import Collection, InstrumentVersion

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 5, 6)


@pytest.fixture
def version(db: None) -> InstrumentVersion:
    return VersionFactory(locked=True)


def closed(centre_page: CentrePage, version: InstrumentVersion, **words: object) -> Collection:
    told = {"state": "closed", "opens_on": DAY, "closes_on": DAY, "has_answers": True, "number_mixed": 12}
    return CollectionFactory(centre=centre_page.centre, version=version, **{**told, **words})


def count(collection: Collection, question: str, **numbers: int) -> None:
    for choice, number in numbers.items():
        key = {"all": "", "none": "none", "a": A, "b": B, "c": C}.get(choice, choice.strip("_"))
        CountFactory(collection=collection, question=question, choice=key, number=number)


def feedback(centre_page: CentrePage) -> dict[str, People]:
    report = report_named("feedback")
    assert report
    found = report.reckon(centre_page.centre, PERIOD)
    return {each.title["fi"]: each for each in found if isinstance(each, People)}


def test_answers_are_added_up_question_by_question(centre_page: CentrePage, version: InstrumentVersion):
    one, other = closed(centre_page, version), closed(centre_page, version)
    count(one, ONE, all=12, none=1, a=6, b=5)
    count(other, ONE, all=9, a=2, b=3, c=4)
    count(one, SEVERAL, all=11, a=11, b=4)
    found = feedback(centre_page)
    assert {name: number for (name,), number in found["Mikä oli tärkeintä?"].table.counts.items()} == {A: 8, B: 8, C: 4}
    several = found["Mitä seuraavaksi?"].table.counts
    assert (several[A, "marked"], several[A, "left"], several[B, "marked"], several[B, "left"]) == (11, 0, 4, 7)
    assert set(found) == {"Mikä oli tärkeintä?", "Mitä seuraavaksi?"}
    assert found["Mikä oli tärkeintä?"].title["sv"] == "Mikä oli tärkeintä? (sv)"


def test_question_that_few_answered_in_one_survey_is_left_out_of_the_sum(
    centre_page: CentrePage, version: InstrumentVersion
):
    """Whoever knows the one survey could subtract it, and would have the answers of three."""
    one, other = closed(centre_page, version), closed(centre_page, version)
    count(one, ONE, all=8, a=4, b=4)
    count(other, ONE, all=4, none=1, a=3)
    (found,) = feedback(centre_page).values()
    assert found.table.counts == {(A,): 4, (B,): 4, (C,): 0}


@pytest.mark.parametrize(
    "told",
    [
        {"state": "open"},
        {"anonymity": "named"},
        {"number_mixed": 4},
        {"closes_on": datetime.date(2026, 7, 1)},
        {"about": "council"},
        {"number_on_paper": 10},
    ],
)
def test_other_surveys_are_not_counted(centre_page: CentrePage, version: InstrumentVersion, told: dict[str, object]):
    count(closed(centre_page, version, **told), ONE, all=12, a=12)
    assert feedback(centre_page) == {}


def test_newest_version_says_how_it_is_asked(centre_page: CentrePage):
    instrument = InstrumentFactory()
    content = every_kind()
    old = VersionFactory(instrument=instrument, number=1, state="retired", locked_at="2026-01-01T10:00Z")
    content[3]["value"]["words_fi"] = "Mikä oli parasta?"
    new = VersionFactory(instrument=instrument, number=2, content=content, locked=True)
    count(closed(centre_page, old), ONE, all=5, a=5)
    count(closed(centre_page, new), ONE, all=6, b=6)
    found = feedback(centre_page)
    assert found["Mikä oli parasta?"].table.counts == {(A,): 5, (B,): 6, (C,): 0}


def test_about_wellbeing_seven_is_the_least(centre_page: CentrePage):
    content = every_kind()
    content[1]["value"]["is_wellbeing"] = True
    version = VersionFactory(locked=True, content=content)
    count(closed(centre_page, version), FACES, all=6, _5=6)
    assert feedback(centre_page) == {}
    count(closed(centre_page, version), FACES, all=9, _5=9)
    assert feedback(centre_page)["Miltä päivä tuntui?"].table.least == LEAST_WELLBEING


def versions_of(*contents: list) -> list[InstrumentVersion]:
    """Versions of one instrument, the last one in use."""
    instrument = InstrumentFactory()
    old = {"state": "retired", "locked_at": "2026-01-01T10:00Z"}
    *older, last = enumerate(contents, start=1)
    found = [VersionFactory(instrument=instrument, number=number, content=content, **old) for number, content in older]
    return [*found, VersionFactory(instrument=instrument, number=last[0], content=last[1], locked=True)]


def test_answers_on_different_scales_are_not_added_up(centre_page: CentrePage):
    content = every_kind()
    content[2]["value"]["steps"] = 7
    old, new = versions_of(every_kind(), content)
    count(closed(centre_page, old), SCALE, all=9, _4=9)
    count(closed(centre_page, new), SCALE, all=8, _7=8)
    report = report_named("feedback")
    assert report
    found = [each for each in report.reckon(centre_page.centre, PERIOD) if isinstance(each, People)]
    assert [max(each.table.counts.items(), key=lambda cell: cell[1]) for each in found] == [(("7",), 8), (("4",), 9)]
    assert len({each.name for each in found}) == len({each.table.universe for each in found}) == 2
    assert "versiossa 1, toisella tavalla kuin myöhemmin" in found[1].question["fi"]


def test_who_was_promised_seven_as_the_least_keeps_that(centre_page: CentrePage):
    promised = every_kind()
    promised[1]["value"]["is_wellbeing"] = True
    old, new = versions_of(promised, every_kind())
    count(closed(centre_page, old), FACES, all=6, _4=6)
    count(closed(centre_page, new), FACES, all=9, _5=9)
    found = feedback(centre_page)["Miltä päivä tuntui?"]
    assert found.table.least == LEAST_WELLBEING
    assert (found.table.counts["4",], found.table.counts["5",]) == (0, 9)


def test_options_stand_as_the_newest_version_has_them(centre_page: CentrePage):
    turned = every_kind()
    turned[3]["value"]["options"] = turned[3]["value"]["options"][::-1][:2]
    old, new = versions_of(every_kind(), turned)
    count(closed(centre_page, old), ONE, all=5, a=5)
    count(closed(centre_page, new), ONE, all=6, b=6)
    found = feedback(centre_page)["Mikä oli tärkeintä?"].table
    assert found.dimensions[0].categories == [C, B, A]


def test_mean_goes_with_the_figures_wherever_they_go(
    centre_page: CentrePage, version: InstrumentVersion, stranger: Client
):
    count(closed(centre_page, version), FACES, all=36, _1=7, _2=8, _3=6, _4=7, _5=8)
    report = report_named("feedback")
    assert report
    publish_figures(frozen=freeze(report=report, centre=centre_page.centre, period=PERIOD, by=None), by=None)
    here = f"/koske/figures/{PERIOD.code}/feedback"
    assert "Keskiarvo noin 3,1 asteikolla 1–5." in text_of(stranger.get(f"{here}/"))
    assert ";Keskiarvo;Noin;3,1\r\n" in stranger.get(f"{here}.csv").content.decode()
    sheet = load_workbook(BytesIO(stranger.get(f"{here}.xlsx").content)).active
    assert ("Keskiarvo", "Noin", 3.1) in [row[5:] for row in sheet.iter_rows(values_only=True)]
    told = stranger.get(f"/api/v1/figures?period={PERIOD.code}").json()["results"]
    assert [each["figure"] for each in told if each["row"] == "Keskiarvo"] == [3.1]
    (leaf,) = PdfReader(BytesIO(stranger.get(f"{here}.pdf").content)).pages
    assert "Keskiarvo noin 3,1 asteikolla 1–5." in " ".join(leaf.extract_text().split())


def test_mean_is_reckoned_from_what_is_published(centre_page: CentrePage, version: InstrumentVersion):
    """36 answers: 7 × 1, 8 × 2, 6 × 3, 7 × 4, 8 × 5; published are 5, 10, 5, 5, 10, their mean is 3,1."""
    count(closed(centre_page, version), FACES, all=36, _1=7, _2=8, _3=6, _4=7, _5=8)
    people = feedback(centre_page)["Miltä päivä tuntui?"]
    shown = shown_table(stored_people(people, publish(people.table)))
    assert [row.cells[0].number for row in shown.rows] == [5, 10, 5, 5, 10]
    assert shown.mean_text == "keskiarvo noin 3,1 asteikolla 1–5"
    few = stored_people(people, publish(people.table))
    few["figures"] = [[cell, "few" if cell == ["1"] else number] for cell, number in few["figures"]]
    assert shown_table(few).mean is None
