"""`manage.py worker`: the task worker, and what has to happen by the clock."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Command as TaskWorker

from base.chores import do_chores
from pajaverkko.search.services import keep_analyser, keep_files_found

log = logging.getLogger(__name__)
EVERY = 30
"""Seconds between two looks at the clock."""
PATIENCE = 5
"""Seconds that work of the clock may take to its end; what asks other hosts is cut off and done tomorrow."""


class Command(TaskWorker):
    help = "Work on tasks, and publish and take down pages when their time has come."

    def handle(self, *args: Any, **options: Any) -> None:
        keep_files_found(by=None)
        keep_analyser(by=None)
        stopped = threading.Event()
        # Chores may take minutes, and what is scheduled must not wait for them.
        threads = [
            threading.Thread(target=_repeat, args=(work, stopped), daemon=True) for work in (_publish, _do_chores)
        ]
        for thread in threads:
            thread.start()
        try:
            super().handle(*args, **options)
        finally:
            stopped.set()
            for thread in threads:
                thread.join(timeout=PATIENCE)


def _repeat(work: Callable[[], object], stopped: threading.Event) -> None:
    while not stopped.is_set():
        close_old_connections()
        try:
            work()
        except Exception as error:  # noqa: BLE001
            # A database that was away for a moment must not end for good what deletes and publishes in time.
            log.warning("%s failed and is tried again: %s.", work.__name__.strip("_"), type(error).__name__)
        close_old_connections()
        stopped.wait(EVERY)


def _publish() -> None:
    call_command("publish_scheduled", verbosity=0)


def _do_chores() -> None:
    do_chores(timezone.localdate())
