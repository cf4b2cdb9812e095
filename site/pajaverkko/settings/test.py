"""Tests: tasks run at once, files go to a folder of their own."""

import tempfile
from pathlib import Path

from pajaverkko.settings.base import *  # noqa: F403

SECRET_KEY = "only for tests, this key opens nothing outside them: 0123456789"
SEALING_KEYS = ["b25seSBmb3IgdGVzdHM6IHNlYWxzIG5vdGhpbmcgISE="]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="pajaverkko-media-"))
ERASED_KEYS = MEDIA_ROOT / "erased_keys"
STORAGES["closed"]["OPTIONS"]["location"] = MEDIA_ROOT / "closed"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CAN_SEND_MAIL = True
MAILS_PER_SECOND = 1_000
COUNTS_STORED_AFTER = 0
# Tests count questions of pages as they are made; those of what is kept say so.
PAGES_ARE_KEPT = False
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
# A file is looked for when it is asked for: to list them all takes 24 ms for each client of a test.
WHITENOISE_AUTOREFRESH = True
DEMO_ALLOWED = True
