"""PostgreSQL: a tsvector that holds, for each word of a page, how much it counts there by bm25.

What a word counts is worked out when the page is written, as FTS5 does it when it is asked; the labels of the word's
positions keep it, for ts_rank to read. Only the rarity of the word is left to the question.
"""

import bisect
import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from base.search.tokens import HALF, TABLE, Group, Tokens, connection, finds_any, number_of, one

LABELS = {"D": 0.12, "C": 0.3, "B": 0.5, "A": 1.0}
"""So chosen that the levels lie close to each other where what words count does."""
MOST_POSITIONS = 5
"""Positions of a word: each makes four times as many levels; with five the answers are as good as those of FTS5."""
MOST_WORDS = 31_000
"""Different words of a page that are kept: a tsvector may not pass one megabyte."""
SAMPLE = 500
"""Pages that tell how many different words one has on average: in a longer page each counts less."""
EXPECTED, WORTH = 250, 50
"""Different words of a page of a site like this, and how many pages that expectation weighs: the first ones do not
decide alone.
"""
K1 = 1.4
"""How slowly a repeated word comes to count more. The judged questions are answered alike well whether pages are
indexed one by one or all at once, and however long they are on average; with 1.0 some were answered worse.
"""
MOST = K1 + 1
"""What one word can count before its rarity."""


class TsVector:
    """One column for all; GIN finds the pages."""

    def write(self, rows: Iterable[tuple[int, Tokens]]) -> None:
        weighed = [(key, tokens.weighed()) for key, tokens in rows]
        usual = self._usual_length([len(words) for _key, words in weighed])
        values = [(key, _vector(words, usual)) for key, words in weighed]
        with connection().cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (page_id, words) VALUES (%s, %s::tsvector) "  # noqa: S608
                "ON CONFLICT (page_id) DO UPDATE SET words = EXCLUDED.words",
                values,
            )

    def _usual_length(self, coming: Sequence[int]) -> float:
        """Different words of a page on average, among some that are there and those that come."""
        statement = (
            f"SELECT count(*), coalesce(sum(length(words)), 0) FROM (SELECT words FROM {TABLE} LIMIT {SAMPLE}) s"  # noqa: S608
        )
        with connection().cursor() as cursor:
            cursor.execute(statement)
            pages, words = cursor.fetchone()
        return (float(words) + sum(coming) + EXPECTED * WORTH) / (pages + len(coming) + WORTH)

    def remove(self, keys: Sequence[int]) -> None:
        with connection().cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE page_id = ANY(%s)", [list(keys)])  # noqa: S608

    def forget_removed(self) -> None:
        """Nothing: VACUUM takes the rows that are dead."""

    def holds(self, form: str) -> bool:
        statement = f"SELECT 1 FROM {TABLE} WHERE words @@ %s::tsquery LIMIT 1"  # noqa: S608
        return finds_any(statement, _tsquery(one([form])))

    def number_with(self, form: str) -> int:
        statement = f"SELECT COUNT(*) FROM {TABLE} WHERE words @@ %s::tsquery"  # noqa: S608
        return number_of(statement, _tsquery(one([form])))

    def scores(self, groups: Sequence[Group]) -> tuple[str, list[Any]]:
        labels = f"{{{', '.join(map(str, LABELS.values()))}}}"
        parts: list[str] = []
        unions: list[str] = []
        values: list[Any] = []
        # OFFSET 0: else the planner reads the whole of a small table, which it takes for cheaper than GIN.
        for place, group in enumerate(groups):
            parts.append(
                f"g{place} AS MATERIALIZED (SELECT page_id, %s * ts_rank(%s, words, either) AS worth "  # noqa: S608
                f"FROM {TABLE}, (SELECT %s::tsquery AS either, %s::tsquery AS every OFFSET 0) asked "
                "WHERE words @@ every)"
            )
            # In double precision and once for all rows: a logarithm of decimals for each took longer than the rank.
            parts.append(
                f"r{place} AS MATERIALIZED (SELECT ln(1 + ((SELECT n FROM total) + 0.5::float8) / "  # noqa: S608
                f"(count(*) + 0.5::float8)) AS rarity FROM g{place})"
            )
            unions.append(
                f"SELECT {place} AS place, page_id AS page, "  # noqa: S608
                f"%s * worth * rarity / (worth * rarity + {HALF}) AS score FROM g{place}, r{place}"
            )
            values += [
                len(group.forms) * MOST / BEST,
                labels,
                _any_of(group.forms, prefix=group.prefix),
                _tsquery(group),
            ]
        values += [group.weight for group in groups]
        counts = f"total AS (SELECT count(*) AS n FROM {TABLE})"  # noqa: S608
        return f"WITH {counts}, {', '.join(parts)} {' UNION ALL '.join(unions)}", values


def _tsquery(group: Group) -> str:
    """Forms are letters and digits only; quoted, none of them can be an operator."""
    return " & ".join(f"({_any_of(word, prefix=group.prefix)})" for word in group.words)


def _any_of(forms: Sequence[str], *, prefix: bool) -> str:
    return " | ".join(f"'{form}'{':*' if prefix else ''}" for form in forms)


def _vector(words: Counter[str], usual: float) -> str:
    """Each word of a page with the labels of the level that is nearest to what it counts."""
    room = K1 * (0.25 + 0.75 * len(words) / usual)
    return " ".join(f"'{word}':{_nearest(weight / (weight + room))}" for word, weight in words.most_common(MOST_WORDS))


def _nearest(part: float) -> str:
    """Positions with labels, for a part of the most that a word can count."""
    place = bisect.bisect(BORDERS, part * BEST)
    return LEVELS[place][1]


def _rank(labels: Sequence[str]) -> float:
    """What ts_rank makes of a word with these labels, from its first position on."""
    weights = [LABELS[label] for label in labels]
    heaviest = max(weights)
    first = weights.index(heaviest) + 1
    rest = sum(weight / (place * place) for place, weight in enumerate(weights, start=1))
    return (heaviest + rest - heaviest / (first * first)) / 1.64493406685


def _levels() -> Iterator[tuple[float, str]]:
    for number in range(1, MOST_POSITIONS + 1):
        for labels in itertools.product(LABELS, repeat=number):
            yield _rank(labels), ",".join(f"{place}{label}" for place, label in enumerate(labels, start=1))


LEVELS = sorted(_levels())
BORDERS = [math.sqrt(lower * higher) for (lower, _), (higher, _) in itertools.pairwise(LEVELS)]
BEST = LEVELS[-1][0]
