"""The number beside each value of a facet is what choosing it gives, whatever else is chosen."""

from collections.abc import Callable, Mapping
from itertools import permutations

import pytest

from base.lists.narrowing import Narrowing, catalogue_of
from network.materials.pages import MaterialPage
from network.materials.queries import newest_materials
from network.materials.reports import material_facets
from network.materials.reports.facets import TIMES
from network.regions.pages import CentrePage
from network.regions.queries import regions_today
from network.themes.reports.words import KEYWORDS_OFFERED

EVERYWHERE = ""
"""Beside the codes of counties: what is for the whole country is for each of them."""


def minutes(page: MaterialPage) -> set[str]:
    return {str(most) for most in TIMES if page.minutes_needed is not None and page.minutes_needed <= most}


def centres(page: MaterialPage) -> set[str]:
    sections = CentrePage.objects.exclude(centre=None).select_related("centre")
    return {section.centre.slug for section in sections if section.centre and page.path.startswith(section.path)}


VALUES: dict[str, Callable[[MaterialPage], set[str]]] = {
    "theme": lambda page: {theme.slug for theme in page.themes.all()},
    "kind": lambda page: {page.kind},
    "for": lambda page: {group.slug for group in page.target_groups.all()},
    "method": lambda page: {method.slug for method in page.methods.all()},
    "time": minutes,
    "language": lambda page: {page.language},
    "easy": lambda page: {"1"} if page.easy_language else set(),
    "licence": lambda page: {page.licence},
    "region": lambda page: {region.code for region in page.regions.all()} or {EVERYWHERE},
    "centre": centres,
    "year": lambda page: {str(page.year)} if page.year else set(),
    "keyword": lambda page: {tag.slug for tag in page.keywords.all()},
}
"""What each page has, read by itself."""


Read = Mapping[int, Mapping[str, set[str]]]
"""The values of each page, by its key and the name of the facet, in the order of the list."""


def having(pages: Read, name: str) -> dict[str, set[int]]:
    """The keys of the pages that have each value of a facet."""
    found: dict[str, set[int]] = {}
    for key, values in pages.items():
        for value in values[name]:
            found.setdefault(value, set()).add(key)
    everywhere = found.pop(EVERYWHERE, set())
    return {value: keys | everywhere for value, keys in found.items()}


def offered(found: Narrowing, name: str) -> dict[str, int]:
    return {option.value: option.count for option in found.options[name]}


@pytest.mark.django_db
def test_every_number_is_what_choosing_gives(demo: None) -> None:
    facets = material_facets()
    nothing = {facet.name: "" for facet in facets}
    catalogue = catalogue_of(newest_materials(), facets)
    pages = {page.pk: {name: values(page) for name, values in VALUES.items()} for page in newest_materials()}
    first = Narrowing(catalogue, facets, nothing)
    assert list(first.keys) == list(pages)
    wrong = []
    for chosen, other in permutations(facets, 2):
        value = first.options[chosen.name][0].value
        found = Narrowing(catalogue, facets, {**nothing, chosen.name: value})
        those = having(pages, chosen.name)[value]
        left = {key: values for key, values in pages.items() if key in those}
        numbers = {each: len(keys) for each, keys in having(left, other.name).items()}
        told = offered(found, other.name)
        if other.name == "keyword" and len(numbers) > KEYWORDS_OFFERED:
            assert sorted(told.values(), reverse=True) == sorted(numbers.values(), reverse=True)[:KEYWORDS_OFFERED]
            numbers = {each: number for each, number in numbers.items() if each in told}
        if list(found.keys) != list(left) or told != numbers:
            wrong.append((chosen.name, value, other.name, told, numbers))
    assert wrong == []


@pytest.mark.django_db
def test_region_that_no_page_names_has_those_of_the_whole_country(demo: None) -> None:
    facets = [facet for facet in material_facets() if facet.name == "region"]
    everywhere = {page.pk for page in newest_materials() if not page.regions.all()}
    named = {region.code for page in newest_materials() for region in page.regions.all()}
    other = next(region.code for region in regions_today() if region.code not in named)

    found = Narrowing(catalogue_of(newest_materials(), facets), facets, {"region": other})

    assert set(found.keys) == everywhere != set()
