"""The inside of the process that looks into one file: limits first, one answer as JSON on standard output.

A file may be made to eat memory or time; then only this process ends, and the file is refused. It does not know the
site's settings, and the names of people leave it only when it is asked for them.
"""

import json
import logging
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from base.search.looking_through import holds_code
from base.uploads.findings import Findings, as_words

SECONDS = 4
"""Time of the processor that one file may take."""
MEMORY = 380 * 1024 * 1024
"""Address space of the process, in bytes."""
SECONDS_FOR_CODES = 1.5
"""Time by the clock for looking through a file while somebody waits."""
MOST_LOOKED_THROUGH = 2 * 1024 * 1024
"""Size of a file, in bytes, that is looked through while somebody waits."""
_LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$")
_NO_PEOPLE = frozenset({"author", "microsoft office user", "openpyxl", "pajaverkko", "python-docx", "user"})
"""What programs write in the place of an author."""


class TooLarge(Exception):  # noqa: N818 - it is no error of ours
    """A part of the file is larger than is looked into."""


def confine(*, written: int) -> None:
    """Limit this process; `written` is how many bytes it may write into a file."""
    limits = (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_CORE, 0),
    )
    for limit, most in limits:
        resource.setrlimit(limit, (most, most))
    logging.disable()


def answer(look: Callable[[Path], Findings]) -> None:
    """Look into the file named by the first word; a word "names" asks for the names of people too, a word "codes" to

    look through a sound file for personal identity codes. A file that the check cannot read is broken: its own
    programs could not read it either.
    """
    confine(written=0)
    path, ask = Path(sys.argv[1]), sys.argv[2:]
    try:
        findings = look(path)
    except (MemoryError, TooLarge):
        findings = Findings(kind="", faults=("heavy",))
    except Exception:  # noqa: BLE001 - whatever a reader of the format stumbles over
        findings = Findings(kind="", faults=("broken",))
    if "codes" in ask and not findings.faults:
        findings = replace(findings, holds_code=_holds_code(path, findings.kind))
    if "names" not in ask:
        findings = replace(findings, names=())
    sys.stdout.write(json.dumps(as_words(findings)))


class _EnoughError(BaseException):
    """No exception of the ordinary kind: a reader of a format would take it for one of its own."""


def _holds_code(path: Path, kind: str) -> bool | None:
    """None where looking it through takes longer than somebody who waits should, or fails: the worker does it later."""
    if path.stat().st_size > MOST_LOOKED_THROUGH or time.process_time() > SECONDS / 2:
        return None

    def stop(number: int, frame: object) -> None:
        raise _EnoughError

    try:
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, SECONDS_FOR_CODES)
        return holds_code(path, kind)
    except (_EnoughError, Exception):  # noqa: BLE001 - whatever a reader of the format stumbles over
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def known(
    kind: str,
    *,
    tagged: bool | None = None,
    title: str | None = "",
    language: str | None = "",
    names: Iterable[str | None] = (),
) -> Findings:
    """What was read of a sound file, in order."""
    people = _people(names)
    language = (language or "").strip()
    return Findings(
        kind=kind,
        tagged=tagged,
        titled=bool((title or "").strip()),
        language=language if _LANGUAGE.match(language) else "",
        names_person=bool(people),
        names=people,
    )


def refused(kind: str, faults: Iterable[str]) -> Findings:
    return Findings(kind=kind, faults=tuple(sorted(set(faults))))


def _people(names: Iterable[str | None]) -> tuple[str, ...]:
    """Each name once, without what programs write."""
    found = dict.fromkeys((name or "").strip()[:200] for name in names)
    return tuple(name for name in found if name and name.lower() not in _NO_PEOPLE)
