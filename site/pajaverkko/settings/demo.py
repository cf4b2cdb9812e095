"""For `manage.py demo`: thousands of saves make no tasks; the command builds the indexes once at its end."""

from pajaverkko.settings.local import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
