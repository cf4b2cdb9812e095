"""How much memory a tree of processes holds: pages that several share are counted once, in parts."""

import subprocess
from pathlib import Path

MEGABYTE = 1024


def held_by(pid: int) -> float:
    """Megabytes of this process and all below it (the proportional set size of Linux)."""
    return sum(_of_one(each) for each in _with_children(pid)) / MEGABYTE


def _with_children(pid: int) -> list[int]:
    told = subprocess.run(["pgrep", "-P", str(pid)], check=False, capture_output=True, text=True).stdout
    return [pid, *(below for child in told.split() for below in _with_children(int(child)))]


def _of_one(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
