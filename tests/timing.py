"""How long a look at a text takes."""

import time
from collections.abc import Callable

LOOKS = 5
"""A machine may be busy with something else, which makes a look slower and never faster."""


def reads_within(seconds: float, read: Callable[[str], object], text: str) -> bool:
    """Whether one of a few looks takes less than so many seconds of the processor."""
    return any(_seconds(read, text) < seconds for _ in range(LOOKS))


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began
