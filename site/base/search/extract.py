"""The text inside a file, read in a process of its own: `python -m base.search.extract FILE KIND`.

A file may be made to eat memory or time. The process has limits on both, and what it says is cut; when it fails,
only that one file stays without text. It does not know the site's settings.
"""

import importlib
import resource
import sys
from pathlib import Path

KINDS = ("docx", "html", "odt", "pdf", "pptx", "txt", "xlsx")
MOST_TEXT = 400_000
"""Letters that are kept of a file."""
SECONDS = 20
"""Time of the processor that reading one file may take."""
MEMORY = 1024 * 1024 * 1024
"""Address space of the process, in bytes."""


def main(words: list[str]) -> int:
    """Write the text to standard output, a part of the file a line. Fails on a file that cannot be read."""
    path, kind = Path(words[0]), words[1]
    if kind not in KINDS:
        return 2
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    left = MOST_TEXT
    for part in importlib.import_module(f"base.search.readers.{kind}").read(path):
        sys.stdout.buffer.write(part[:left].encode("utf-8", "replace") + b"\n")
        left -= len(part)
        if left <= 0:
            break
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
