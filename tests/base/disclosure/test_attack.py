"""An enemy who has all that was published, and what the gate leaves for them; each guard taken away is found out."""

import itertools
from collections.abc import Sequence

import pytest

from base.disclosure import figures, hiding
from base.disclosure.attack import attack, worked_out
from base.disclosure.exposure import Exposed, is_exposed
from base.disclosure.figures import LEAST, Figure
from base.disclosure.hiding import GateClosedError, publish, publish_together
from base.disclosure.tables import Dimension, Published, Shape, Table
from base.disclosure.witnesses import without_witness
from tests.base.disclosure.noughts import noughts_shown
from tests.base.disclosure.populations import (
    CATEGORIES,
    OVER_TIME,
    SEEDS,
    SIZES,
    TOGETHER,
    WEEKS,
    Person,
    population,
    table,
)

HIDDEN = Figure()
CELLS = (("a", "p"), ("a", "q"), ("b", "p"), ("b", "q"))


def two(first: Sequence[int], least: int = LEAST) -> Table:
    """Counted by one thing with so many in each category."""
    names = [str(number) for number in range(len(first))]
    return Table(
        "osallistujat", [Dimension("x", names)], {(name,): n for name, n in zip(names, first, strict=True)}, least
    )


def all_together(people: Sequence[Person], tables: Sequence[Sequence[str]] = TOGETHER) -> list[Published]:
    return publish_together([table(people, *names) for names in tables])


def told_as_they_are(counted: Table) -> Published:
    """Without anything hidden beside what is small."""
    true = counted.true()
    return Published(Shape.of(counted), {key: figures.figure(n, counted.least) for key, n in true.items()})


POPULATIONS = list(itertools.product(SIZES, SEEDS))


@pytest.mark.parametrize("tables", [TOGETHER, OVER_TIME])
@pytest.mark.parametrize(("size", "seed"), POPULATIONS)
def test_nobody_is_found_in_all_reports_together(size: int, seed: int, tables: Sequence[Sequence[str]]):
    published = all_together(population(size, seed), tables)
    assert attack(published) == []
    true = {key: n for names in tables for key, n in table(population(size, seed), *names).true().items()}
    for each in published:
        for key, told in each.figures.items():
            lowest, highest = told.interval
            assert lowest <= true[key] <= highest
            assert told.number != 0
            assert told.is_few or not told.is_shown or true[key] >= LEAST


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_found_by_looking_every_week_of_a_year(size: int):
    """One more person each week or so; a quarter is told when it has ended, and stays as it was told."""
    people = population(size, seed=11)
    for number, person in enumerate(people):
        person["quarter"] = CATEGORIES["quarter"][number * 4 // len(people)]
    published: list[Published] = []
    for week in range(1, WEEKS + 1):
        come = people[: -(-size * week // WEEKS)]
        if ended := week // 13:
            published.append(publish(table(come, "series", "quarter", until=ended), published))
    assert attack(published) == []
    told: dict[object, set[Figure]] = {}
    for each in published:
        for key, figure in each.figures.items():
            told.setdefault(key, set()).add(figure)
    assert len(published) == WEEKS - 12
    assert all(len(seen) == 1 for seen in told.values())


def test_a_figure_that_was_published_stays_as_it_was():
    before = publish(two([20, 30, 40]))
    after = publish(two([21, 30, 41]), [before])
    assert after.figures == before.figures


def test_more_is_hidden_where_a_small_number_could_be_worked_out():
    """Eleven in all, seven of them in one: at least one and at most four are in the other."""
    counted = two([7, 4])
    (found,) = attack([told_as_they_are(counted)])
    assert (found.lowest, found.highest, found.is_exact) == (1, 4, False)
    told = publish(counted)
    assert attack([told]) == []
    assert HIDDEN in told.figures.values()


def test_two_rows_less_two_columns_give_somebody_away(monkeypatch: pytest.MonkeyPatch):
    """Each hidden number has hidden ones beside it in its row and in its column; only together do the sums tell one."""
    monkeypatch.setattr(figures, "ROUNDED_TO", 1)
    numbers = [[20, 30, 3, 40], [25, 35, 50, 60], [45, 55, 22, 23], [65, 70, 24, 26]]
    hidden = {(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)}
    names = "abcd"
    counts = {(names[row], names[column]): numbers[row][column] for row in range(4) for column in range(4)}
    counted = Table("osallistujat", [Dimension("x", names), Dimension("y", names)], counts)
    kept_back = {counted.key(names[row], names[column]) for row, column in hidden}
    told = {key: HIDDEN if key in kept_back else Figure(number) for key, number in counted.true().items()}
    published = Published(Shape.of(counted), told)
    known = worked_out({key: published.interval(key) for key in told}, published.table.sums)
    assert not any(is_exposed(known[key], HIDDEN) for key in kept_back)
    (found,) = without_witness(dict.fromkeys(kept_back, HIDDEN), known, published.table.sums)
    assert (found.key, found.lowest, found.highest) == (counted.key("a", "c"), 3, 3)


def test_gate_refuses_beside_what_has_been_given_away_before():
    counted = two([7, 4])
    with pytest.raises(GateClosedError) as refused:
        publish(counted, [told_as_they_are(counted)])
    assert [one.lowest for one in refused.value.exposed] == [1]


def test_gate_refuses_what_an_enemy_finds_all_the_same(monkeypatch: pytest.MonkeyPatch):
    """The rule by which is hidden, and the enemy who looks afterwards, do not know each other."""
    monkeypatch.setattr(hiding, "isolating", lambda few, told, groups: [])
    with pytest.raises(GateClosedError):
        publish(two([7, 4]))


def test_sum_of_few_is_told_nowhere_be_it_small_or_large():
    """Twice four: that the sum is not told would tell that it is large, and so that nobody is missing."""
    for numbers in ([4, 4], [3, 2], [0, 0], [4, 4, 1], [3, 3, 3]):
        told = publish(two(numbers))
        assert attack([told]) == []
        assert told.figures["osallistujat", frozenset()].is_hidden


SMALL = (0, 1, 3, 4, 5, 6, 8)


@pytest.mark.parametrize(
    "counted",
    [
        [two(numbers) for numbers in itertools.product(range(10), repeat=2)],
        [two(numbers) for numbers in itertools.product(SMALL, repeat=3)],
        [
            Table("osallistujat", [Dimension("x", "ab"), Dimension("y", "pq")], dict(zip(CELLS, numbers, strict=True)))
            for numbers in itertools.product((0, 2, 4, 5, 7), repeat=4)
        ],
    ],
    ids=["two", "three", "crossed"],
)
def test_why_something_is_hidden_tells_nothing(counted: list[Table]):
    """All small populations: of those that look alike there is one with nobody, or one with many, for every figure."""
    alike: dict[object, list[Table]] = {}
    for each in counted:
        told = publish(each).figures
        alike.setdefault(tuple(str(told[key]) for key in sorted(told, key=repr)), []).append(each)
    assert len(alike) > 5
    for same in alike.values():
        told, true = publish(same[0]).figures, [each.true() for each in same]
        for key, figure in told.items():
            numbers = {each[key] for each in true}
            if figure.is_few:
                assert 0 in numbers
            if figure.is_hidden:
                assert 0 in numbers or max(numbers) >= LEAST
                assert len(numbers) > 1 or min(numbers) >= LEAST


def test_what_everybody_knows_of_groups_isolates_nobody():
    """A and B were held in one county, C and D in the other: then the county less B would be A."""
    series = Table(
        "osallistujat",
        [Dimension("sarja", "ABCD")],
        {("A",): 3, ("B",): 12, ("C",): 20, ("D",): 26},
        atoms={(name,): frozenset(name) for name in "ABCD"},
    )
    county = Table(
        "osallistujat",
        [Dimension("alue", "XY")],
        {("X",): 15, ("Y",): 46},
        atoms={("X",): frozenset("AB"), ("Y",): frozenset("CD")},
    )
    one, other = publish_together([series, county])
    assert one.figures[series.key("A")].is_few
    assert other.figures[county.key("X")] == HIDDEN
    assert other.figures[county.key("Y")].number == 45
    later = publish(series, [told_as_they_are(county)])
    assert later.figures[series.key("A")].is_few
    assert later.figures[series.key("B")] == HIDDEN


def test_one_small_group_does_not_take_the_others_away():
    """Four in one of nine rows: the eight others are told, and their sums."""
    people = {(str(number), part): 20 + number for number in range(8) for part in "pq"}
    small = {("8", "p"): 4, ("8", "q"): 3}
    counted = Table(
        "osallistujat",
        [Dimension("x", [str(number) for number in range(9)]), Dimension("y", "pq")],
        {**people, **small},
    )
    told = publish(counted).figures
    assert sum(figure.is_shown for figure in told.values()) == 24


def test_same_people_are_not_counted_over_time_and_in_all():
    people = population(60, 1)
    with pytest.raises(ValueError, match="over time"):
        publish(table(people, "series", "quarter"), [publish(table(people, "series"))])


def test_gate_refuses_where_what_was_told_does_not_hold_any_more():
    for now in ([27, 30], [20, 2]):
        with pytest.raises(GateClosedError):
            publish(two(now), [publish(two([20, 30]))])
    about_wellbeing = Table("osallistujat", two([5, 9]).dimensions, two([5, 9]).counts, least=7)
    with pytest.raises(GateClosedError):
        publish(about_wellbeing, [publish(two([5, 9]))])


@pytest.fixture
def unlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody looks before it is public: the last guard would refuse what a guard before it has let through."""
    monkeypatch.setattr(hiding, "attack", lambda published: [])


def found_in_populations() -> list[Exposed]:
    """What an enemy finds in two populations of each size, published with whatever guards there are."""
    return [
        one for size, seed in POPULATIONS if seed < 2 for one in attack(all_together(population(size, seed), TOGETHER))
    ]


@pytest.mark.usefixtures("unlooked")
def test_what_is_rounded_and_hidden_needs_no_last_look():
    """So whatever is found below is found because of the one guard that is taken away."""
    assert found_in_populations() == []


@pytest.mark.usefixtures("unlooked")
def test_without_rounding_people_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(figures, "ROUNDED_TO", 1)
    assert any(one.is_exact for one in found_in_populations())


@pytest.mark.usefixtures("unlooked")
def test_without_hiding_beside_what_is_small_people_are_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hiding, "isolating", lambda few, told, groups: [])
    assert any(one.lowest >= 1 and one.highest < LEAST for one in found_in_populations())


@pytest.mark.usefixtures("unlooked")
def test_with_noughts_shown_people_are_found(monkeypatch: pytest.MonkeyPatch):
    """Where nought is told, "fewer than five" means one to four."""
    noughts_shown(monkeypatch)
    assert any(one.lowest >= 1 and one.highest < LEAST for one in found_in_populations())
