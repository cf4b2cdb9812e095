"""The messages of this room: neutral subjects and first lines, plain words.

An addressee is written to in office and reads what the council proposes; a member reads no more than that there is
news, for others may see the letter.
"""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from base.dates import day_text
from base.outbox.mail import Mail
from network.proposals.choices import About
from network.proposals.models import Proposal


def to_addressee(*, about: About, proposal: Proposal, language: str, link: str) -> Mail:
    """What is proposed, by when an answer is hoped for, and the way to answer."""
    with translation.override(language):
        told = {
            About.ASKED: _("A proposal has been made to you. Please answer it by %(day)s."),
            About.REMINDED: _("A proposal waits for your answer. Please answer it by %(day)s."),
            About.TELL: _("You can tell what has become of this proposal."),
            About.LATE: _("The answer to this proposal was hoped for by %(day)s. It is late, and it is welcome."),
        }[about]
        told %= {"day": day_text(proposal.answer_due_on)}
        way = _("Answer here. You need no account. Give the link to nobody outside of your organisation:")
        words = [told, proposal.heading, proposal.words, f"{way}\n{link}"]
        subject = _("Please answer") if about in {About.REMINDED, About.LATE} else _("A message from Pajaverkko")
        return _mail(subject, words, language)


def to_member(*, language: str, link: str) -> Mail:
    """Something has happened with what they have proposed together."""
    with translation.override(language):
        told = _("Something has happened with a proposal that you have been making with others. Here you read what:")
        return _mail(_("A message from Pajaverkko"), [f"{told}\n{link}"], language)


def to_keeper(*, proposal: Proposal, language: str, address: str, was_reminded: bool) -> Mail:
    """An answer is late; whether somebody was there to be reminded of it."""
    with translation.override(language):
        told = _("No answer has come to this proposal by %(day)s.") % {"day": day_text(proposal.answer_due_on)}
        told += " " + (
            _("A reminder has been sent.") if was_reminded else _("Nobody answers it any more: choose somebody else.")
        )
        return _mail(_("An answer is late"), [told, proposal.heading, address], language)


def answer_to_keeper(*, proposal: Proposal, language: str, address: str) -> Mail:
    """An addressee has told something by their link: read it, for everybody can."""
    with translation.override(language):
        told = _(
            "Somebody has told by a link what becomes of this proposal. Everybody can read it, so look at it soon."
        )
        return _mail(_("An answer has come"), [told, proposal.heading, address], language)


def _mail(subject: str, parts: Sequence[str], language: str) -> Mail:
    opening = _("Hello! This is a message from the web site Pajaverkko. What it is about stands below.")
    return Mail(subject, "\n\n".join(filter(None, (opening, *parts))) + "\n", language)
