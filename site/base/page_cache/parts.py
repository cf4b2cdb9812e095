"""What several pages are made of, held in the memory of this process for as long as its public version holds."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.utils import timezone

from base.asked_once import asked_once
from base.page_cache.queries import public_version, version_held

T = TypeVar("T")
MINUTE = 60
MOST_PARTS = 400
"""That are held at once; what comes then is made each time. What stands around a page may be a hundred other pages."""
_version_of_this_look = asked_once(public_version)


class _Shelf:
    """The parts of one version and minute."""

    def __init__(self, moment: tuple[str, int]) -> None:
        self.moment = moment
        self.parts: dict[str, Any] = {}


_shelf = [_Shelf(("", 0))]


def kept_part(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, made once for each version and minute. The name says of what it is, too.

    All requests of this process get the same object: it is read, and never changed.
    """
    version = version_held() or _version_of_this_look()
    if not version:
        return make()
    moment, shelf = (version, int(timezone.now().timestamp()) // MINUTE), _shelf[0]
    if shelf.moment != moment:
        shelf = _shelf[0] = _Shelf(moment)
    if name in shelf.parts:
        return cast("T", shelf.parts[name])
    made = make()
    if len(shelf.parts) < MOST_PARTS:
        shelf.parts[name] = made
    return made


def forget_parts(beginning: str = "") -> None:
    """Hold no part whose name begins so; as at the start without a word."""
    shelf = _shelf[0]
    _shelf[0] = _Shelf(shelf.moment)
    _shelf[0].parts = {name: part for name, part in shelf.parts.items() if not name.startswith(beginning)}
