"""Filters are links: each state of a list is an address."""

from django.test import RequestFactory
from django.utils.translation import gettext

from base.lists.catalogue import Catalogue
from base.lists.facets import choice_facet
from base.lists.listings import Listing, asked_of, shown as shown_of
from base.lists.narrowing import Narrowing

FACETS = [
    choice_facet("colour", "Colour", {"red": "Red", "blue": "Blue", "black": "Black"}),
    choice_facet("size", "Size", {"small": "Small", "large": "Large"}),
]
Row = tuple[str, str]
"""A colour and a size."""
ROWS: list[Row] = [(colour, size) for colour in ("red", "blue") for size in ("small", "large")]


def catalogue(rows: list[Row]) -> Catalogue:
    """Each row by its number."""
    names = ("colour", "size")
    pairs = {name: [(row[place], number) for number, row in enumerate(rows)] for place, name in enumerate(names)}
    return Catalogue(range(len(rows)), pairs)


def shown(address: str, per_page: int = 20, rows: list[Row] = ROWS) -> Listing:
    request = RequestFactory().get(address)
    found = Narrowing(catalogue(rows), FACETS, asked_of(request, FACETS))
    return shown_of(request, found, found.keys, lambda keys: [rows[key] for key in keys], per_page=per_page)


def link(found: Listing, label: str) -> str:
    return next(link.address for facet in found.facets for link in facet.links if link.label == label)


def test_listing_without_a_choice_shows_all():
    found = shown("/lista/")

    assert found.total == 4
    assert list(found.chosen) == []
    assert [facet.chosen for facet in found.facets] == ["", ""]


def test_listing_narrows_by_every_chosen_facet():
    found = shown("/lista/?colour=red&size=large")

    assert list(found.leaf.object_list) == [("red", "large")]
    assert [facet.chosen for facet in found.facets] == ["Red", "Large"]


def test_unknown_value_narrows_nothing_and_is_reported():
    found = shown("/lista/?colour=green&size=large")

    assert found.total == 2
    assert found.not_understood
    assert [link.label for link in found.chosen] == ["Size: Large"]


def test_known_and_empty_values_are_not_reported():
    assert not shown("/lista/?colour=red").not_understood
    assert not shown("/lista/?colour=").not_understood


def test_filter_link_keeps_the_other_filters_and_drops_the_page_number():
    found = shown("/lista/?page=2&size=large", per_page=1)

    assert link(found, "Red") == "/lista/?size=large&colour=red#results"


def test_filter_link_replaces_the_value_of_its_own_facet():
    assert link(shown("/lista/?colour=red"), "Blue") == "/lista/?colour=blue#results"


def test_filter_link_keeps_what_is_no_filter():
    assert link(shown("/lista/?when=past"), "Red") == "/lista/?when=past&colour=red#results"


def test_chosen_filter_is_taken_away_by_its_link():
    found = shown("/lista/?page=3&colour=red&size=large")

    assert [(link.label, link.address) for link in found.chosen] == [
        ("Colour: Red", "/lista/?size=large#results"),
        ("Size: Large", "/lista/?colour=red#results"),
    ]
    assert link(found, "Red") == "/lista/?size=large#results"


def test_last_filter_is_taken_away_without_a_question_mark():
    assert shown("/lista/?colour=red").chosen[0].address == "/lista/#results"


def test_filter_values_are_quoted_in_addresses():
    request, facet = RequestFactory().get("/lista/"), choice_facet("word", "Word", {"a&b=c": "Odd"})
    found = Narrowing(Catalogue([1], {"word": [("a&b=c", 1)]}), [facet], {"word": ""})

    links = shown_of(request, found, found.keys, list).facets[0].links

    assert links[0].address == "/lista/?word=a%26b%3Dc#results"


def test_page_number_out_of_reach_shows_the_last_page_and_nonsense_the_first():
    assert shown("/lista/?page=99999", per_page=3).leaf.number == 2
    assert shown("/lista/?page=abc", per_page=3).leaf.number == 1
    assert shown("/lista/?page=2", per_page=3).leaf.number == 2


def numbers(found: Listing) -> dict[str, int]:
    return {link.label: link.count for facet in found.facets for link in facet.links}


def test_numbers_of_a_facet_leave_its_own_choice_aside_and_follow_the_others():
    found = shown("/lista/?colour=red", rows=[*ROWS, ("red", "large")])

    assert numbers(found) == {"Red": 3, "Blue": 2, "Small": 1, "Large": 2}


def test_value_that_nothing_has_is_not_offered_but_understood_when_it_is_asked_for():
    found = shown("/lista/?colour=black")

    assert "Black" not in numbers(found)
    assert (found.total, found.not_understood) == (0, False)
    assert [link.label for link in found.chosen] == ["Colour: Black"]


def test_state_of_a_list_names_its_filters_and_its_leaf():
    assert shown("/lista/").state == ""
    second = gettext("page %(number)s") % {"number": 2}
    assert shown("/lista/?colour=red&page=2", per_page=1).state == f"Colour: Red, {second}"
