"""What a tree of processes holds and uses: memory that several share is counted once, in parts; time of processors."""

import os
import subprocess
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024


def held_by(pid: int) -> float:
    """Megabytes of this process and all below it (the proportional set size of Linux)."""
    return (_of_one(pid) + sum(map(_of_child, _below(pid)))) / MEGABYTE


def processor_seconds(pid: int) -> float:
    """That this process and all below it have used so far, with those that have ended."""
    ticks = 0
    for each in (pid, *_below(pid)):
        # Behind the name in brackets, which may hold anything: fields 14 to 17 of all, the last two of ended children.
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _below(pid: int) -> list[int]:
    told = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True).stdout
    return [below for child in map(int, told.split()) for below in (child, *_below(child))]


def _of_one(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _of_child(pid: int) -> int:
    """Nothing when it has ended since it was found."""
    try:
        return _of_one(pid)
    except (FileNotFoundError, ProcessLookupError, StopIteration):
        return 0
