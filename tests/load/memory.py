"""What a tree of processes holds and uses: memory that several share is counted once, in parts; time of processors."""

import os
import subprocess
from pathlib import Path

MEGABYTE = 1024


def held_by(pid: int) -> float:
    """Megabytes of this process and all below it (the proportional set size of Linux)."""
    return sum(_of_one(each) for each in _with_children(pid)) / MEGABYTE


def processor_seconds(pid: int) -> float:
    """That this process and all below it have used so far, with those that have ended."""
    ticks = 0
    for each in _with_children(pid):
        # Behind the name in brackets, which may hold anything: fields 14 to 17 of all, the last two of ended children.
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _with_children(pid: int) -> list[int]:
    told = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True).stdout
    return [pid, *(below for child in told.split() for below in _with_children(int(child)))]


def _of_one(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
