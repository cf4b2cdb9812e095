"""Rows that some organisation answers for: a question that does not say whose rows are meant is an error.

Forgetting to narrow by controller would show one organisation's people to another. So such a table's manager only
asks the database once `of(controllers)` has been said; rows that hang on one that is at hand (`person.routes`) need
no saying, for whoever holds the row was let through to it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Self

from django.db import models
from django.db.models.sql import Query

_everyones: ContextVar[bool] = ContextVar("everyones", default=False)


class ControllerMissingError(RuntimeError):
    """Somebody's personal data was asked for without saying whose."""


@contextmanager
def everyones() -> Iterator[None]:
    """For what the site does to all rows alike, whoever answers for them: deleting in time, erasing, checking keys."""
    token = _everyones.set(True)
    try:
        yield
    finally:
        _everyones.reset(token)


class ControlledQuery(Query):
    """A question that raises when it reaches the database before it was told whose rows it means."""

    told = False

    def get_compiler(self, *args: Any, **words: Any) -> Any:
        self.must_be_told()
        return super().get_compiler(*args, **words)

    def must_be_told(self) -> None:
        if not (self.told or _everyones.get()):
            raise ControllerMissingError(f"Say whose rows of {self.model} are meant: .of(controllers).")


class ControlledQuerySet(models.QuerySet):
    """Narrowed with `of` before anything else can come of it."""

    query: ControlledQuery

    def __init__(self, model: Any = None, query: Any = None, **words: Any) -> None:
        super().__init__(model=model, query=query or ControlledQuery(model), **words)

    def of(self, controllers: Iterable[Any]) -> Self:
        """Only the rows that these organisations answer for."""
        found = self.filter(controller__in=list(controllers))
        found.query.told = True
        return found

    def update(self, **values: Any) -> int:
        self.query.must_be_told()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        self.query.must_be_told()
        return super().delete()

    def none(self) -> Self:
        found = super().none()
        found.query.told = True
        return found

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class ControlledManager(models.Manager.from_queryset(ControlledQuerySet)):  # type: ignore[misc]
    """The manager of such a table, and of the rows that hang on a row."""

    def get_queryset(self) -> Any:
        found = super().get_queryset()
        found.query.told = getattr(self, "instance", None) is not None
        return found
