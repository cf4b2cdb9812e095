"""Freezing, publishing, withdrawing: nothing is reckoned before its time, nothing public is reckoned anew."""

import datetime
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from base.audit.models import AuditEntry
from base.disclosure.attack import attack
from base.disclosure.hiding import GateClosedError
from base.disclosure.reported import Report, report_named
from base.disclosure.stored import published_of
from base.half_years import HalfYear
from base.users import User
from network.figures.choices import FrozenState, can_be_frozen
from network.figures.models import FrozenReport
from network.figures.reports.tables import shown_table
from network.figures.services import freeze, publish_figures, withdraw_figures
from network.regions.pages import CentrePage
from tests.factories.figures import PERIOD, held, series_of
from tests.factories.network import RegionFactory
from workshops.enrolment.models import Gathering

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    found = report_named("participation")
    assert found
    return found


@pytest.fixture
def gathering(centre_page: CentrePage) -> Gathering:
    series = series_of(centre_page)
    held(series, enrolled=30, came=21)
    return held(series, enrolled=12, came=11)


@pytest.fixture
def frozen(centre_page: CentrePage, report: Report, gathering: Gathering, coordinator: User) -> FrozenReport:
    return freeze(report=report, centre=centre_page.centre, period=PERIOD, by=coordinator)


def shown_in(frozen: FrozenReport) -> dict[str, object]:
    return {json.dumps(cell): figure for cell, figure in frozen.tables[0]["figures"]}


def test_draft_is_reckoned_anew_when_numbers_change(frozen: FrozenReport, report: Report, gathering: Gathering):
    before = shown_in(frozen)
    gathering.number_came, gathering.number_away, gathering.number_enrolled = 30, 14, 44
    gathering.save()
    again = freeze(report=report, centre=frozen.centre, period=PERIOD, by=None)
    assert again.pk == frozen.pk
    assert again.state == FrozenState.DRAFT
    assert shown_in(again) != before


def test_what_is_public_is_never_reckoned_anew(frozen: FrozenReport, report: Report, coordinator: User):
    publish_figures(frozen=frozen, by=coordinator)
    with pytest.raises(ValidationError) as refused:
        freeze(report=report, centre=frozen.centre, period=PERIOD, by=coordinator)
    assert refused.value.code == "public"
    withdraw_figures(frozen=frozen, why_fi="Läsnäoloja puuttui.", by=coordinator)
    with pytest.raises(ValidationError):
        freeze(report=report, centre=frozen.centre, period=PERIOD, by=coordinator)


def test_half_year_has_to_end_first(centre_page: CentrePage, report: Report, coordinator: User):
    now = HalfYear.of(timezone.localdate())
    with pytest.raises(ValidationError) as refused:
        freeze(report=report, centre=centre_page.centre, period=now, by=coordinator)
    assert refused.value.code == "not_ended"


@pytest.mark.parametrize(("day", "may"), [(datetime.date(2026, 7, 14), False), (datetime.date(2026, 7, 15), True)])
def test_half_year_settles_for_two_weeks(day: datetime.date, may: bool):
    """Until then attendance is noted and surveys are closed."""
    assert can_be_frozen(PERIOD, day) is may


def test_steps_are_taken_once_and_in_order(frozen: FrozenReport, coordinator: User):
    with pytest.raises(ValidationError):
        withdraw_figures(frozen=frozen, why_fi="Väärin", by=coordinator)
    publish_figures(frozen=frozen, by=coordinator)
    with pytest.raises(ValidationError):
        publish_figures(frozen=frozen, by=coordinator)
    with pytest.raises(ValidationError):
        withdraw_figures(frozen=frozen, why_fi=" ", by=coordinator)
    withdrawn = withdraw_figures(frozen=frozen, why_fi="Väärin", by=coordinator)
    assert (withdrawn.state, withdrawn.published_by, withdrawn.withdrawn_by) == ("withdrawn", coordinator, coordinator)
    noted = AuditEntry.objects.filter(table="network.FrozenReport").values_list("fields", flat=True)
    assert len(noted) == 3


def test_only_those_who_keep_the_centre_may(
    frozen: FrozenReport, report: Report, outside_coordinator: User, editor: User, administrator: User
):
    for nobody in (outside_coordinator, editor):
        for act in (
            lambda by=nobody: freeze(report=report, centre=frozen.centre, period=PERIOD, by=by),
            lambda by=nobody: publish_figures(frozen=frozen, by=by),
            lambda by=nobody: withdraw_figures(frozen=frozen, why_fi="Väärin", by=by),
        ):
            with pytest.raises(PermissionDenied):
                act()
    assert publish_figures(frozen=frozen, by=administrator).is_public


def test_no_true_number_is_kept(frozen: FrozenReport):
    """Of 21 of 30 and 11 of 12 who came: no number in any table of people is other than a multiple of five."""
    numbers = [number for table in frozen.tables if table["kind"] == "people" for _cell, number in table["figures"]]
    assert len([number for number in numbers if isinstance(number, int)]) > 3
    assert not any(number % 5 for number in numbers if isinstance(number, int))
    assert attack([published_of(table) for table in frozen.tables if table["kind"] == "people"]) == []


def test_gate_looks_at_all_that_was_public_before(frozen: FrozenReport, gathering: Gathering, coordinator: User):
    """Another report of the same people, whose numbers were changed after the first had become public."""
    attendance = report_named("attendance")
    assert attendance
    publish_figures(frozen=frozen, by=None)
    gathering.number_came, gathering.number_away, gathering.number_enrolled = 2, 88, 90
    gathering.save()
    with pytest.raises(GateClosedError):
        freeze(report=attendance, centre=frozen.centre, period=PERIOD, by=coordinator)
    withdraw_figures(frozen=frozen, why_fi="Väärin", by=coordinator)
    with pytest.raises(GateClosedError):
        freeze(report=attendance, centre=frozen.centre, period=PERIOD, by=coordinator)
    gathering.number_came, gathering.number_away, gathering.number_enrolled = 11, 1, 12
    gathering.save()
    freeze(report=attendance, centre=frozen.centre, period=PERIOD, by=coordinator)


def test_gate_looks_once_more_when_it_is_published(frozen: FrozenReport):
    """A draft in which a guard was missing becomes nobody's: seven of eleven in one, the others would be found."""
    table = frozen.tables[0]
    table["figures"] = [[cell, "few" if cell[0] else 10] for cell, _figure in table["figures"]]
    frozen.save()
    with pytest.raises(GateClosedError) as refused:
        publish_figures(frozen=frozen, by=None)
    assert refused.value.exposed
    assert FrozenReport.objects.get().state == FrozenState.DRAFT


def test_county_less_a_series_is_not_another_series(centre_page: CentrePage, report: Report):
    """Everybody reads on the pages of workshops where each series was held."""
    one, other = RegionFactory(short_fi="Keski-Suomi"), RegionFactory(short_fi="Pohjois-Savo")
    for title, came, region in (("A", 3, one), ("B", 12, one), ("C", 20, other), ("D", 26, other)):
        held(series_of(centre_page, title), enrolled=came, came=came, regions=[region])
    frozen = freeze(report=report, centre=centre_page.centre, period=PERIOD, by=None)
    by_series, by_region, _workshops = (shown_table(table) for table in frozen.tables)
    came = {row.name: row.cells[0].text for row in (*by_series.rows, *by_region.rows)}
    assert (came["A"], came["B"], came["C"], came["D"]) == ("alle 5", "10", "20", "25")
    assert came["Keski-Suomi"] == "ei julkaista"
    assert came["Pohjois-Savo"] == "45"
