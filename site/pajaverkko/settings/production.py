"""A public server. Everything secret comes from the environment and fails loudly when missing."""

import os

from django.core.exceptions import ImproperlyConfigured

from pajaverkko.settings import environment
from pajaverkko.settings.base import *  # noqa: F403

if not os.environ.get("PAJAVERKKO_HOSTS"):
    raise ImproperlyConfigured("PAJAVERKKO_HOSTS must name the hosts of the site.")

WAGTAILADMIN_BASE_URL = environment.address(f"https://{environment.hosts()[0]}")
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LINKS_ARE_CHECKED = environment.flag("PAJAVERKKO_CHECK_LINKS", default=True)
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The one proxy in front, which the line above trusts as well, tells who asks: limits hold per address.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Wagtail shows previews in a frame of the site's own; other sites may frame nothing.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
