"""The web server's log of requests, with stars for identity codes."""

from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from base.identity.found import mask
from base.identity.readings import holds_code


class MaskedLogger(Logger):
    """What was asked for is told as it reads; where a code hides in an address, the address is left out."""

    def atoms(self, *args: Any) -> dict[str, Any]:
        told = super().atoms(*args)
        return {name: _told(value) if isinstance(value, str) else value for name, value in told.items()}


def _told(value: str) -> str:
    starred = mask(value)
    return "*" if holds_code(starred) else starred
