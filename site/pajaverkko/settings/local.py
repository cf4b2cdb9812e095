"""One's own machine: `python3 dev.py run`."""

from pajaverkko.settings import environment
from pajaverkko.settings.base import *  # noqa: F403

DEBUG = environment.flag("PAJAVERKKO_DEBUG", default=False)
# Served from where they lie: nothing to collect, a changed file shows at once.
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = None
WHITENOISE_AUTOREFRESH = DEBUG
if not environment.mail_server():
    # Letters are kept and read in the admin; none leaves the machine.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    CAN_SEND_MAIL = True
MAILS_ARE_READABLE = True
DEMO_ALLOWED = True
# Passkeys on http://localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
