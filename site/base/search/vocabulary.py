"""The words of the index as this process knows them, for words that nobody wrote quite so."""

import math
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from threading import Lock
from typing import Any

from django.db.models import Count, Max, QuerySet
from rapidfuzz import process
from rapidfuzz.distance import OSA

from base.search.models import SearchState, SearchWord
from base.search.words import fold

LONGEST_TRANSACTION = 120
"""Seconds after which no word with a lower number comes to light any more."""
NEAREST = 3
CONTAINING = 40
SHORTEST_CONTAINED = 4
SHORTEST_BEGINNING, MOST_OF = 5, 0.6
LAST_LETTER = "\U0010ffff"
SHORTEST_STEM = 6
"""Letters of a stem that other words are taken to be derived from."""


class Vocabulary:
    """All words of the index, kept in memory and read on from where the index ended some minutes ago.

    Not from where the last look ended: another process may have taken a lower number then, and told of it later.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self, generation: int = -1) -> None:
        """Know nothing; the next look reads everything anew."""
        self.generation, self.last = generation, 0
        self.settled, self.settles_at = 0, 0.0
        self.seen: tuple[Any, ...] = ()
        self.words: set[str] = set()
        self.tokens: Counter[str] = Counter()
        self.by_length: dict[int, list[str]] = defaultdict(list)
        self.in_order: list[str] = []

    def refresh(self) -> None:
        """Take in what has been indexed since; after a rebuild everything is read anew."""
        state = SearchState.objects.filter(pk=1).values_list("generation", flat=True).first() or 0
        with self._lock:
            if state != self.generation:
                self.forget(state)
            if time.monotonic() >= self.settles_at:
                self.settled, self.settles_at = self.last, time.monotonic() + LONGEST_TRANSACTION
            rows = SearchWord.objects.filter(pk__gt=self.settled)
            # Counted first: in a process that has just begun these are all words there are.
            seen = (self.settled, *rows.aggregate(number=Count("pk"), last=Max("pk")).values())
            if seen != self.seen:
                self._take_in(rows)
                self.seen = seen

    def _take_in(self, rows: QuerySet[SearchWord]) -> None:
        new = []
        for key, word in rows.order_by("pk").values_list("pk", "word").iterator(chunk_size=10_000):
            self.last = max(self.last, key)
            if word not in self.words:
                new.append(word)
                self.words.add(word)
                self.tokens[fold(word)] += 1
                self.by_length[len(word)].append(word)
        if new:
            # Two lists in order are put together in hardly more time than one is read.
            self.in_order = sorted([*self.in_order, *sorted(new)])

    def holds_any(self, forms: Iterable[str]) -> bool:
        """Whether some page may hold one of these folded forms."""
        return not self.tokens.keys().isdisjoint(forms)

    def knows_alone(self, word: str) -> bool:
        """Whether a word is written so on some page, and no other word is the same when it is folded."""
        return word in self.words and self.tokens[fold(word)] == 1

    def nearest(self, word: str) -> list[str]:
        """The closest words within a distance that grows with length: one letter under seven, two under fourteen."""
        reach = 1 if len(word) < 7 else 2 if len(word) < 14 else 3
        found: list[tuple[float, str]] = []
        for length in range(len(word) - reach, len(word) + reach + 1):
            near = process.extract(
                word, self.by_length.get(length, ()), scorer=OSA.distance, score_cutoff=reach, limit=20
            )
            found += [(distance, candidate) for candidate, distance, _place in near]
        if not found:
            return []
        closest = min(distance for distance, _ in found)
        tied = {candidate for distance, candidate in found if distance == closest}
        return sorted(tied, key=lambda near: (near[:1] != word[:1], abs(len(near) - len(word)), near))[:NEAREST]

    def beginning_with(self, *beginnings: str) -> list[str]:
        """Words that begin with one of these stems."""
        wanted = sorted(beginning for beginning in beginnings if len(beginning) >= SHORTEST_STEM)
        return list(dict.fromkeys(word for beginning in wanted for word in self._from(beginning)))

    def _from(self, beginning: str) -> list[str]:
        """The words that begin so, in order."""
        words = self.in_order
        first = bisect_left(words, beginning)
        return words[first : bisect_left(words, beginning + LAST_LETTER, first)]

    def containing(self, *pieces: str) -> list[str]:
        """Words that one of these stands inside of, the shortest first."""
        wanted = [piece for piece in pieces if len(piece) >= SHORTEST_CONTAINED]
        found: list[str] = []
        for length in sorted(self.by_length) if wanted else ():
            found += [word for piece in wanted for word in self.by_length[length] if piece in word]
            if len(found) >= CONTAINING:
                break
        return list(dict.fromkeys(found))[:CONTAINING]

    def beginning_like(self, word: str) -> list[str]:
        """Words that share the longest beginning with it, if that is most of the word, the shortest first."""
        least = max(SHORTEST_BEGINNING, math.ceil(len(word) * MOST_OF))
        alike = self._from(word[:least])
        for end in range(len(word), least - 1, -1):
            if found := [other for other in alike if other.startswith(word[:end])]:
                return sorted(found, key=len)[:NEAREST]
        return []


vocabulary = Vocabulary()
