"""By what workshops are put together when they are counted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from base.disclosure.reported import Named, Words, in_languages
from base.queries import titles_in_languages
from network.regions.queries import regions_in_time
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import places_in_series, regions_of_workshops, series_begun, series_of_workshops
from workshops.series.pages import SeriesPage

OTHER, SEVERAL, WHOLE = "other", "several", "whole"
"""Categories beside the series and the counties: of no public series, for several counties, for the whole country."""
LATEST = 8
"""Workshops of a series that are told apart; later ones are counted together."""


class Groups:
    """By what workshops are put together: the group of each, and what the groups are called."""

    def __init__(self, words: Words, of: Mapping[UUID, str], named: Iterable[Named]) -> None:
        self.words, self.of = words, of
        used = set(of.values())
        self.named = [each for each in named if each.name in used]


def by_series(held: Sequence[Gathering]) -> Groups:
    found = series_of_workshops(each.workshop_key for each in held)
    titles = _told_apart(titles_in_languages(SeriesPage, found.values()))
    of = {each.workshop_key: _series_name(found.get(each.workshop_key), titles) for each in held}
    named = [Named(str(key), words) for key, words in sorted(titles.items(), key=lambda each: each[1]["fi"])]
    other = Named(OTHER, in_languages(lambda: _("other workshops")))
    return Groups(in_languages(lambda: _("Series")), of, [*named, other])


def _told_apart(titles: Mapping[UUID, Words]) -> dict[UUID, Words]:
    """Series of the same name also say in which month they began."""
    often = Counter(words["fi"] for words in titles.values())
    alike = [key for key, words in titles.items() if often[words["fi"]] > 1]
    begun = series_begun(alike) if alike else {}
    return {
        key: {code: f"{words[code]} ({localtime(begun[key]):%-m/%Y})" for code in words} if key in begun else words
        for key, words in titles.items()
    }


def _series_name(key: UUID | None, titles: Mapping[UUID, Words]) -> str:
    return str(key) if key in titles else OTHER


def by_region(held: Sequence[Gathering]) -> Groups:
    codes = regions_of_workshops(each.workshop_key for each in held)
    of = {each.workshop_key: _region_name(codes.get(each.workshop_key, set())) for each in held}
    regions = regions_in_time().filter(code__in=set(of.values()))
    names = {region.code: in_languages(lambda region=region: region.short_name) for region in regions}
    named = [Named(code, words) for code, words in sorted(names.items(), key=lambda each: each[1]["fi"])]
    several = Named(SEVERAL, in_languages(lambda: _("several counties")))
    whole = Named(WHOLE, in_languages(lambda: _("the whole country")))
    return Groups(in_languages(lambda: _("Wellbeing services county")), of, [*named, several, whole])


def _region_name(codes: set[str]) -> str:
    """A workshop for several counties is counted once."""
    return next(iter(codes)) if len(codes) == 1 else SEVERAL if codes else WHOLE


def by_step(held: Sequence[Gathering]) -> Groups:
    """By which workshop of its series it was."""
    places = places_in_series(each.workshop_key for each in held)
    of = {each.workshop_key: _step_name(places.get(each.workshop_key)) for each in held}
    named = [
        Named(str(step), in_languages(lambda step=step: _("workshop %(number)d") % {"number": step}))
        for step in range(1, LATEST)
    ]
    last = Named(str(LATEST), in_languages(lambda: _("workshop %(number)d and later ones") % {"number": LATEST}))
    other = Named(OTHER, in_languages(lambda: _("other workshops")))
    return Groups(in_languages(lambda: _("Workshop of the series")), of, [*named, last, other])


def _step_name(place: int | None) -> str:
    return OTHER if place is None else str(min(place, LATEST))
