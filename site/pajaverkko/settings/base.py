"""What holds everywhere."""

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from pajaverkko.settings import environment
from pajaverkko.settings.guarded_forms import *  # noqa: F403
from pajaverkko.settings.kept_pages import *  # noqa: F403
from pajaverkko.settings.sign_in import *  # noqa: F403

ROOT = environment.ROOT
DATA = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA)
# What addresses and other secrets in the database are sealed with; kept outside of it, and of its backups.
SEALING_KEYS = environment.sealing_keys(DATA)
DEBUG = False
ALLOWED_HOSTS = environment.hosts()

INSTALLED_APPS = [
    "pajaverkko",
    "workshops",
    "network",
    "base",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "pajaverkko.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "pajaverkko.apps.AdminConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "base.request_ids.NameRequests",
    "pajaverkko.health.TellHealth",
    "base.page_cache.middleware.ServeKept",
    "django.middleware.security.SecurityMiddleware",
    "pajaverkko.middleware.Compress",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "pajaverkko.middleware.DropEmptyHeaders",
    "csp.middleware.CSPMiddleware",
    "pajaverkko.middleware.RelaxAdminPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "pajaverkko.middleware.RefuseUnreadableAddresses",
    "pajaverkko.middleware.RefuseLargeBodies",
    "pajaverkko.unreadable.RefuseUnreadableForms",
    "pajaverkko.unreadable.LeaveOutUnreadable",
    "base.identity.wall.RefuseIdentityCodes",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "base.asked_once.AskOnce",
    "base.sites.KnowSite",
    "pajaverkko.guards.AnswerAlike",
    "pajaverkko.guards.RequireSecondFactor",
    "pajaverkko.guards.CloseOtherRoads",
    "pajaverkko.guards.HideForeignDrafts",
    "base.gates.TellWhyNotPublic",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "base.page_cache.middleware.MarkKept",
]

ROOT_URLCONF = "pajaverkko.urls"
WSGI_APPLICATION = "pajaverkko.wsgi.application"
AUTH_USER_MODEL = "base.User"
CSRF_FAILURE_VIEW = "pajaverkko.errors.refused_form"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "base.templatetags.site_tags",
                "base.templatetags.kept_tags",
                "django.templatetags.i18n",
            ],
        },
    },
]

DATABASES: dict[str, Any] = {"default": environment.database(DATA)}

LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "site/pajaverkko/locale", ROOT / "site/pajaverkko/overrides"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["pajaverkko.formats"]
WAGTAIL_I18N_ENABLED = True
# A translation is published when somebody has read it, never by itself.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

STATIC_URL = "/static/"
# Where `collectstatic` puts files, and a public server reads them: in an image it was done when the image was made.
STATIC_ROOT: Path | None = Path(os.environ.get("PAJAVERKKO_STATIC") or DATA / "static")
STATICFILES_DIRS = [
    ("vendor/ds", ROOT / "node_modules/@digdir/designsystemet-css/dist"),
    ("vendor/font", ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files"),
]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
# In each process and in a table, or on a server of Redis or Valkey for all machines together.
CACHES: dict[str, Any] = environment.caches()
# In the data folder, or in a store that speaks S3 for all machines together.
STORAGES: dict[str, Any] = environment.storages(DATA)

globals().update(environment.mail_server())
DEFAULT_FROM_EMAIL = environment.mail_sender()
# Without a mail server nobody is asked for an address that no answer could be sent to.
CAN_SEND_MAIL = bool(environment.mail_server())
# Most letters that leave in a second, from each process that sends; many mail servers take no more.
MAILS_PER_SECOND = environment.number("PAJAVERKKO_MAILS_PER_SECOND", default=20, least=1, most=1_000)
# Whether administrators may open letters and read them: on one's own machine, where they are kept and do not leave.
MAILS_ARE_READABLE = False
# Once a day the worker asks the hosts that materials lead to, public ones only; on one's own machine nobody.
LINKS_ARE_CHECKED = environment.flag("PAJAVERKKO_CHECK_LINKS", default=False)
LINKS_MAY_BE_LOCAL = False
# Seconds that opens and downloads are counted in memory: as much as a killed process can lose. 0 waits for a flush.
COUNTS_STORED_AFTER = 3.0

# Days that the audit log is kept: as far back as a person may ask who has looked (Client Data Act 703/2023).
AUDIT_KEPT = 730
# The keys of erased people, outside the database and whatever is backed up with it: whoever restores a backup erases
# them again, and an older list of them would bring back those who were erased since.
ERASED_KEYS = Path(os.environ.get("PAJAVERKKO_ERASED_KEYS") or DATA / "erased_keys")

# Copies of the site are sealed for this public key; the secret one, which opens them, lies elsewhere meanwhile.
BACKUP_RECIPIENT = os.environ.get("PAJAVERKKO_BACKUP_RECIPIENT", "").strip()
BACKUP_KEY = environment.secret("PAJAVERKKO_BACKUP_KEY")

# Who holds it may read numbers of what waits at /metrics; without one nobody may.
METRICS_TOKEN = environment.secret("PAJAVERKKO_METRICS_TOKEN")
# Proxies in front of the site that keep pages and are told when something has changed.
WAGTAILFRONTENDCACHE = environment.proxies()
PAGES_ARE_KEPT = environment.flag("PAJAVERKKO_KEEP_PAGES", default=True)

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

WAGTAIL_SITE_NAME = "Pajaverkko"
WAGTAILADMIN_BASE_URL = environment.address("http://localhost:8000")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "ATOMIC_REBUILD": True}}
WAGTAILIMAGES_IMAGE_MODEL = "base.SiteImage"
WAGTAILDOCS_DOCUMENT_MODEL = "base.SiteDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# A file is downloaded, never shown inside the site.
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_EXTENSIONS = ["docx", "html", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_FORM_BASE = "base.uploads.forms.SiteDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "base.uploads.forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# A form with one file of the largest size, in bytes.
LARGEST_BODY = 25 * 1024 * 1024
# The command that checks each file that comes from people; none unless it is named.
FILE_SCANNER = environment.scanner()
# Dates in the admin as Finns write them; the formats allow the year first as well.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_TIME_FORMAT = "%H.%M"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H.%M"
WAGTAILREDIRECTS_AUTO_CREATE = True
# Editors submit, coordinators approve or publish by themselves; what a council agrees on is approved by its members.
WAGTAIL_WORKFLOW_ENABLED = True
# Comments are kept for good, and told to others past the outbox: editors talk elsewhere.
WAGTAILADMIN_COMMENTS_ENABLED = False
# An address that is changed into a page answers with the title of its draft, whoever asks.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = reverse_lazy("account_login")
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
# The demo makes accounts that pass with a code that everybody knows.
DEMO_ALLOWED = False
DEMO_CODE = "123456"
# The admin must not call other hosts.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
TAGGIT_CASE_INSENSITIVE = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
# A working day.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
    },
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "base.identity.logs.Masked"},
        "json": {"()": "base.identity.logs.MaskedJson"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": environment.log_form()}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # One line for every task would drown the rest.
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        # Django's own ways past the root's: the lines of its small server, and mails about errors.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
DEFAULT_EXCEPTION_REPORTER = "base.identity.logs.MaskedReporter"
