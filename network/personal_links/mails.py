"""The messages of this room: neutral words, for others may see the screen of a telephone."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext

from base.dates import day_text
from base.outbox.mail import Mail
from network.personal_links.choices import RequestKind, RequestState
from network.personal_links.models import PersonalLink, RightsRequest


def link_to_own_page(*, link: PersonalLink, token: str, language: str) -> Mail:
    """The way to the own page, in this language where the site speaks it. The link comes last: not in a preview."""
    spoken = _spoken(language)
    with translation.override(spoken):
        body = _(
            "Hello,\n\nbelow is the link that was asked for. It works until %(day)s. Give it to nobody else. If you "
            "did not ask for it, you need not do anything.\n\n%(address)s"
        ) % {
            "address": address_of_own_page(language=language, token=token),
            "day": date_format(link.expires_on, "j.n.Y"),
        }
        return Mail(_("Your link"), body, spoken)


def request_answered(*, request: RightsRequest, language: str) -> Mail:
    """What became of what a person asked, and why; where it is refused, to whom one may complain (article 12(4))."""
    spoken = _spoken(language)
    with translation.override(spoken):
        outcome = _("It has been done.") if request.state == RequestState.DONE else _("It has not been done.")
        parts = [
            _(
                "Hello! This is a message from the web site Pajaverkko about something that you asked of us earlier. "
                "What it is about stands below; you may read it when you are alone."
            ),
            _("On %(day)s you asked for this: %(what)s.")
            % {"day": day_text(request.asked_on), "what": request.get_kind_display()},
            outcome,
            request.answer,
        ]
        if request.state == RequestState.REFUSED:
            parts.append(
                _(
                    "If you do not agree, you may complain to the Data Protection Ombudsman (tietosuoja.fi), "
                    "and you may take the matter to court."
                )
            )
        if (request.kind, request.state) != (RequestKind.ERASURE, RequestState.DONE):
            parts.append(_("You see this on your own page, too: %(address)s") % {"address": _own_page(spoken)})
        return Mail(_("A message about your request"), "\n\n".join(parts) + "\n", spoken)


def requests_wait(*, requests: Iterable[RightsRequest], language: str) -> Mail:
    """How many have waited for 20 days, and until when each is to be answered; nothing of what they say."""
    waiting = list(requests)
    with translation.override(language):
        opening = _(
            "Hello! You have a message from Pajaverkko, a web site that you look after. "
            "It tells what waits for an answer there and until when."
        )
        number = ngettext(
            "%d person's request has waited for 20 days:", "%d people's requests have waited for 20 days:", len(waiting)
        ) % len(waiting)
        lines = [
            _("- %(reference)s (%(about)s): answer it by %(day)s")
            % {"reference": each.reference, "about": each.get_kind_display(), "day": day_text(each.due_on)}
            for each in waiting
        ]
        closing = _("The law gives one month (General Data Protection Regulation, article 12). You answer here:")
        place = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('requests:index')}"
        body = "\n\n".join((opening, "\n".join([number, *lines]), f"{closing}\n{place}")) + "\n"
        return Mail(_("Something waits for your answer"), body, language)


def address_of_own_page(*, language: str, token: str) -> str:
    """With the token in the query, which no log keeps."""
    return f"{_own_page(_spoken(language))}?k={token}"


def _spoken(language: str) -> str:
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _own_page(language: str) -> str:
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{settings.WAGTAILADMIN_BASE_URL}{prefix}/own/"
