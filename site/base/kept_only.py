"""People whose data may only be kept for now (article 18): nothing of theirs is deleted, no letter goes to them.

The ground knows no people; the room that keeps them says who it is. Letters that answer what a person asked for are
let through, by their kinds.
"""

from collections.abc import Callable, Collection

Find = Callable[[], Collection[str]]

_finders: list[Find] = []
_answers: set[str] = set()


def finds_kept_only(find: Find) -> Find:
    """Register the function that gives the references of everybody whose use is restricted now."""
    _finders[:] = [find]
    return find


def people_kept_only() -> frozenset[str]:
    """The references of everybody whose use is restricted now; asked anew each time."""
    return frozenset(_finders[0]()) if _finders else frozenset()


def answers_a_request(kind: str) -> str:
    """Register a kind of letters that only ever answers what the person asked for; returns the kind."""
    _answers.add(kind)
    return kind


def may_be_written_to(person: str, kind: str) -> bool:
    """Whether a letter of this kind may leave to the person with this reference."""
    return kind in _answers or person not in people_kept_only()
