"""Messages to the staff about pages that are submitted. What they are about stands below what a phone shows."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from base.outbox.mail import Mail


def _mail(opening: str, told: str, page: Page, language: str) -> Mail:
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_pages:edit', args=(page.pk,))}"
    body = "\n\n".join((opening, told % {"title": page.get_admin_display_title()}, address))
    return Mail(subject=gettext("A message from Pajaverkko"), body=f"{body}\n", language=language)


def _opening() -> str:
    return gettext(
        "Hello! You have a message from Pajaverkko, a web site that you work with. It is about a page that was written "
        "there. Which one it is, and what is asked of you, stands below."
    )


def page_was_submitted(*, page: Page, language: str) -> Mail:
    """To those who may approve it."""
    with override(language):
        return _mail(_opening(), gettext("The page “%(title)s” waits for you to look at it:"), page, language)


def page_was_approved(*, page: Page, language: str) -> Mail:
    """To whoever submitted it."""
    with override(language):
        return _mail(_opening(), gettext("The page “%(title)s” that you submitted is published now:"), page, language)


def page_was_sent_back(*, page: Page, language: str) -> Mail:
    """To whoever submitted it. What is to be changed is said in the admin."""
    with override(language):
        told = gettext("The page “%(title)s” that you submitted needs changes. What kind of, is told in its editor:")
        return _mail(_opening(), told, page, language)
