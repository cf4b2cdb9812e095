"""Two series that were held over two years, and what the centre tells of them half-year by half-year."""

import datetime
import random

from django.utils import timezone

from base.disclosure.reported import report_named
from base.half_years import HalfYear, ended_before
from base.users import User
from network.figures.choices import SETTLING
from network.figures.services import freeze, publish_figures, withdraw_figures
from network.materials.models import MaterialUse
from network.materials.pages import MaterialPage
from network.materials.queries import uses_in
from network.regions.models import Centre
from network.regions.pages import CentrePage
from pajaverkko.demo import making
from pajaverkko.demo.accounts import COORDINATOR
from pajaverkko.demo.content import Text, day, html, moment, past_moment, read
from pajaverkko.demo.making import add, shared
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import gathering_of
from workshops.enrolment.services import open_enrolment
from workshops.series.pages import SeriesPage, WorkshopPage

CENTRE = "koske"
SEED = 11
SETTLED = datetime.timedelta(days=20)
"""So long after the end of a half-year its figures were published, or by yesterday."""


def make_past_series() -> None:
    """Needs the centres and the notices: places are kept of every workshop."""
    for text in read("figures")["series"]:
        centre = CentrePage.objects.get(slug=text["centre"], locale__language_code="fi")
        series = SeriesPage(slug=text["slug"], aim=html(text["aim"]), for_whom=html(text["for_whom"]), **shared(text))
        series.themes, series.regions = making.themes(text["themes"]), making.regions(text["regions"])
        series.target_groups = making.target_groups(text["target_groups"])
        first = min(day(workshop) for workshop in text["workshops"])
        add(centre, series, published_at=past_moment(first, -60))
        for workshop in text["workshops"]:
            _make_workshop(series, text, workshop)


def _make_workshop(series: SeriesPage, text: Text, workshop: Text) -> None:
    page = WorkshopPage(
        slug=workshop["slug"],
        title=workshop["title"],
        summary=workshop["summary"],
        starts_at=moment(workshop, text["starts"]),
        ends_at=moment(workshop, text["ends"]),
        place=text["place"],
        access=text["access"],
    )
    page.themes, page.regions = list(series.themes.all()), list(series.regions.all())
    page.keywords.add(*text["keywords"])
    add(series, page, published_at=past_moment(day(workshop) - datetime.timedelta(days=45)))
    gathering = gathering_of(page)
    if gathering is None:
        return
    enrolled, came, waited = workshop["noted"]
    opened_at = moment(workshop, text["starts"]) - datetime.timedelta(days=30)
    open_enrolment(gathering=gathering, values={"capacity": max(enrolled, 12)}, at=opened_at, by=None)
    noted = {"number_enrolled": enrolled, "number_came": came, "number_away": enrolled - came, "number_waited": waited}
    Gathering.objects.filter(pk=gathering.pk).update(**noted)


def make_figures() -> None:
    """Needs everything that is counted."""
    today, content = timezone.localdate(), read("figures")
    told = content["half_years"]
    periods = ended_before(today - SETTLING, len(told))
    for period, text in zip(periods, told, strict=True):
        _make_all(Centre.objects.get(slug=CENTRE), period, text)
    for text in content["others"]:
        _make_all(Centre.objects.get(slug=text["centre"]), periods[0], text)


def _make_all(centre: Centre, period: HalfYear, text: Text) -> None:
    _make_use(centre, period)
    for key in (*text.get("public", ()), *text.get("drafts", ())):
        _make(centre, period, key, text)


def _make(centre: Centre, period: HalfYear, key: str, text: Text) -> None:
    """By the coordinator of the centre whose figures are told in full; those of others by nobody who is there."""
    report, keeper = report_named(key), User.objects.get(email=COORDINATOR) if centre.slug == CENTRE else None
    if report is None:
        return
    frozen = freeze(report=report, centre=centre, period=period, by=keeper)
    if key in text.get("public", ()):
        frozen = publish_figures(frozen=frozen, by=keeper)
        frozen.published_at = past_moment(period.last_on + SETTLED)
        frozen.save()
    if keeper and key in text.get("withdrawn", ()):
        withdraw_figures(frozen=frozen, why_fi=text["why_fi"], why_sv=text["why_sv"], by=keeper)


def _make_use(centre: Centre, period: HalfYear) -> None:
    """One day of use in the half-year for materials of the counties, the same in every demo."""
    if uses_in(centre, period):
        return
    chance = random.Random(SEED + period.year * 2 + period.half)  # noqa: S311
    materials = MaterialPage.objects.live().filter(regions__in=centre.regions.all(), alias_of=None).distinct()
    MaterialUse.objects.bulk_create(
        MaterialUse(
            material=page,
            counted_on=period.first_on,
            opens=(opens := chance.randint(2, 90)),
            downloads=chance.randint(0, opens // 2),
        )
        for page in materials.order_by("pk")
    )
