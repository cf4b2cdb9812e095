"""What several pages are made of, held in the memory of this process while its public version holds.

Most of it for no longer than a minute, for clocks change pages, too.
"""

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.utils import timezone
from django.utils.translation import get_language

from base.asked_once import asked_once, may_change
from base.page_cache.queries import public_version, version_held, version_of_lists
from base.page_cache.turns import making

K = TypeVar("K")
T = TypeVar("T")
S = TypeVar("S", bound=Sized)
MINUTE = 60
MOST_PARTS = 400
"""That are held at once; what comes then takes the place of what was not used for longest. What stands around a page
may be a hundred other pages.
"""
NOTHING = object()


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


_shelves = {False: _Shelf(""), True: _Shelf("")}
"""By whether they are of lists, for which a part of the version counts."""


@asked_once
def _version_of_this_look() -> str:
    version = public_version()
    if version:
        leave_other_versions(version)
    return version


def kept_part(name: str, make: Callable[[], T], *, by_the_clock: bool = True, of_lists: bool = False) -> T:
    """What `make` gives, made once for each version and minute. The name says of what it is, too.

    What no clock changes is made once for each version: tell `by_the_clock=False` where nothing that is asked for
    depends on the time or the day. All requests of this process get the same object: it is read, and never changed.
    What is made `of_lists` takes long: one makes it for all who come meanwhile, and parts of single pages, of which
    there are many, do not push it out. It is made of no table that settings.PASSING_TABLES names, and what is written
    there lets it be.
    A request that may change something takes what is held and adds nothing: it may have read older rows before. So
    does one that began before this process saw another version.
    """
    version = _counted(version_held() or _version_of_this_look(), of_lists=of_lists)
    shelf = _shelves[of_lists]
    if not version or shelf.version != version:
        return make()
    parts = shelf.parts(by_the_clock=by_the_clock)
    held = parts.get(name, NOTHING)
    if held is NOTHING and may_change():
        return make()
    if held is NOTHING and of_lists:
        return _made_by_one(parts, name, make, version)
    made = make() if held is NOTHING else cast("T", held)
    hold(parts, name, made, MOST_PARTS)
    return made


def _made_by_one(parts: dict[str, Any], name: str, make: Callable[[], T], version: str) -> T:
    with making(f"{version} {name}", name):
        held = parts.get(name, NOTHING)
        made = make() if held is NOTHING else cast("T", held)
        hold(parts, name, made, MOST_PARTS)
        return made


def hold(parts: dict[K, T], name: K, part: T, most: int) -> None:
    """As the one that was used last; of more than so many the one that was not used for longest goes."""
    parts.pop(name, None)
    if len(parts) >= most:
        # Of a copy, for other threads put theirs in meanwhile.
        for oldest in tuple(parts)[:1]:
            parts.pop(oldest, None)
    parts[name] = part


def hold_within(held: dict[K, S], found: Mapping[K, S], room: int) -> None:
    """As those that were used last; where there is no room for all, those that were not used for longest go."""
    for name, each in found.items():
        held.pop(name, None)
        held[name] = each
    # Of a copy, for other threads put theirs in meanwhile.
    for name, each in reversed(tuple(held.items())):
        if len(each) > room:
            held.pop(name, None)
        else:
            room -= len(each)


@dataclass(frozen=True)
class KeptAs:
    """What the parts of a thing are held as, each language by itself: a name, and whether a clock changes them."""

    name: str
    by_the_clock: bool = True

    def part(self, which: str, make: Callable[[], T], *, of_lists: bool = False) -> T:
        name = f"{which}-{get_language()}-{self.name}"
        return kept_part(name, make, by_the_clock=self.by_the_clock, of_lists=of_lists)


def leave_other_versions(version: str) -> None:
    """Hold nothing of another version than this one."""
    for of_lists, shelf in tuple(_shelves.items()):
        counted = _counted(version, of_lists=of_lists)
        if shelf.version != counted:
            _shelves[of_lists] = _Shelf(counted)


def _counted(version: str, *, of_lists: bool) -> str:
    return version_of_lists(version) if of_lists else version


def forget_parts(beginning: str = "") -> None:
    """Hold no part whose name begins so; as at the start without a word."""
    for parts in _all_parts():
        for name in tuple(parts):
            if name.startswith(beginning):
                parts.pop(name, None)


def names_of_parts() -> list[str]:
    """Of all that is held now."""
    return [name for parts in _all_parts() for name in parts]


def _all_parts() -> list[dict[str, Any]]:
    return [parts for shelf in _shelves.values() for parts in (shelf.of_minute, shelf.of_version)]
