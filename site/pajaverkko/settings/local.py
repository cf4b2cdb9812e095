"""One's own machine: `python3 dev.py run`."""

from pajaverkko.settings import environment
from pajaverkko.settings.base import *  # noqa: F403

DEBUG = environment.flag("PAJAVERKKO_DEBUG", default=False)
# Served from where they lie: nothing to collect, a changed file shows at once.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = DEBUG
if not environment.mail_server():
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = environment.data_folder() / "mail"
    CAN_SEND_MAIL = True
DEMO_ALLOWED = True
