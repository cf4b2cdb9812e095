"""What may be told of workshops in half a year: how many were held, how many came, how many waited in vain."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _, gettext_lazy

from base.disclosure.reported import Named, People, Things, Words, in_languages, reports
from base.disclosure.tables import Dimension, Table
from base.half_years import HalfYear
from network.regions.models import Centre
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import gatherings_held
from workshops.enrolment.reports.grouping import Groups, by_region, by_series, by_step

Counts = dict[tuple[str, ...], int]
PLACES = "places"
"""Taken places: the same people in every report that tells of them."""


@reports(
    "participation",
    gettext_lazy("Participation"),
    gettext_lazy(
        "Counted are places in the workshops of the centre, as they were noted after each workshop: whoever takes part "
        "in three workshops is counted three times. Of a series in which no workshop had five people nothing is told."
    ),
    order=10,
    unit=gettext_lazy("times that somebody took part"),
    people=PLACES,
)
def participation(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    held, universe = list(gatherings_held(centre, period)), _universe(centre, period)
    series = by_series(held)
    question = in_languages(lambda: _("How many places in workshops were taken, and how many of them were used?"))
    return [
        _places(universe, "series", in_languages(lambda: _("Participation by series")), question, series, held),
        _places(
            universe, "region", in_languages(lambda: _("Participation by county")), question, by_region(held), held
        ),
        _workshops_held(held, series),
    ]


@reports(
    "attendance",
    gettext_lazy("Attendance in the first and later workshops of series"),
    gettext_lazy(
        "Counted are the same places as in the report on participation, by which workshop of its series it was: the "
        "first, the second, and so on. The rows are not of the same series, where one had ended before another began."
    ),
    order=15,
    unit=gettext_lazy("times that somebody took part"),
    people=PLACES,
)
def attendance(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    held = list(gatherings_held(centre, period))
    title = in_languages(lambda: _("Attendance by place in the series"))
    question = in_languages(
        lambda: _("How many took part in the first workshop of a series, how many in the later ones?")
    )
    return [_places(_universe(centre, period), "step", title, question, by_step(held), held)]


@reports(
    "waiting",
    gettext_lazy("Waiting lists"),
    gettext_lazy("Counted are those who still waited for a place when a workshop began, workshop by workshop."),
    order=20,
    unit=gettext_lazy("times that somebody got no place"),
)
def waiting_in_vain(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    held = list(gatherings_held(centre, period))
    groups = by_series(held)
    counts, crowds = _counted(held, groups.of, lambda gathering: {"": gathering.number_waited or 0})
    counts, crowds = ({cell[:1]: number for cell, number in counted.items()} for counted in (counts, crowds))
    table = Table(
        f"waiting {centre.pk} {period.code}",
        [Dimension("series", [each.name for each in groups.named])],
        counts,
        crowds=crowds,
    )
    title = in_languages(lambda: _("Waited in vain, by series"))
    question = in_languages(lambda: _("How often did somebody wait for a place and get none?"))
    return [People("waiting", title, question, table, [(Named("series", groups.words), groups.named)])]


def _universe(centre: Centre, period: HalfYear) -> str:
    return f"{PLACES} {centre.pk} {period.code}"


def _places(
    universe: str, name: str, title: Words, question: Words, groups: Groups, held: Sequence[Gathering]
) -> People:
    """Places by group and by what came of them."""
    outcomes = [
        Named("came", in_languages(lambda: _("took part"))),
        Named("away", in_languages(lambda: _("stayed away"))),
        Named("unknown", in_languages(lambda: _("was not noted"))),
    ]
    counts, crowds = _counted(held, groups.of, _outcomes)
    if not any(part == "unknown" for _group, part in counts):
        outcomes = outcomes[:2]
    dimensions = [
        Dimension(name, [each.name for each in groups.named]),
        Dimension("outcome", [each.name for each in outcomes]),
    ]
    atoms: dict[tuple[str, ...], frozenset[str]] = {
        (group.name, part.name): frozenset(
            f"{each.pk} {part.name}" for each in held if groups.of[each.workshop_key] == group.name
        )
        for group in groups.named
        for part in outcomes
    }
    table = Table(universe, dimensions, counts, crowds=crowds, atoms=atoms)
    outcome = Named("outcome", in_languages(lambda: _("What came of the place")))
    return People(name, title, question, table, [(Named(name, groups.words), groups.named), (outcome, outcomes)])


def _outcomes(gathering: Gathering) -> dict[str, int]:
    """Who came without a place took part; only who had one can have stayed away."""
    if gathering.number_came is None:
        return {"unknown": gathering.number_enrolled or 0}
    noted = {"came": gathering.number_came, "away": gathering.number_away or 0}
    return noted | ({"unknown": gathering.number_unnoted} if gathering.number_unnoted else {})


def _counted(
    held: Sequence[Gathering], group_of: Mapping[UUID, str], parts_of: Callable[[Gathering], Mapping[str, int]]
) -> tuple[Counts, Counts]:
    """How many there were in each cell, and in the largest workshop of it: these are different people for sure."""
    counts: Counter[tuple[str, ...]] = Counter()
    crowds: Counts = {}
    for gathering in held:
        for part, number in parts_of(gathering).items():
            cell = group_of[gathering.workshop_key], part
            counts[cell] += number
            crowds[cell] = max(crowds.get(cell, 0), number)
    return dict(counts), crowds


def _workshops_held(held: Sequence[Gathering], groups: Groups) -> Things:
    """How many workshops there were. Not how many places they offered: of full ones that is how many people had one."""
    number = Counter(groups.of[each.workshop_key] for each in held)
    heads = [groups.words, in_languages(lambda: _("Workshops"))]
    rows = [(each.words, number[each.name]) for each in groups.named]
    title = in_languages(lambda: _("Workshops held"))
    return Things("workshops", title, in_languages(lambda: _("How many workshops were held?")), heads, rows)
