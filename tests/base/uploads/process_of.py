"""Looking into a file outside the admin, as a test needs it."""

import subprocess
import sys
import tempfile
from pathlib import Path

from base.uploads.findings import Findings
from base.uploads.process import GROUND, look_into

_MEASURED = """
import resource, sys, time
from pathlib import Path
from base.uploads import process
began = time.monotonic()
path, kind, target = map(str, sys.argv[1:])
found = process.make_anew(Path(path), kind, Path(target)) if target else process.look_into(Path(path), kind)
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(used // 1024, time.monotonic() - began, *found.faults)
"""


def look(name: str, content: bytes, *, ask_names: bool = False) -> Findings:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return look_into(Path(file.name), name.rpartition(".")[2], ask_names=ask_names)


def measured(path: Path, *, target: str = "") -> tuple[int, float, list[str]]:
    """Megabytes and seconds that the process of one file took, and its faults; measured from a parent of its own."""
    words = [sys.executable, "-c", _MEASURED, str(path), path.suffix[1:], target]
    said = subprocess.run(words, cwd=GROUND, capture_output=True, text=True, check=True).stdout.split()
    return int(said[0]), float(said[1]), said[2:]
