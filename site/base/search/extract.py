"""The text inside a file, read in a process of its own: `python -m base.search.extract FILE KIND`.

A file may be made to eat memory or time. The process has limits on both, and what it says is cut; when it fails,
only that one file stays without text. It does not know the site's settings. Of a file in which a personal identity
code stands nothing leaves the process but that it does.
"""

import resource
import sys
import time
from pathlib import Path

from base.search.looking_through import FileWatch, texts_in

KINDS = ("docx", "html", "odt", "pdf", "pptx", "txt", "xlsx")
MOST_TEXT = 400_000
"""Letters that are kept of a file."""
SECONDS = 20
"""Time of the processor that reading one file may take."""
ENOUGH = 14
"""Time after which no more of a long file is looked through, so that what was read of it is kept."""
MEMORY = 1024 * 1024 * 1024
"""Address space of the process, in bytes."""
HOLDS_CODE = 3
"""What the process ends with when it has found a personal identity code."""


def main(words: list[str]) -> int:
    """Write the text to standard output, a part of the file a line. Fails on a file that cannot be read."""
    path, kind = Path(words[0]), words[1]
    if kind not in KINDS:
        return 2
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    kept = _read(path, kind)
    if kept is None:
        return HOLDS_CODE
    sys.stdout.buffer.write("\n".join(kept).encode("utf-8", "replace"))
    return 0


def _read(path: Path, kind: str) -> list[str] | None:
    """The parts of the text that are kept; None when there is a code, be it behind them or in a corner."""
    watch, kept, left = FileWatch(path, kind), [], MOST_TEXT
    for part in texts_in(path, kind):
        if watch.sees_code(part):
            return None
        if left > 0:
            kept.append(part[:left])
            left -= len(part)
        elif time.process_time() > ENOUGH:
            return kept
    return None if watch.finds_code_in_corners() else kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
