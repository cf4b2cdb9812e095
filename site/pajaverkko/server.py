"""What the web server is told: `gunicorn -c python:pajaverkko.server pajaverkko.wsgi`."""

import gc
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.urls import reverse
from django.utils import translation

from base.page_cache.triggers import keep_triggers_if_they_differ
from base.release import release

worker_class = "gthread"
workers = 2
# More of them wait for each other more than they do.
threads = 3
# A crowd is shared out: who is not accepted yet waits outside, for whichever worker is free first.
worker_connections = 32
preload_app = True
# Long addresses are answered by the site itself, in its own look.
limit_request_line = 0
loglevel = "warning"
# Where an access log is asked for: no question, no page before it, no address of a reader, and codes with stars.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)s ms"
logger_class = "base.identity.access.MaskedLogger"


def on_starting(server: Any) -> None:
    """The site learns its address before it is read, and what is read once is read before the workers part.

    A connection must not be shared by them.
    """
    from base.page_cache.services import forget_old_changes  # noqa: PLC0415
    from base.search.beginning import begin_search  # noqa: PLC0415

    call_command("address")
    keep_triggers_if_they_differ(connection)
    forget_old_changes(by=None)
    release()
    begin_search()
    reverse("wagtailadmin_home")
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Yes")
    connections.close_all()
    if connection.vendor == "postgresql":
        # With a pool its threads would stay behind, and its connections be everybody's.
        connection.close_pool()  # type: ignore[attr-defined]
    # What stays for good is not looked through for cycles: that would write to it, and each worker have its own copy.
    gc.collect()
    gc.freeze()
