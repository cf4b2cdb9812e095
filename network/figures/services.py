"""Freezing, publishing and withdrawing figures. Each goes through the gate, beside all that was public before."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.disclosure.attack import attack
from base.disclosure.hiding import GateClosedError, publish_together
from base.disclosure.reported import People, Report, Things, reports_beside
from base.disclosure.stored import Stored, published_of, stored_people, stored_things
from base.half_years import HalfYear
from base.users import User
from network.figures.choices import STEPS, FrozenState, can_be_frozen
from network.figures.models import FrozenReport
from network.figures.permissions import can_publish_figures
from network.figures.queries import frozen_report, locked_centre, published_before
from network.regions.models import Centre


@transaction.atomic
def freeze(*, report: Report, centre: Centre, period: HalfYear, by: User | None) -> FrozenReport:
    """Reckon a report and keep what may be told of it, to be looked at; a draft is made anew.

    Raises ValidationError for a half-year that has not ended and for what has been public, GateClosedError where
    somebody could be found whatever is hidden.
    """
    _may(by, centre)
    locked_centre(centre.pk)
    if not can_be_frozen(period, timezone.localdate()):
        raise ValidationError(_("Figures are reckoned when the half-year has ended two weeks ago."), code="not_ended")
    known = frozen_report(centre, report.key, period)
    if known is not None and known.state != FrozenState.DRAFT:
        raise ValidationError(_("These figures have been public, and are never reckoned anew."), code="public")
    made = known or FrozenReport(report=report.key, centre=centre, half_year=period.code)
    made.tables = _gated(report, centre, period)
    made.frozen_at, made.frozen_by = timezone.now(), by
    made.save()
    _note(made, by, "frozen")
    return made


@transaction.atomic
def publish_figures(
    *, frozen: FrozenReport, by: User | None, looked_at: datetime.datetime | None = None
) -> FrozenReport:
    """Let everybody read it. The enemy looks once more: something else may have become public since it was frozen.

    `looked_at` is when what somebody has looked at was frozen. Raises ValidationError when it was reckoned anew since,
    GateClosedError where somebody could be found by now; then it has to be frozen anew.
    """
    frozen = _locked(frozen, FrozenState.PUBLISHED, by)
    if looked_at is not None and frozen.frozen_at != looked_at:
        raise ValidationError(_("The figures were reckoned anew meanwhile. Look at them first."), code="anew")
    tables = [published_of(table) for table in frozen.tables if table["kind"] == "people"]
    universes = {each.table.universe for each in tables}
    if exposed := attack([*published_before(frozen.centre, frozen.period, universes), *tables]):
        raise GateClosedError(exposed)
    frozen.state, frozen.published_at, frozen.published_by = FrozenState.PUBLISHED, timezone.now(), by
    frozen.save()
    _note(frozen, by, "published")
    return frozen


@transaction.atomic
def withdraw_figures(*, frozen: FrozenReport, why_fi: str, why_sv: str = "", by: User) -> FrozenReport:
    """Take what is wrong from the site; the page says why. Whoever kept it has it still: the gate remembers it."""
    frozen = _locked(frozen, FrozenState.WITHDRAWN, by)
    frozen.state, frozen.withdrawn_at, frozen.withdrawn_by = FrozenState.WITHDRAWN, timezone.now(), by
    frozen.why_fi, frozen.why_sv = why_fi.strip(), why_sv.strip()
    frozen.full_clean()
    frozen.save()
    _note(frozen, by, "withdrawn")
    return frozen


def _gated(report: Report, centre: Centre, period: HalfYear) -> list[Stored]:
    """The tables as they may be told beside each other, beside the other reports of the same people whether these are
    public or not, and beside all that has been public.
    """
    tables = report.reckon(centre, period)
    people = _of_people(tables)
    beside = [table for other in reports_beside(report) for table in _of_people(other.reckon(centre, period))]
    before = published_before(centre, period, {table.table.universe for table in people})
    told = publish_together([table.table for table in (*people, *beside)], before)
    published = {table.name: each for table, each in zip(people, told[: len(people)], strict=True)}
    return [
        stored_people(table, published[table.name])
        if isinstance(table, People) and table.name in published
        else stored_things(table if isinstance(table, Things) else _empty(table))
        for table in tables
    ]


def _of_people(tables: Sequence[People | Things]) -> list[People]:
    """Those in which there is somebody to count."""
    return [table for table in tables if isinstance(table, People) and all(names for _label, names in table.labels)]


def _empty(people: People) -> Things:
    """A table in which there was nothing to count."""
    return Things(people.name, people.title, people.question, [label.words for label, _categories in people.labels], [])


def _locked(frozen: FrozenReport, to: FrozenState, by: User | None) -> FrozenReport:
    _may(by, frozen.centre)
    locked_centre(frozen.centre_id)
    now = FrozenReport.objects.select_related("centre").get(pk=frozen.pk)
    if to not in STEPS[FrozenState(now.state)]:
        raise ValidationError(_("It is not as it was: somebody else has changed it."), code="state")
    return now


def _may(by: User | None, centre: Centre) -> None:
    if by is not None and not can_publish_figures(by, centre):
        raise PermissionDenied


def _note(frozen: FrozenReport, by: User | None, what: str) -> None:
    reference = str(frozen.pk)
    note(act=Act.CHANGED, of=frozen, by=by, reference=reference, fields=["state", what])
