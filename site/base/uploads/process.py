"""Starting the process that looks into one file, and waiting for its answer no longer than a person would."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from base.uploads.findings import Findings, from_words
from base.uploads.kinds import LONGEST_SIDE

log = logging.getLogger(__name__)
GROUND = Path(__file__).resolve().parents[2]
PATIENCE = 4.5
"""Seconds that the process may take by the clock."""
_ENVIRONMENT = ("LD_LIBRARY_PATH", "PATH", "PYTHONDONTWRITEBYTECODE")
"""All that the process is told; no secret of the site is among it."""


def look_into(path: Path, kind: str, *, ask_names: bool = False, look_through: bool = False) -> Findings:
    """What a document of this kind holds; the fault "slow" where the process failed or took too long.

    `look_through` asks whether a personal identity code stands in it, as far as that is told quickly.
    """
    asked = [word for word, is_asked in (("names", ask_names), ("codes", look_through)) if is_asked]
    return _answer([f"base.uploads.checks.{kind}", str(path), *asked], kind)


def make_anew(path: Path, kind: str, target: Path, *, longest: int = LONGEST_SIDE) -> Findings:
    """Make the picture anew into `target`, no side longer than so many points; its faults where it was not made."""
    return _answer(["base.uploads.picture", str(path), kind, str(target), str(longest)], kind)


def _answer(words: list[str], kind: str) -> Findings:
    """Neither the name of the file nor what the process found goes into the log."""
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", *words],
            cwd=GROUND,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode == 0:
            return from_words(json.loads(done.stdout))
        log.warning("Looking into a file of kind %s ended with %s.", kind, done.returncode)
    except (subprocess.TimeoutExpired, OSError, ValueError, TypeError, KeyError):
        log.warning("Looking into a file of kind %s took too long or failed.", kind)
    return Findings(kind=kind, faults=("slow",))
