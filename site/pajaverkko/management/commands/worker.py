"""`manage.py worker`: the task worker, and what has to happen by the clock."""

import threading
from typing import Any

from django.core.management import call_command
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Command as TaskWorker

from pajaverkko.search.services import keep_analyser, keep_files_found

EVERY = 30
"""Seconds between two looks at the clock."""


class Command(TaskWorker):
    help = "Work on tasks, and publish and take down pages when their time has come."

    def handle(self, *args: Any, **options: Any) -> None:
        keep_files_found(by=None)
        keep_analyser(by=None)
        stopped = threading.Event()
        clock = threading.Thread(target=_follow_the_clock, args=(stopped,), daemon=True)
        clock.start()
        try:
            super().handle(*args, **options)
        finally:
            stopped.set()
            clock.join(timeout=EVERY)


def _follow_the_clock(stopped: threading.Event) -> None:
    while not stopped.is_set():
        close_old_connections()
        call_command("publish_scheduled", verbosity=0)
        close_old_connections()
        stopped.wait(EVERY)
