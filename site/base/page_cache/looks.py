"""What is done each time that somebody looks at a page, though it is made once; and pages that are made each time."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

Look = Callable[..., object]
_looks: dict[str, Look] = {}


def each_look(work: Look) -> Look:
    """Register a function (request, *values) that is called each time. Values are plain: numbers and words."""
    _looks[f"{work.__module__}.{work.__name__}"] = work
    return work


def look(request: HttpRequest, work: Look, *values: Any) -> None:
    """Call it now, and whenever the page that is made of this request is given to somebody else."""
    name = f"{work.__module__}.{work.__name__}"
    assert name in _looks  # noqa: S101
    request.META.setdefault("page_cache.looks", []).append((name, values))
    work(request, *values)


def look_again(request: HttpRequest, looks: list[tuple[str, tuple[Any, ...]]]) -> None:
    for name, values in looks:
        _looks[name](request, *values)


def looks_of(request: HttpRequest) -> list[tuple[str, tuple[Any, ...]]]:
    return list(request.META.get("page_cache.looks", ()))


def keep_out(request: HttpRequest) -> None:
    """What this page shows follows from rows that move no version: it is made for each reader anew."""
    request.META["page_cache.out"] = True


def is_kept_out(request: HttpRequest) -> bool:
    return bool(request.META.get("page_cache.out"))
