"""The message with a link: neutral words, for others may see the screen of a telephone."""

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from base.outbox.mail import Mail
from network.personal_links.models import PersonalLink


def link_to_own_page(*, link: PersonalLink, token: str, language: str) -> Mail:
    """The way to the own page, in this language where the site speaks it. The link comes last: not in a preview."""
    spoken = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(spoken):
        prefix = "" if spoken == settings.LANGUAGE_CODE else f"/{spoken}"
        body = _(
            "Hello,\n\nbelow is the link that was asked for. It works until %(day)s. Give it to nobody else. If you "
            "did not ask for it, you need not do anything.\n\n%(address)s"
        ) % {
            "address": f"{settings.WAGTAILADMIN_BASE_URL}{prefix}/own/?k={token}",
            "day": date_format(link.expires_on, "j.n.Y"),
        }
        return Mail(_("Your link"), body, spoken)
