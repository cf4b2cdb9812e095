"""`python -m tests.own_process`: reads what is to be done, a line each, and forks a process for it.

`tests/own_site.py` speaks with it.
"""

import json
import os
import sys
import traceback
from importlib import import_module
from typing import Any

import django


def main() -> None:
    django.setup()
    for line in sys.stdin:
        name, words = json.loads(line)
        module, function = name.split(":")
        sys.stdout.write(f"{json.dumps(_forked(getattr(import_module(module), function), words))}\n")
        sys.stdout.flush()


def _forked(function: Any, words: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _work(function, words, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _process, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        return {"signal": os.WTERMSIG(status)}
    return dict(json.loads(told))


def _work(function: Any, words: dict[str, Any], writing: int) -> None:
    """Never returns, and closes no connection: as a process that is always there."""
    try:
        told = {"answer": function(**words)}
    except BaseException:  # noqa: BLE001
        told = {"error": traceback.format_exc()}
    with os.fdopen(writing, "w") as pipe:
        json.dump(told, pipe)
    os._exit(0)


if __name__ == "__main__":
    main()
