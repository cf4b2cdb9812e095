"""Whether the site is alive and does what it should: for a proxy, for who is on call, and in numbers for Prometheus.

Nothing here tells of anybody: numbers and yes or no.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest
from wagtail.models import Page

from base.heartbeats import LOOPS, Heartbeat, loops_seen
from base.outbox.queries import letters_waiting
from base.page_cache.queries import number_of_changes
from base.personal_data.forgetting import deletion_is_late
from base.queries import readable_in_any_language
from base.search.index import rebuild_is_due
from base.search.models import SearchEntry
from base.tolerant_cache import is_left_alone

log = logging.getLogger(__name__)
NEVER = -1.0
TASK_STATES = ("READY", "RUNNING", "FAILED", "SUCCESSFUL")
ALIVE, READY = "/healthz", "/readyz"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _cache() -> bool:
    """Asked for what is not there: whether it answers at all."""
    caches["pages"].get("readyz")
    caches["shared"].get("readyz")
    return not is_left_alone()


def _worker() -> bool:
    return not any(loop.is_silent for loop in loops_seen())


def _retention() -> bool:
    return not deletion_is_late(timezone.now())


def _index() -> bool:
    return not rebuild_is_due() and pages_not_found() == 0


def pages_not_found() -> int:
    """Public pages that the search does not know yet."""
    public = readable_in_any_language(Page).filter(depth__gt=1)
    return int(public.exclude(pk__in=SearchEntry.objects.values("pk")).count())


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "cache": _cache,
    "worker": _worker,
    "retention": _retention,
    "index": _index,
}
TO_SERVE = frozenset({"database"})
"""Without it no page can be given. When another check fails the site still serves, and who is on call is told: if a
proxy took every server away, readers would have nothing.
"""
KNOWN_FOR = 5.0
"""Seconds for which what was found holds, however often and by whomever it is asked."""


@dataclass
class Known:
    """What the checks found last, in this process."""

    at: float = -KNOWN_FOR
    found: dict[str, bool] = field(default_factory=dict)


_lock, _known = Lock(), Known()


class TellHealth:
    """First of all, whatever host is asked: a proxy asks by number, and must not be led elsewhere."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path not in {ALIVE, READY}:
            return self.respond(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if request.path == ALIVE:
            return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        return _ready(request)


def _ready(request: HttpRequest) -> HttpResponse:
    """Yes or no for a proxy; who holds the token is told what fails."""
    found = checked()
    status = HTTPStatus.OK if all(found[name] for name in TO_SERVE) else HTTPStatus.SERVICE_UNAVAILABLE
    told: dict[str, Any] = {"ready": status == HTTPStatus.OK}
    if _holds_token(request):
        told["checks"] = {name: "ok" if well else "failed" for name, well in found.items()}
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"})


def checked() -> dict[str, bool]:
    """What each check finds, or found some seconds ago: asking must not be work for the database."""
    is_old = time.monotonic() - _known.at >= KNOWN_FOR
    # Who comes while another asks a database that does not answer is told what was known before.
    if is_old and _lock.acquire(blocking=not _known.found):
        try:
            _known.found = {name: _does(name) for name in CHECKS}
            _known.at = time.monotonic()
        finally:
            _lock.release()
    return dict(_known.found)


def look_anew() -> None:
    """The next question is asked of the checks themselves."""
    _known.at = -KNOWN_FOR


def _holds_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "")
    return bool(settings.METRICS_TOKEN) and constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}")


def _does(name: str) -> bool:
    try:
        return CHECKS[name]()
    except Exception as error:  # noqa: BLE001
        log.warning("The check of %s failed: %s.", name, type(error).__name__)
        return False


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers of what waits and of what is silent, for whoever holds the token."""
    if not _holds_token(request):
        raise Http404
    registry, now = CollectorRegistry(), timezone.now()
    oldest = letters_waiting().order_by("queued_at").values_list("queued_at", flat=True).first()
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    silent = {name: (now - beats[name]).total_seconds() if name in beats else NEVER for name in LOOPS}
    tasks = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    for name, about, label, values in (
        ("check", "1 where a check passes, else 0", "check", {name: float(well) for name, well in checked().items()}),
        ("letters_waiting", "Letters that wait to be sent", "", letters_waiting().count()),
        (
            "oldest_letter_seconds",
            "How long the oldest of them waits",
            "",
            (now - oldest).total_seconds() if oldest else 0,
        ),
        ("loop_seen_seconds", "Since a loop of the worker was at work; -1 is never", "loop", silent),
        ("tasks", "Tasks of the worker", "state", {state.lower(): tasks.get(state, 0) for state in TASK_STATES}),
        ("pages_not_found", "Public pages that the search does not know yet", "", pages_not_found()),
        ("public_changes", "Changes that the public version is the sum of", "", number_of_changes()),
    ):
        gauge = Gauge(f"pajaverkko_{name}", about, [label] if label else [], registry=registry)
        for key, number in values.items() if isinstance(values, dict) else [("", values)]:
            (gauge.labels(key) if label else gauge).set(number)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
