"""What several pages are made of, held in the memory of this process while its public version holds.

Most of it for no longer than a minute, for clocks change pages, too.
"""

from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.utils import timezone
from django.utils.translation import get_language

from base.asked_once import asked_once, may_change
from base.page_cache.queries import public_version, version_held
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
    """The parts of one version: those of a minute of it and those that no clock changes; what takes long by itself."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.minute = 0
        self.of_minute: dict[bool, dict[str, Any]] = {False: {}, True: {}}
        self.of_version: dict[bool, dict[str, Any]] = {False: {}, True: {}}

    def parts(self, *, by_the_clock: bool, by_one: bool) -> dict[str, Any]:
        if not by_the_clock:
            return self.of_version[by_one]
        minute = int(timezone.now().timestamp()) // MINUTE
        if minute != self.minute:
            self.minute, self.of_minute = minute, {False: {}, True: {}}
        return self.of_minute[by_one]

    def all(self) -> list[dict[str, Any]]:
        return [*self.of_minute.values(), *self.of_version.values()]


_shelf = [_Shelf("")]


@asked_once
def _version_of_this_look() -> str:
    version = public_version()
    if version:
        leave_other_versions(version)
    return version


def kept_part(name: str, make: Callable[[], T], *, by_the_clock: bool = True, by_one: bool = False) -> T:
    """What `make` gives, made once for each version and minute. The name says of what it is, too.

    What no clock changes is made once for each version: tell `by_the_clock=False` where nothing that is asked for
    depends on the time or the day. All requests of this process get the same object: it is read, and never changed.
    What takes long is made `by_one` for all who come meanwhile, else each of them makes it; and parts of single pages,
    of which there are many, do not push it out.
    A request that may change something takes what is held and adds nothing: it may have read older rows before. So
    does one that began before this process saw another version.
    """
    version = version_held() or _version_of_this_look()
    shelf = _shelf[0]
    if not version or shelf.version != version:
        return make()
    parts = shelf.parts(by_the_clock=by_the_clock, by_one=by_one)
    held = parts.get(name, NOTHING)
    if held is NOTHING and may_change():
        return make()
    if held is NOTHING and by_one:
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

    def part(self, which: str, make: Callable[[], T], *, by_one: bool = False) -> T:
        name = f"{which}-{get_language()}-{self.name}"
        return kept_part(name, make, by_the_clock=self.by_the_clock, by_one=by_one)


def leave_other_versions(version: str) -> None:
    """Hold nothing of another version than this one."""
    if _shelf[0].version != version:
        _shelf[0] = _Shelf(version)


def forget_parts(beginning: str = "") -> None:
    """Hold no part whose name begins so; as at the start without a word."""
    for parts in _shelf[0].all():
        for name in tuple(parts):
            if name.startswith(beginning):
                parts.pop(name, None)


def names_of_parts() -> list[str]:
    """Of all that is held now."""
    return [name for parts in _shelf[0].all() for name in parts]
