"""`manage.py worker`: the task worker, and what has to happen by the clock."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.management import call_command
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Command as TaskWorker

from base.audit.checking import check_log
from base.audit.services import seal_entries
from base.chores import do_chores
from base.heartbeats import EVERY as BEAT_EVERY, beat
from base.outbox.delivering import deliver_letters
from base.page_cache.memory import follow
from base.page_cache.proxies import tell_proxies_if_moved
from base.page_cache.queries import public_version
from base.page_cache.services import forget_old_changes
from base.personal_data.compacting import compact_once
from base.personal_data.erasing import erase_again
from base.personal_data.forgetting import delete_in_time
from base.services import hold_back_what_is_not_ready
from network.meetings.services import remind_in_time, take_minutes_down
from network.personal_links.services import answer_requests
from pajaverkko.protection.services import tell_of_broken_log, tell_of_late_deletion
from pajaverkko.search.services import keep_analyser, keep_files_found
from workshops.enrolment.services import fill_everywhere, keep_out_of_step, tell_of_enrolments, write_in_time
from workshops.surveys.services import mix_everywhere

log = logging.getLogger(__name__)
AGAIN = 2
"""Seconds until the database is asked again after it was away."""
PATIENCE = 5
"""Seconds that work of the clock may take to its end; what asks other hosts is cut off and done tomorrow."""


@dataclass(frozen=True)
class Loop:
    """Work that is repeated, with so many seconds between; it may ask whether it should go on."""

    name: str
    work: Callable[[Callable[[], bool]], object]
    every: int


class Command(TaskWorker):
    help = "Work on tasks, send mail, and publish and take down pages when their time has come."

    def handle(self, *args: Any, **options: Any) -> None:
        # A backup may have been restored, and the command for it forgotten.
        erase_again(by=None)
        keep_files_found(by=None)
        keep_analyser(by=None)
        stopped = threading.Event()
        # Each in its own thread: chores may take minutes, and neither mail nor what is scheduled must wait for them.
        threads = [threading.Thread(target=_repeat, args=(loop, stopped), daemon=True) for loop in LOOPS]
        for thread in threads:
            thread.start()
        try:
            self._work(*args, **options)
        finally:
            stopped.set()
            for thread in threads:
                thread.join(timeout=PATIENCE)

    def _work(self, *args: Any, **options: Any) -> None:
        """Work on tasks; a database that was away for a moment must not end the worker."""
        while True:
            try:
                return super().handle(*args, **options)
            except (InterfaceError, OperationalError) as error:
                log.warning("Tasks failed and are tried again: %s.", type(error).__name__)
                close_old_connections()
                time.sleep(AGAIN)


def _repeat(loop: Loop, stopped: threading.Event) -> None:
    seen_at = -float(BEAT_EVERY)
    while not stopped.is_set():
        close_old_connections()
        try:
            loop.work(lambda: not stopped.is_set())
            if time.monotonic() - seen_at >= BEAT_EVERY:
                beat(loop.name)
                seen_at = time.monotonic()
        except Exception as error:  # noqa: BLE001
            # A database that was away for a moment must not end for good what deletes and publishes in time.
            log.warning("%s failed and is tried again: %s.", loop.name, type(error).__name__)
        close_old_connections()
        stopped.wait(loop.every)


def _publish(go_on: Callable[[], bool]) -> None:
    follow(public_version())
    hold_back_what_is_not_ready(by=None)
    call_command("publish_scheduled", verbosity=0)


def _do_chores(go_on: Callable[[], bool]) -> None:
    forget_old_changes(by=None)
    do_chores(timezone.localdate())


def _send_letters(go_on: Callable[[], bool]) -> None:
    deliver_letters(go_on=go_on)


def _answer_requests(go_on: Callable[[], bool]) -> None:
    answer_requests(by=None)


def _keep_records(go_on: Callable[[], bool]) -> None:
    now = timezone.now()
    try:
        take_minutes_down(today=timezone.localdate(now), by=None)
        delete_in_time(now=now, by=None)
        while go_on() and seal_entries(by=None):
            pass
        if check := check_log(now=now, by=None):
            tell_of_broken_log(check=check, by=None)
    finally:
        # Above all when the deletion fails.
        tell_of_late_deletion(now=now, by=None)


def _places(go_on: Callable[[], bool]) -> None:
    tell_of_enrolments(at=timezone.now(), by=None)
    fill_everywhere(at=timezone.now(), by=None)


def _mix_answers(go_on: Callable[[], bool]) -> None:
    mix_everywhere(by=None)


def _remind(go_on: Callable[[], bool]) -> None:
    keep_out_of_step(at=timezone.now(), by=None)
    write_in_time(at=timezone.now(), by=None)
    remind_in_time(at=timezone.now(), by=None)


def _tell_proxies(go_on: Callable[[], bool]) -> None:
    tell_proxies_if_moved(until_heard=True)


def _compact(go_on: Callable[[], bool]) -> None:
    compact_once(now=timezone.now(), by=None)


LOOPS = (
    Loop("schedule", _publish, 30),
    Loop("chores", _do_chores, 30),
    Loop("letters", _send_letters, 5),
    Loop("records", _keep_records, 30),
    Loop("compacting", _compact, 60),
    Loop("requests", _answer_requests, 5),
    Loop("places", _places, 2),
    Loop("proxies", _tell_proxies, 1),
    Loop("answers", _mix_answers, 60),
    Loop("reminders", _remind, 60),
)
