"""How fast letters leave: a mail server that gets too many at once takes none."""

import threading
import time

from django.conf import settings


class Pace:
    """Lets one sender at a time through in this process, and no more than so many letters in a second."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self._free_at = 0.0

    def wait(self) -> None:
        """Until the next letter may leave."""
        now = time.monotonic()
        if now < self._free_at:
            time.sleep(self._free_at - now)
        self._free_at = max(now, self._free_at) + 1 / settings.MAILS_PER_SECOND


pace = Pace()
