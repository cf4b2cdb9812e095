"""The messages of this room: a receipt, an answer, a warning to those who have to answer."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from base.dates import day_text
from base.outbox.mail import Mail
from network.inquiries.models import Inquiry


def receipt_of_inquiry(*, inquiry: Inquiry, language: str) -> Mail:
    """That it has arrived and when it is answered. It repeats nothing: the address may be somebody else's."""
    with override(language):
        parts = (
            gettext(
                "Hello! What you wrote to us on the web site Pajaverkko has arrived. This is a receipt of it; "
                "you need not do anything."
            ),
            gettext("Its reference is %(reference)s. You get an answer by %(day)s.")
            % {"reference": inquiry.reference, "day": day_text(inquiry.due_on)},
            gettext(
                "If you have not written to us, somebody has mistyped their address; then you may delete this message."
            ),
        )
        return Mail(subject=gettext("Your message has arrived"), body=_joined(parts), language=language)


def answer_to_inquiry(*, inquiry: Inquiry, words: str, language: str) -> Mail:
    """An administrator's answer. What it is about stands below what a phone shows."""
    with override(language):
        parts = (
            gettext(
                "Hello! This is an answer to what you sent us through the web site Pajaverkko. "
                "One of the people who look after the site has written it for you."
            ),
            gettext("The reference of what you wrote: %(reference)s.") % {"reference": inquiry.reference},
            words,
            gettext("Your address has now been deleted from the site, so this message cannot be answered."),
        )
        return Mail(subject=gettext("An answer from Pajaverkko"), body=_joined(parts), language=language)


def inquiries_wait(*, inquiries: Iterable[Inquiry], language: str) -> Mail:
    """How many have waited for ten days, and until when each is to be answered; nothing of what they say."""
    waiting = list(inquiries)
    with override(language):
        opening = gettext(
            "Hello! You have a message from Pajaverkko, a web site that you look after. "
            "It tells what waits for an answer there and until when."
        )
        number = ngettext(
            "%d inquiry has waited for ten days:", "%d inquiries have waited for ten days:", len(waiting)
        ) % len(waiting)
        lines = [
            gettext("- %(reference)s (%(about)s): answer it by %(day)s")
            % {"reference": each.reference, "about": each.get_purpose_display(), "day": day_text(each.due_on)}
            for each in waiting
        ]
        place = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('inquiries_modeladmin_index')}"
        closing = gettext("The law gives 14 days to answer feedback on accessibility. You answer here:")
        parts = (opening, "\n".join([number, *lines]), f"{closing}\n{place}")
        return Mail(subject=gettext("Something waits for your answer"), body=_joined(parts), language=language)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
