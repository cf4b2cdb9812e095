"""Whether the site is alive and does what it should: for a proxy, for who is on call, and in numbers for Prometheus.

Nothing here tells of anybody: numbers and yes or no.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
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

log = logging.getLogger(__name__)
NEVER = -1.0
TASK_STATES = ("READY", "RUNNING", "FAILED", "SUCCESSFUL")
ALIVE, READY = "/healthz", "/readyz"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _cache() -> bool:
    caches["shared"].set("readyz", "yes", 60)
    return bool(caches["shared"].get("readyz") == "yes")


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
TO_SERVE = frozenset({"database", "cache"})
"""Without these no page can be given. When another check fails the site still serves, and who is on call is told: if a
proxy took every server away, readers would have nothing.
"""


class TellHealth:
    """First of all, whatever host is asked and however: a proxy asks by number, and must not be led elsewhere."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == ALIVE:
            return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
        if request.path == READY:
            return _ready()
        return self.respond(request)


def _ready() -> HttpResponse:
    found = {name: _does(name) for name in CHECKS}
    status = HTTPStatus.OK if all(found[name] for name in TO_SERVE) else HTTPStatus.SERVICE_UNAVAILABLE
    told = {
        "ready": status == HTTPStatus.OK,
        "checks": {name: "ok" if well else "failed" for name, well in found.items()},
    }
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"})


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
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        raise Http404
    registry, now = CollectorRegistry(), timezone.now()
    oldest = letters_waiting().order_by("queued_at").values_list("queued_at", flat=True).first()
    beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    silent = {name: (now - beats[name]).total_seconds() if name in beats else NEVER for name in LOOPS}
    tasks = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("pk")))
    for name, about, label, values in (
        ("check", "1 where a check passes, else 0", "check", {name: float(_does(name)) for name in CHECKS}),
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
