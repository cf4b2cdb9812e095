"""Calls and messages as the staff sees them."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import TextChoices

from network.messages.models import OfAnEvent

Row = TypeVar("Row", bound=OfAnEvent)


def named(rows: Iterable[Row], choices: type[TextChoices], *, by: str = "about") -> list[Row]:
    """The rows, each with what it is about in words as its `label`: every room has things of its own to tell."""
    found = list(rows)
    for row in found:
        row.label = choices(getattr(row, by)).label  # type: ignore[attr-defined]
    return found
