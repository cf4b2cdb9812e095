"""What several pages are made of, held in the memory of this process while its public version holds.

Most of it for no longer than a minute, for clocks change pages, too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.utils import timezone

from base.asked_once import asked_once, may_change
from base.page_cache.queries import public_version, version_held

T = TypeVar("T")
MINUTE = 60
MOST_PARTS = 400
"""That are held at once; what comes then takes the place of what was not used for longest. What stands around a page
may be a hundred other pages.
"""
NOTHING = object()
_version_of_this_look = asked_once(public_version)


class _Shelf:
    """The parts of one version: those of a minute of it, and those that no clock changes."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.minute = 0
        self.of_minute: dict[str, Any] = {}
        self.of_version: dict[str, Any] = {}

    def parts(self, *, by_the_clock: bool) -> dict[str, Any]:
        if not by_the_clock:
            return self.of_version
        minute = int(timezone.now().timestamp()) // MINUTE
        if minute != self.minute:
            self.minute, self.of_minute = minute, {}
        return self.of_minute


_shelf = [_Shelf("")]


def kept_part(name: str, make: Callable[[], T], *, by_the_clock: bool = True) -> T:
    """What `make` gives, made once for each version and minute. The name says of what it is, too.

    What no clock changes is made once for each version: tell `by_the_clock=False` where nothing that is asked for
    depends on the time or the day. All requests of this process get the same object: it is read, and never changed.
    A request that may change something takes what is held and adds nothing: it may have read older rows before.
    """
    version = version_held() or _version_of_this_look()
    if not version:
        return make()
    shelf = _shelf[0]
    if shelf.version != version:
        shelf = _shelf[0] = _Shelf(version)
    parts = shelf.parts(by_the_clock=by_the_clock)
    held = parts.get(name, NOTHING)
    made = make() if held is NOTHING else cast("T", held)
    if held is not NOTHING or not may_change():
        hold(parts, name, made, MOST_PARTS)
    return made


def hold(parts: dict[str, T], name: str, part: T, most: int) -> None:
    """As the one that was used last; of more than so many the one that was not used for longest goes."""
    parts.pop(name, None)
    if len(parts) >= most:
        # Of a copy, for other threads put theirs in meanwhile.
        for oldest in tuple(parts)[:1]:
            parts.pop(oldest, None)
    parts[name] = part


@dataclass(frozen=True)
class KeptAs:
    """What the parts of one thing are held as: their name, and whether a clock changes them, too."""

    name: str
    by_the_clock: bool = True

    def part(self, which: str, make: Callable[[], T]) -> T:
        return kept_part(f"{which}-{self.name}", make, by_the_clock=self.by_the_clock)


def leave_other_versions(version: str) -> None:
    """Hold nothing of another version than this one."""
    if _shelf[0].version != version:
        _shelf[0] = _Shelf(version)


def forget_parts(beginning: str = "") -> None:
    """Hold no part whose name begins so; as at the start without a word."""
    shelf, emptied = _shelf[0], _Shelf(_shelf[0].version)
    emptied.minute = shelf.minute
    emptied.of_minute, emptied.of_version = (
        {name: part for name, part in parts.items() if not name.startswith(beginning)}
        for parts in (shelf.of_minute, shelf.of_version)
    )
    _shelf[0] = emptied
