"""The words of the index as this process knows them, for words that nobody wrote quite so."""

from collections import defaultdict
from collections.abc import Iterable
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA

from base.search.models import SearchState, SearchWord
from base.search.words import fold

NEAREST = 3
CONTAINING = 12
SHORTEST_CONTAINED = 4


class Vocabulary:
    """All words of the index, kept in memory and read on from where the last look ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.forget()

    def forget(self, generation: int = -1) -> None:
        """Know nothing; the next look reads everything anew."""
        self.generation, self.last = generation, 0
        self.tokens: set[str] = set()
        self.by_length: dict[int, list[str]] = defaultdict(list)

    def refresh(self) -> None:
        """Take in what has been indexed since; after a rebuild everything is read anew."""
        state = SearchState.objects.filter(pk=1).values_list("generation", flat=True).first() or 0
        with self._lock:
            if state != self.generation:
                self.forget(state)
            rows = SearchWord.objects.filter(pk__gt=self.last).order_by("pk").values_list("pk", "word")
            for key, word in rows.iterator(chunk_size=10_000):
                self.last = key
                self.tokens.add(fold(word))
                self.by_length[len(word)].append(word)

    def holds_any(self, forms: Iterable[str]) -> bool:
        """Whether some page may hold one of these folded forms."""
        return not self.tokens.isdisjoint(forms)

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

    def containing(self, word: str) -> list[str]:
        """Words that the word stands inside of, the shortest first."""
        if len(word) < SHORTEST_CONTAINED:
            return []
        found = []
        for length in sorted(length for length in self.by_length if length > len(word)):
            found += [candidate for candidate in self.by_length[length] if word in candidate]
            if len(found) >= CONTAINING:
                break
        return found[:CONTAINING]


vocabulary = Vocabulary()
