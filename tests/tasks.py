"""What would go to the worker, done once where it would be done again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django_tasks import task_backends
from django_tasks.backends.immediate import ImmediateBackend


@contextmanager
def each_task_once() -> Iterator[None]:
    """What the block leaves to be done is done when it ends, in the order in which it was last asked for.

    A page that is made, saved and published is looked through three times otherwise.
    """
    backend = task_backends["default"]
    if not isinstance(backend, ImmediateBackend) or "enqueue" in vars(backend):
        yield
        return
    waiting: dict[str, tuple[Any, ...]] = {}

    def wait(*words: Any) -> None:
        task, args, kwargs = words
        name = repr((task.module_path, args, kwargs))
        waiting.pop(name, None)
        waiting[name] = words

    backend.enqueue = wait
    try:
        yield
    finally:
        del backend.enqueue
    for words in waiting.values():
        backend.enqueue(*words)
