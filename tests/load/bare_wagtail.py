"""Wagtail as it comes, with one page of its own type: `BARE_FOLDER=… python -m tests.load.bare_wagtail` makes it,
`gunicorn tests.load.bare_wagtail:application` serves it at /. The page holds as many bytes as BARE_BYTES says.
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings

FOLDER = Path(os.environ.get("BARE_FOLDER", "."))
TEMPLATE = """{% load wagtailcore_tags %}<!doctype html><title>{{ page.title }}</title><h1>{{ page.title }}</h1>
{% for child in page.get_children.live %}<a href="{% pageurl child %}">{{ child.title }}</a>{% endfor %}"""

settings.configure(
    SECRET_KEY="only-for-a-bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="tests.load.bare_wagtail_urls",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(FOLDER / "bare.sqlite3")}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    WAGTAIL_SITE_NAME="Bare",
    WAGTAILADMIN_BASE_URL="http://localhost",
    STATIC_URL="/static/",
    INSTALLED_APPS=[
        "wagtail.sites",
        "wagtail.users",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.admin",
        "wagtail",
        "modelcluster",
        "taggit",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.locmem.Loader",
                        {
                            "wagtailcore/page.html": f"{TEMPLATE}<p>{'a' * int(os.environ.get('BARE_BYTES', '0'))}</p>",
                        },
                    ),
                    "django.template.loaders.app_directories.Loader",
                ],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ],
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()

if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    sys.exit()
