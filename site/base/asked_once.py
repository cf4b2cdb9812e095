"""While a page is only looked at nothing changes, so that what is asked of somebody's rights is asked once.

Without this each entry of the admin's menu would ask the database anew who somebody is.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
R = TypeVar("R")

LOOKS = frozenset({"GET", "HEAD"})
"""Ways of asking that change nothing of anybody's rights."""

_changing: ContextVar[bool] = ContextVar("changing", default=False)
_answers: ContextVar[dict[object, object] | None] = ContextVar("answers", default=None)


def asked_once(question: Callable[P, R]) -> Callable[P, R]:
    """A question of hashable words, answered once while one request looks. Elsewhere it is asked each time."""

    @wraps(question)
    def ask(*args: P.args, **words: P.kwargs) -> R:
        answers = _answers.get()
        if answers is None:
            return question(*args, **words)
        key = (question, args, tuple(sorted(words.items())))
        if key not in answers:
            answers[key] = question(*args, **words)
        return answers[key]  # type: ignore[return-value]

    return ask


def may_change() -> bool:
    """Whether a request is answered that may change something: what it reads may be of several moments."""
    return _changing.get()


class AskOnce:
    """Middleware: one look has its own answers, which nobody else gets and which end with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        looks = request.method in LOOKS
        token, changing = _answers.set({} if looks else None), _changing.set(not looks)
        try:
            return self.get_response(request)
        finally:
            _answers.reset(token)
            _changing.reset(changing)
