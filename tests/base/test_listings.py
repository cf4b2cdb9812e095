"""Filters are links: each state of a list is an address."""

from django.test import RequestFactory

from base.listings import Facet, Listing, listing

COLOUR = Facet("colour", "Colour", [("red", "Red"), ("blue", "Blue")], lambda rows, value: rows.having("colour", value))
SIZE = Facet("size", "Size", [("small", "Small"), ("large", "Large")], lambda rows, value: rows.having("size", value))


class Rows(list):
    """Rows that can be narrowed and counted as a query can."""

    def having(self, name: str, value: str) -> "Rows":
        return Rows(row for row in self if row[name] == value)


ROWS = Rows({"colour": colour, "size": size} for colour in ("red", "blue") for size in ("small", "large"))


def shown(address: str, per_page: int = 20) -> Listing:
    return listing(RequestFactory().get(address), ROWS, [COLOUR, SIZE], per_page=per_page)


def link(found: Listing, label: str) -> str:
    return next(link.address for facet in found.facets for link in facet.links if link.label == label)


def test_listing_without_a_choice_shows_all():
    found = shown("/lista/")

    assert found.total == 4
    assert list(found.chosen) == []
    assert [facet.chosen for facet in found.facets] == ["", ""]


def test_listing_narrows_by_every_chosen_facet():
    found = shown("/lista/?colour=red&size=large")

    assert list(found.leaf.object_list) == [{"colour": "red", "size": "large"}]
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

    assert link(found, "Red") == "/lista/?size=large&colour=red"


def test_filter_link_replaces_the_value_of_its_own_facet():
    assert link(shown("/lista/?colour=red"), "Blue") == "/lista/?colour=blue"


def test_filter_link_keeps_what_is_no_filter():
    assert link(shown("/lista/?when=past"), "Red") == "/lista/?when=past&colour=red"


def test_chosen_filter_is_taken_away_by_its_link():
    found = shown("/lista/?page=3&colour=red&size=large")

    assert [(link.label, link.address) for link in found.chosen] == [
        ("Colour: Red", "/lista/?size=large"),
        ("Size: Large", "/lista/?colour=red"),
    ]
    assert link(found, "Red") == "/lista/?size=large"


def test_last_filter_is_taken_away_without_a_question_mark():
    assert shown("/lista/?colour=red").chosen[0].address == "/lista/"


def test_filter_values_are_quoted_in_addresses():
    facet = Facet("word", "Word", [("a&b=c", "Odd")], lambda rows, value: rows)

    found = listing(RequestFactory().get("/lista/"), ROWS, [facet])

    assert found.facets[0].links[0].address == "/lista/?word=a%26b%3Dc"


def test_page_number_out_of_reach_shows_the_last_page_and_nonsense_the_first():
    assert shown("/lista/?page=99999", per_page=3).leaf.number == 2
    assert shown("/lista/?page=abc", per_page=3).leaf.number == 1
    assert shown("/lista/?page=2", per_page=3).leaf.number == 2
