"""Five points at which a process of the site dies: the one that a file in the data folder names, and only once.

`struck_wsgi.py` and `struck_worker.py` are the web server and the worker with these points; nothing else is changed.
"""

import os
import signal
import threading
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from base.outbox.line import Line
from workshops.enrolment.models import Enrolment

NAMED, STRUCK = "kill_at", "struck"


class Point(StrEnum):
    BEFORE_INSERT = "before insert"
    BEFORE_COMMIT = "after insert before commit"
    BEFORE_REPLY = "after commit before reply"
    BEFORE_SMTP = "after claim before SMTP"
    BEFORE_MARK = "after SMTP 250 before mark"


_here = threading.local()


def name_point(folder: Path, point: Point) -> None:
    """Let the next process that comes to this point die there."""
    (folder / STRUCK).unlink(missing_ok=True)
    (folder / NAMED).write_text(point)


def was_struck(folder: Path) -> int:
    """How many enrolments the process saw when it died, its own uncommitted one among them.

    Raises FileNotFoundError while none has died.
    """
    return int((folder / STRUCK).read_text())


def strike(point: Point) -> None:
    """Kill the whole group of this process, if this is the point: it has one of its own (start_new_session)."""
    named, struck = settings.DATA / NAMED, settings.DATA / STRUCK
    try:
        if named.read_text() != point:
            return
        named.rename(struck)
    except FileNotFoundError:
        return
    struck.write_text(str(Enrolment._base_manager.count()))
    os.killpg(os.getpgrp(), signal.SIGKILL)


def arm_web() -> None:
    """Points around the insert and the commit of an enrolment."""
    save, commit = Enrolment.save, BaseDatabaseWrapper.commit

    @wraps(save)
    def struck_save(self: Enrolment, *args: Any, **words: Any) -> None:
        strike(Point.BEFORE_INSERT)
        save(self, *args, **words)
        _here.inserted = True

    @wraps(commit)
    def struck_commit(self: BaseDatabaseWrapper) -> None:
        if getattr(_here, "inserted", False):
            _here.inserted = False
            strike(Point.BEFORE_COMMIT)
        commit(self)

    Enrolment.save = struck_save  # type: ignore[method-assign]
    BaseDatabaseWrapper.commit = struck_commit  # type: ignore[method-assign]


def arm_worker() -> None:
    """Points around the sending of a letter, which has been claimed before and is marked after it."""
    send = Line.send

    @wraps(send)
    def struck_send(self: Line, letter: Any) -> None:
        strike(Point.BEFORE_SMTP)
        send(self, letter)
        strike(Point.BEFORE_MARK)

    Line.send = struck_send  # type: ignore[method-assign]
