"""Which parts of the site are closed to the public. Asked once for an answer, not once for every list."""

from functools import reduce
from operator import or_
from typing import Any

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction

from base.page_cache.parts import kept_part

_answer = Local()


def closed_paths() -> list[str]:
    """Paths of restricted pages and of their aliases, however long the chain; kept while one request is answered."""
    if not getattr(_answer, "begun", False):
        return _find()
    if _answer.paths is None:
        _answer.paths = kept_part("closed paths", _find)
    found: list[str] = _answer.paths
    return found


def is_closed() -> Q:
    """What picks the pages at or below a closed path."""
    return reduce(or_, (Q(path__startswith=path) for path in closed_paths()), Q(pk__in=[]))


def _find() -> list[str]:
    new = dict(Page.objects.filter(view_restrictions__isnull=False).values_list("pk", "path"))
    found = dict(new)
    while new:
        aliases = Page.objects.filter(alias_of__in=list(new)).exclude(pk__in=list(found))
        new = dict(aliases.values_list("pk", "path"))
        found |= new
    return sorted(set(found.values()))


@receiver(request_started)
def _begin(**kwargs: Any) -> None:
    _answer.begun, _answer.paths = True, None


@receiver(request_finished)
def _end(**kwargs: Any) -> None:
    _answer.begun, _answer.paths = False, None


@receiver([post_save, post_delete], sender=PageViewRestriction)
def _ask_again(**kwargs: Any) -> None:
    _answer.paths = None
