"""The virus scanner that the one who runs the site may name; without one nothing is pretended."""

import logging
import subprocess
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from base.uploads.faults import refusal

log = logging.getLogger(__name__)
PATIENCE = 20
"""Seconds that the scanner may take by the clock."""
MOST_LOGGED = 500


def scan(path: Path, *, name: str = "") -> None:
    """ValidationError unless the scanner, where there is one, says 0: also when it fails or takes too long."""
    if not settings.FILE_SCANNER:
        return
    try:
        done = subprocess.run(  # noqa: S603
            [*settings.FILE_SCANNER, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        log.error("The virus scanner did not answer (%s).", type(error).__name__)
        raise refusal(["scanner_failed"]) from None
    if done.returncode:
        log.warning("The virus scanner refused a file with %s: %s", done.returncode, _nameless(done.stdout, path, name))
        raise refusal(["scanner"])


def scanner_words() -> Promise:
    """What an upload form says about it."""
    if settings.FILE_SCANNER:
        return _("Each file is checked by a virus scanner.")
    return _("This site has no virus scanner: send only files that you know.")


def _nameless(output: bytes, path: Path, name: str) -> str:
    """What the scanner said, in one line, without the name of the file, which may name a person."""
    text = " ".join(output.decode("utf-8", "replace").split())
    for word in filter(None, (str(path), path.name, name)):
        text = text.replace(word, "FILE")
    return text[:MOST_LOGGED]
