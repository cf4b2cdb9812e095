"""An enemy reads everything that is published of figures, in every form, and looks for somebody behind them.

Nothing of the program is believed but how it tells numbers: from pages, charts, files, paper and the interface for
programs the enemy makes intervals, adds what it knows of sums, and asks whether a small number comes out.
"""

import csv
import datetime
import io
import itertools
import os
import random
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.text import capfirst
from openpyxl import load_workbook
from pypdf import PdfReader

from base.disclosure import figures as telling, hiding
from base.disclosure.attack import worked_out
from base.disclosure.exposure import Bounds, is_exposed
from base.disclosure.figures import MANY, Figure, figure
from base.disclosure.hiding import GateClosedError
from base.disclosure.reported import People, Report, all_reports
from base.disclosure.stored import figures_of
from base.disclosure.tables import Key
from base.disclosure.witnesses import without_witness
from base.half_years import HalfYear
from network.figures.models import FrozenReport
from network.figures.services import freeze, publish_figures
from network.materials.pages import MaterialBankPage, MaterialPage
from network.regions.pages import CentrePage
from network.regions.queries import regions_of
from tests.base.disclosure.noughts import noughts_shown
from tests.base.disclosure.populations import SIZES, WEEKS
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.network import (
    CentreRegionFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    MaterialUseFactory,
    RegionFactory,
)
from tests.factories.surveys import ONE, SEVERAL, A, B, C, CollectionFactory, CountFactory, VersionFactory
from workshops.enrolment.models import Gathering
from workshops.surveys.models import Count, InstrumentVersion

pytestmark = pytest.mark.django_db
SEEDS = int(os.environ.get("PAJAVERKKO_SEEDS", "1"))
POPULATIONS = list(itertools.product(SIZES, range(SEEDS)))
SOONER = 0.4
"""How likely a report is published in a week of the year; the rest is in the last one."""
OF_THINGS = {"proposals", "themes"}
ALL = "Yhteensä"
PERIODS = (PERIOD.before.before, PERIOD.before, PERIOD)
LETTERS = "ABCDEFGH"
Told = dict[tuple[str, str, str], str]
"""(table, row, column) → what is told."""


def populate(
    section: CentrePage, version: InstrumentVersion, seed: int, period: HalfYear = PERIOD, size: int = 0
) -> None:
    """Workshops as they are: some large, some with three people, some where everybody stayed away.

    With a size there are as many workshops as so many places fill.
    """
    chance = random.Random(seed)
    regions = list(regions_of(section.centre, period.last_on))
    for number in range(len(regions), 3):
        region = RegionFactory(short_fi=f"Alue {LETTERS[number]}")
        regions.append(CentreRegionFactory(centre=section.centre, region=region).region)
    filled, most = 0, size or chance.randint(40, 250)
    series = [series_of(section, f"Sarja {LETTERS[number]}") for number in range(chance.randint(3, 6))]
    for number in itertools.count():
        enrolled = min(chance.choice([3, 4, 6, 9, 14, 22, *((40, 60, 90) if most > 200 else (31,))]), most - filled)
        if enrolled == 0:
            break
        filled += enrolled
        came = chance.choice([None, enrolled, max(0, enrolled - chance.randint(0, 5))])
        day = period.first_on + datetime.timedelta(days=chance.randrange(180))
        chosen = chance.sample(regions, chance.choice([0, 1, 1, 1, 2]))
        waited = chance.choice([0, 0, 2, 4, 8])
        held(series[number % len(series)], enrolled=enrolled, came=came, waited=waited, day=day, regions=chosen)
    for _each in range(3):
        answers = [chance.randint(0, 9) for _option in range(3)]
        closed = {"state": "closed", "opens_on": period.first_on, "closes_on": period.last_on, "number_mixed": 30}
        survey = CollectionFactory(centre=section.centre, version=version, has_answers=True, **closed)
        for question in (ONE, SEVERAL):
            CountFactory(collection=survey, question=question, choice="", number=sum(answers))
            for option, answer in zip((A, B, C), answers, strict=True):
                CountFactory(collection=survey, question=question, choice=option, number=answer)
    for number in range(5):
        title = f"Materiaali {LETTERS[number]}"
        material = MaterialPage.objects.filter(title=title).first() or MaterialPageFactory(
            title=title, parent=_bank(section)
        )
        uses = {"opens": chance.randint(0, 40), "downloads": chance.randint(0, 9)}
        MaterialUseFactory(material=material, counted_on=period.last_on, **uses)


def _bank(section: CentrePage) -> MaterialBankPage:
    return MaterialBankPage.objects.child_of(section).first() or MaterialBankPageFactory(parent=section)


def publish_everything(section: CentrePage) -> None:
    for report in all_reports():
        publish_figures(frozen=freeze(report=report, centre=section.centre, period=PERIOD, by=None), by=None)


def something_changes(section: CentrePage, chance: random.Random) -> None:
    """Somebody is noted to have come after all, gets or gives up a place, waits; or an answer on paper is found."""
    gathering = chance.choice(list(Gathering.objects.filter(centre=section.centre, starts_at__year=PERIOD.year)))
    count = chance.choice(list(Count.objects.filter(collection__centre=section.centre)))
    if chance.random() < 0.2:
        count.number += 1
        count.save()
    elif chance.random() < 0.3:
        gathering.number_waited = (gathering.number_waited or 0) + 1
    elif chance.random() < 0.5 and gathering.number_came:
        gathering.number_came, gathering.number_away = gathering.number_came - 1, (gathering.number_away or 0) + 1
    else:
        gathering.number_enrolled = (gathering.number_enrolled or 0) + 1
        if gathering.number_came is not None:
            gathering.number_came += 1
    gathering.save()


class Enemy:
    """Who has read all that is public of one centre, and nothing else.

    In every form, or in the two that programs read.
    """

    def __init__(
        self, stranger: Client, section: CentrePage, period: HalfYear = PERIOD, *, in_every_form: bool = True
    ) -> None:
        self.stranger, self.section, self.period, self.in_every_form = stranger, section, period, in_every_form
        asked = {"period": period.code, "centre": section.centre.slug}
        public = {each["report"] for each in stranger.get("/api/v1/figures", asked).json()["reports"]}
        self.reports = {report.key: self._read(report.key) for report in all_reports() if report.key in public}

    def _read(self, report: str) -> Told:
        """The report in each form; no form tells anything that another does not."""
        here = f"/{self.section.slug}/figures/{self.period.code}/{report}"
        lines = lines_of(self.stranger, f"{here}.csv")
        told = {(line[3], line[5], line[6]): line[7] for line in lines if len(line) > 4}
        asked = {"period": self.period.code, "report": report, "centre": self.section.centre.slug}
        results = self.stranger.get("/api/v1/figures", asked).json()["results"]
        assert {(one["table"], one["row"], one["column"]): str(one["figure"]) for one in results} == told
        if self.in_every_form:
            self._reads_people_s_forms(here, report, lines, told)
        return told

    def _reads_people_s_forms(self, here: str, report: str, lines: list[list[str]], told: Told) -> None:
        sheet = load_workbook(io.BytesIO(self.stranger.get(f"{here}.xlsx").content)).active
        rows = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True, min_row=2)]
        assert rows == [[cell for cell in line if cell] for line in lines]
        answer = self.stranger.get(f"{here}/")
        assert answer.status_code == 200, report
        page = BeautifulSoup(answer.content, "html.parser")
        assert dict(_tables(page)) == told
        if report not in OF_THINGS:
            self._reads_charts(page, told)
            self._reads_paper(here, report, told)

    def _reads_charts(self, page: BeautifulSoup, told: Told) -> None:
        """Letters, lengths and descriptions of bars: numbers that stand in the tables, and nothing between them."""
        known = {value for value in told.values() if value.isdigit()}
        for chart in page.select("section:not([aria-labelledby^=in-time]) figure.chart"):
            words = " ".join(text.get_text() for text in chart.select("desc, figcaption, text.number"))
            assert {word for word in _without_names(words).split() if word.isdigit()} <= known
            longest = max((float(bar["width"]) for bar in chart.select("rect")), default=0)
            most = max(int(text.get_text().split(" (")[0]) for text in chart.select("text.number") if _is_number(text))
            for bar in chart.select("rect"):
                number = bar.find_next("text", class_="number").get_text().split(" (")[0]
                assert abs(float(bar["width"]) - longest * int(number) / most) <= 1

    def _reads_paper(self, here: str, report: str, told: Told) -> None:
        """Of its own half-year, and over time what the file of all half-years tells."""
        leaves = PdfReader(io.BytesIO(self.stranger.get(f"{here}.pdf").content)).pages
        words = " ".join(" ".join(leaf.extract_text() for leaf in leaves).split())
        leaf_numbers = {str(number) for number in range(1, len(leaves) + 1)}
        told_there = {word for word in _without_names(words).split() if word.isdigit()}
        every = lines_of(self.stranger, f"/{self.section.slug}/figures/all/{report}.csv")
        known = {line[7].split()[-1] for line in every if len(line) > 4}
        years = {str(self.period.year), *(line[1].split()[-1] for line in every if line[1])}
        assert told_there <= known | leaf_numbers | years
        assert {value.split()[-1] for value in told.values() if value[-1].isdigit()} <= known

    def exposed(self) -> list[object]:
        """Whoever is found: exactly, or as one of a few."""
        shown: dict[Key, Figure] = {}
        bounds: Bounds = {}
        sums: list[tuple[Key, list[Key]]] = []
        for report, told in self.reports.items():
            if report in OF_THINGS:
                continue
            for table in {name for name, _row, _column in told}:
                self._takes(report, table, told, shown, bounds, sums)
        known = worked_out(bounds, sums)
        found: list[object] = [key for key, figure in shown.items() if is_exposed(known[key], figure)]
        return found or list(without_witness(shown, known, sums))

    def _takes(self, report: str, table: str, told: Told, shown: dict[Key, Figure], bounds: Bounds, sums: list) -> None:
        """One table: each cell with its interval; rows and columns add up where there is a line of sums."""
        cells = {(row, column): value for (name, row, column), value in told.items() if name == table}
        rows = list(dict.fromkeys(row for row, _column in cells))
        columns = list(dict.fromkeys(column for _row, column in cells))
        if not rows or table == "Pidetyt työpajat":
            return
        universe = "places" if report in {"participation", "attendance"} else f"{report} {table}"
        whole = columns[-1] if len(columns) > 1 else None

        def key(row: str, column: str) -> Key:
            place = set() if row == ALL else {(table, row)}
            return universe, frozenset(place | (set() if column in {whole, columns[-1]} else {("column", column)}))

        for (row, column), value in cells.items():
            found = key(row, column)
            shown[found] = _figure(value)
            low, high = shown[found].interval
            before = bounds.get(found, (0, MANY))
            bounds[found] = max(low, before[0]), min(high, before[1])
        if whole:
            sums += [(key(row, whole), [key(row, column) for column in columns[:-1]]) for row in rows]
        if ALL in rows:
            parts = [row for row in rows if row != ALL]
            sums += [(key(ALL, column), [key(row, column) for row in parts]) for column in columns]


def lines_of(stranger: Client, address: str) -> list[list[str]]:
    file = stranger.get(address).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(file), delimiter=";"))[1:]


def _is_number(text: Tag) -> bool:
    return text.get_text().split(" (")[0].isdigit()


def _tables(page: BeautifulSoup) -> Iterator[tuple[tuple[str, str, str], str]]:
    for table in page.select("section:not([aria-labelledby^=in-time]) table.figures"):
        heads = [head.get_text(strip=True) for head in table.select("thead th")][1:]
        for row in table.select("tbody tr, tfoot tr"):
            for head, cell in zip(heads, row.select("td"), strict=True):
                place = table.caption.get_text(strip=True), row.th.get_text(strip=True), head
                yield place, cell.get_text(strip=True).split(" (")[0]


def _figure(value: str) -> Figure:
    """What a number says, and what words say."""
    if value.isdigit():
        return Figure(int(value))
    few = re.fullmatch(r"alle (\d+)", value)
    return Figure(is_few=True, least=int(few[1])) if few else Figure()


def _without_names(words: str) -> str:
    """Without what is no figure: shares, the words for few, the number of rows without a bar, places in a series."""
    return re.sub(r"\(\d+ %\)|alle \d+|\d+ muuta?|kaikki \d+ riviä|\d+ rivillä|0–4|\d+\. työpaja", " ", words)


@pytest.fixture
def version(db: None) -> InstrumentVersion:
    return VersionFactory(locked=True)


@pytest.mark.parametrize(("size", "seed"), POPULATIONS)
def test_nobody_is_found_in_all_that_is_published_in_a_year(
    centre_page: CentrePage, version: InstrumentVersion, stranger: Client, size: int, seed: int
):
    """Each week something changes, and each report is frozen: what was public is refused, and stays as it was.

    So is what does not fit any more to the other report of the same places, that became public weeks before.
    """
    chance, told = random.Random(f"{size} {seed}"), dict[str, list[list[str]]]()
    populate(centre_page, version, seed, size=size)
    for week in range(WEEKS):
        something_changes(centre_page, chance)
        for report in all_reports():
            frozen = frozen_or_refused(report, centre_page, report.key in told)
            if frozen and (chance.random() < SOONER or week + 1 == WEEKS):
                publish_figures(frozen=frozen, by=None)
                told[report.key] = lines_of(stranger, csv_of(centre_page, report.key))
        again = chance.choice(sorted(told)) if told else ""
        assert not again or lines_of(stranger, csv_of(centre_page, again)) == told[again]
    assert told.keys() >= {report.key for report in all_reports() if not report.people}
    assert {"participation", "attendance"} & told.keys()
    enemy = Enemy(stranger, centre_page, in_every_form=seed == 0)
    assert {key: lines_of(stranger, csv_of(centre_page, key)) for key in told} == told
    assert sum(len(each) for each in enemy.reports.values()) > 50
    assert enemy.exposed() == []


def frozen_or_refused(report: Report, section: CentrePage, was_public: bool) -> FrozenReport | None:
    """A report that was public is never frozen again; one that was not may be refused beside what is public by now."""
    if not was_public:
        try:
            return freeze(report=report, centre=section.centre, period=PERIOD, by=None)
        except GateClosedError:
            return None
    with pytest.raises(ValidationError) as refused:
        freeze(report=report, centre=section.centre, period=PERIOD, by=None)
    assert [each.code for each in refused.value.error_list] == ["public"]
    return None


def csv_of(section: CentrePage, report: str) -> str:
    return f"/{section.slug}/figures/{PERIOD.code}/{report}.csv"


@pytest.mark.parametrize("is_guarded", [True, False])
def test_enemy_finds_somebody_when_nothing_is_hidden_beside_small_numbers(
    centre_page: CentrePage, stranger: Client, monkeypatch: pytest.MonkeyPatch, is_guarded: bool
):
    """Eleven in all, seven of them in one series: then somebody was in the other, and not more than four."""
    if not is_guarded:
        monkeypatch.setattr(hiding, "isolating", lambda few, told, groups: [])
        monkeypatch.setattr(hiding, "attack", lambda published: [])
        monkeypatch.setattr("network.figures.services.attack", lambda published: [])
    held(series_of(centre_page, "Sarja A"), enrolled=7, came=7)
    held(series_of(centre_page, "Sarja B"), enrolled=4, came=4)
    publish_everything(centre_page)
    assert bool(Enemy(stranger, centre_page).exposed()) is not is_guarded


@pytest.mark.parametrize("away", ["nothing", "rounding", "noughts"])
def test_enemy_finds_somebody_when_one_guard_is_away(
    centre_page: CentrePage,
    version: InstrumentVersion,
    stranger: Client,
    monkeypatch: pytest.MonkeyPatch,
    away: str,
):
    """Nobody looks before it is public, who would refuse it; what is hidden beside small numbers stays hidden."""
    monkeypatch.setattr(hiding, "attack", lambda published: [])
    monkeypatch.setattr("network.figures.services.attack", lambda published: [])
    if away == "rounding":
        monkeypatch.setattr(telling, "ROUNDED_TO", 1)
    if away == "noughts":
        noughts_shown(monkeypatch)
    populate(centre_page, version, 0)
    publish_everything(centre_page)
    assert bool(Enemy(stranger, centre_page).exposed()) is (away != "nothing")


def test_every_figure_is_told_as_the_gate_tells_it_or_not_at_all(centre_page: CentrePage, version: InstrumentVersion):
    """What rooms reckon beside what is kept: rounded, few, or hidden, and never as it is."""
    populate(centre_page, version, 1)
    publish_everything(centre_page)
    ways: Counter[str] = Counter()
    for report in all_reports():
        kept = {each["name"]: each for each in centre_page.centre.frozen_reports.get(report=report.key).tables}
        for people in report.reckon(centre_page.centre, PERIOD):
            if isinstance(people, People):
                true, crowd, told = people.table.true(), people.table.crowd(), figures_of(kept[people.name])
                assert set(told) == set(true)
                for key, found in told.items():
                    may = figure(true[key], people.table.least, crowd[key] if people.table.crowds else None)
                    assert found in {may, may.hidden}
                    ways["hidden" if found.is_hidden else "few" if found.is_few else "rounded"] += 1
    assert min(ways.values()) > 10
    assert len(ways) == 3


def test_reports_of_the_same_people_know_of_each_other(centre_page: CentrePage, version: InstrumentVersion):
    populate(centre_page, version, 2)
    counts: dict[str, set[str]] = {}
    for report in all_reports():
        for people in report.reckon(centre_page.centre, PERIOD):
            if isinstance(people, People):
                counts.setdefault(people.table.universe, set()).add(report.people or report.key)
    assert len(counts) > 4
    assert not [names for names in counts.values() if len(names) > 1]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nobody_is_found_by_the_order_in_which_things_become_public(
    centre_page: CentrePage, version: InstrumentVersion, stranger: Client, seed: int
):
    """Three half-years, their reports in any order; the pages over time and of the network tell nothing else."""
    chance, told = random.Random(seed), {}
    for number, period in enumerate(PERIODS):
        populate(centre_page, version, 10 * seed + number, period)
    reports = [(period, report) for period in PERIODS for report in all_reports()]
    for period, report in chance.sample(reports, len(reports)):
        publish_figures(frozen=freeze(report=report, centre=centre_page.centre, period=period, by=None), by=None)
    for period in PERIODS:
        enemy = Enemy(stranger, centre_page, period)
        assert enemy.exposed() == []
        told[capfirst(str(period))] = enemy.reports
    for report in {report.key for report in all_reports()} - OF_THINGS:
        page = BeautifulSoup(stranger.get(f"/koske/figures/{PERIOD.code}/{report}/").content, "html.parser")
        for table in page.select("section[aria-labelledby^=in-time] table.figures"):
            for when, row, number in _over_time(table):
                assert number in {cell for (_table, name, _head), cell in told[when][report].items() if name == row}


def _over_time(table: Tag) -> Iterator[tuple[str, str, str]]:
    """(half-year, row, what is told), where something is told that a sum of parts does not."""
    heads = [head.get_text(strip=True) for head in table.select("thead th")][1:]
    for row in table.select("tbody tr, tfoot tr"):
        for head, cell in zip(heads, row.select("td"), strict=True):
            number = cell.get_text(strip=True)
            if number != "–":
                yield head, row.th.get_text(strip=True), number
