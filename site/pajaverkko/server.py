"""What the web server is told: `gunicorn -c python:pajaverkko.server pajaverkko.wsgi`."""

from typing import Any

from django.core.management import call_command
from django.db import connections

worker_class = "gthread"
workers = 2
threads = 4
preload_app = True
# Long addresses are answered by the site itself, in its own look.
limit_request_line = 0
loglevel = "warning"


def on_starting(server: Any) -> None:
    """The site learns its address before it is read. A connection must not be shared by the workers to come."""
    call_command("address")
    connections.close_all()
