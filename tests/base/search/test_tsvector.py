"""What a word counts on a page, as PostgreSQL keeps it in the labels of positions."""

from collections import Counter

import pytest
from django.db import connection

from base.search.tokens import Tokens
from base.search.tsvector import BEST, LABELS, LEVELS, TsVector, _nearest, _vector

KEPT = {labels: rank for rank, labels in LEVELS}


@pytest.mark.parametrize("part", [0.2, 0.25, 0.35, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.95])
def test_what_a_word_counts_is_kept_within_a_twentieth(part: float) -> None:
    assert KEPT[_nearest(part)] / BEST == pytest.approx(part, rel=0.055)


@pytest.mark.parametrize("part", [0.06, 0.08, 0.1, 0.13])
def test_what_hardly_counts_is_kept_roughly(part: float) -> None:
    assert KEPT[_nearest(part)] / BEST == pytest.approx(part, rel=0.35)


def test_word_counts_more_in_a_title_when_repeated_and_on_a_short_page() -> None:
    def counted(title: int = 0, rest: int = 0, others: int = 0) -> float:
        tokens = Tokens()
        tokens.title["lemmas"] += ["raati"] * title
        tokens.rest["lemmas"] += ["raati"] * rest + [f"muu{number}" for number in range(others)]
        words = dict(word.split(":") for word in _vector(tokens.weighed(), usual=100).split())
        return KEPT[words["'raati'"]]

    assert counted(title=1) > counted(rest=1)
    assert counted(rest=4) > counted(rest=1)
    assert counted(rest=1) > counted(rest=1, others=3_000)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="ts_rank is PostgreSQL's")
def test_database_ranks_labels_as_they_are_reckoned() -> None:
    weights = f"{{{', '.join(map(str, LABELS.values()))}}}"
    with connection.cursor() as cursor:
        for rank, labels in LEVELS[:: len(LEVELS) // 40]:
            cursor.execute("SELECT ts_rank(%s, %s::tsvector, 'a'::tsquery)", [weights, f"'a':{labels}"])
            assert cursor.fetchone()[0] == pytest.approx(rank, rel=0.01)


def test_page_is_long_or_short_beside_the_others() -> None:
    words = Counter({f"muu{number}": 1.0 for number in range(50)})

    def counted(usual: float) -> float:
        return KEPT[dict(word.split(":") for word in _vector(words, usual).split())["'muu7'"]]

    assert counted(usual=400) > counted(usual=50) > counted(usual=5)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="a tsvector may not pass a megabyte")
def test_longest_page_fits() -> None:
    tokens = Tokens()
    tokens.rest["lemmas"] += [f"{number:020}" for number in range(60_000)]

    TsVector().write([(1, tokens)])

    assert TsVector().holds(f"{7:020}")
