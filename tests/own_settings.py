"""A site of its own, as on one's machine; what would go to the worker is done at once."""

from pajaverkko.settings.local import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
if "timeout" in DATABASES["default"].get("OPTIONS", {}):  # noqa: F405
    # Nobody waits here for somebody who never lets go.
    DATABASES["default"]["OPTIONS"]["timeout"] = 2  # noqa: F405
