"""The least that a server can answer: as many bytes as a page of ours, from memory (BARE_BYTES in the environment)."""

import os
from collections.abc import Callable, Iterable
from typing import Any

BODY = b"a" * int(os.environ.get("BARE_BYTES", "10000"))
HEADS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", HEADS)
    return [BODY]
