"""What is frozen says as much as what was published, and holds no true number; crowds of the same few are not told."""

import json

import pytest

from base.disclosure.attack import attack
from base.disclosure.figures import Figure
from base.disclosure.hiding import publish
from base.disclosure.reported import Named, People, Things
from base.disclosure.stored import published_of, stored_people, stored_things
from base.disclosure.tables import Dimension, Table

HIDDEN = Figure()


def people(table: Table) -> People:
    words = {"fi": "x", "sv": "x"}
    labels = [
        (Named(dimension.name, words), [Named(category, words) for category in dimension.categories])
        for dimension in table.dimensions
    ]
    return People("taulu", words, words, table, labels)


ONE = Table("ihmiset", [Dimension("a", "xyz")], {("x",): 23, ("y",): 3, ("z",): 41})
TWO = Table("ihmiset", [Dimension("a", "xy"), Dimension("b", "pq")], {("x", "p"): 13, ("y", "p"): 2, ("y", "q"): 67})
APART = Table(
    "ihmiset",
    [Dimension("a", "xy", is_apart=True), Dimension("b", "pq")],
    {("x", "p"): 13, ("x", "q"): 17, ("y", "p"): 2, ("y", "q"): 28},
)


@pytest.mark.parametrize("table", [ONE, TWO, APART])
def test_what_is_frozen_is_what_was_published(table: Table):
    published = publish(table)
    stored = json.loads(json.dumps(stored_people(people(table), published)))
    again = published_of(stored)
    assert again.figures == published.figures
    assert {total: set(parts) for total, parts in again.table.sums} == {
        total: set(parts) for total, parts in published.table.sums
    }
    assert again.table.groups == published.table.groups
    for number in (23, 41, 13, 67, 17, 28):
        assert f" {number}]" not in json.dumps(stored)


def test_answers_that_may_be_marked_beside_each_other_have_no_sum_over_them():
    published = publish(APART)
    assert len(published.figures) == 6
    assert attack([published]) == []


def test_of_the_same_few_who_come_again_and_again_nothing_is_told():
    """Twelve visits of four people are told as few, and no sum says how often they came."""
    counts = {("x",): 12, ("y",): 40, ("z",): 30}
    often = Table("käynnit", [Dimension("a", "xyz")], counts, crowds={("x",): 4, ("y",): 20, ("z",): 15})
    published = publish(often)
    assert published.figures[often.key("x")].is_few
    assert published.figures[often.key("x")].interval[1] > 12
    assert published.figures["käynnit", frozenset()] == HIDDEN
    assert published.figures[often.key("y")].number == 40
    seen_once = publish(Table("käynnit", [Dimension("a", "xyz")], counts))
    assert seen_once.figures[often.key("x")].number == 10


def test_things_are_stored_with_their_numbers():
    words = {"fi": "Raati", "sv": "Råd"}
    stored = stored_things(Things("ehdotukset", words, words, [words, words], [(words, 3)]))
    assert stored["rows"] == [[words, 3]]
