"""Counting what readers do without making them wait for the database: kept in memory, stored every few seconds."""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping

from django.conf import settings
from django.db import Error, connections

log = logging.getLogger(__name__)


class Tally:
    """Counts things by name, and stores them settings.COUNTS_STORED_AFTER seconds later.

    `store` is handed the counts, in a thread of its own, and does not see who was counted.

    What could not be stored, because another process is writing for long, stays counted for the next time.
    """

    def __init__(self, store: Callable[[Mapping[Hashable, int]], object]) -> None:
        self.store = store
        self.counted: Counter[Hashable] = Counter()
        self.lock = threading.Lock()
        self.timer: threading.Timer | None = None
        atexit.register(self.flush)

    def add(self, thing: Hashable) -> None:
        with self.lock:
            self.counted[thing] += 1
            if self.timer is None and settings.COUNTS_STORED_AFTER:
                self.timer = threading.Timer(settings.COUNTS_STORED_AFTER, self._flush_apart)
                self.timer.daemon = True
                self.timer.start()

    def forget(self) -> None:
        """Drop what has been counted."""
        with self.lock:
            self.counted = Counter()

    def flush(self) -> None:
        """Store what has been counted by now."""
        with self.lock:
            counted, self.counted = self.counted, Counter()
            if self.timer is not None:
                self.timer.cancel()
            self.timer = None
        if not counted:
            return
        try:
            self.store(counted)
        except Error:
            log.warning("Counts could not be stored and are kept for the next time.")
            with self.lock:
                self.counted.update(counted)

    def _flush_apart(self) -> None:
        try:
            self.flush()
        finally:
            connections.close_all()
