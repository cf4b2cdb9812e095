"""The reminder to the owners of materials."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from base.outbox.mail import Mail
from network.materials.pages import MaterialPage


def review_due(*, materials: Iterable[MaterialPage], language: str) -> Mail:
    """Which materials the owner should look through, each with its address in the admin."""
    with override(language):
        lines = [f"- {page.title} ({_day(page)})\n  {_address(page)}" for page in materials]
        intro = gettext(
            "These materials of yours are to be reviewed: do they still hold, do their links lead somewhere, "
            "may they still be used? When all is well, set a new day."
        )
        body = "\n\n".join([intro, "\n".join(lines)]) + "\n"
        return Mail(subject=gettext("Materials to be reviewed"), body=body, language=language)


def _day(page: MaterialPage) -> str:
    return date_format(page.review_on, "j.n.Y") if page.review_on else ""


def _address(page: MaterialPage) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=(page.pk,))}"
