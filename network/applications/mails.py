"""The messages of this room: neutral subjects and first lines, plain words, the person's own language."""

import datetime
from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy

from base.dates import day_text
from base.outbox.mail import Mail
from network.applications.choices import ApplicationState


class About(TextChoices):
    """What an applicant is written about."""

    BEGUN = "begun", gettext_lazy("has begun")
    RECEIVED = "received", gettext_lazy("it has come")
    DECIDED = "decided", gettext_lazy("the answer")


def begun(*, title: str, language: str, link: str) -> Mail:
    with translation.override(language):
        told = _("You have begun an application. You can stop and go on later by this link. Give it to nobody else:")
        return _mail(_("You can go on later"), [title, f"{told}\n{link}"], language)


def received(*, title: str, language: str, link: str) -> Mail:
    with translation.override(language):
        told = _(
            "Your application has come. You get an answer, whatever it is. Here you can change it or take it back:"
        )
        return _mail(_("We have received your message"), [title, f"{told}\n{link}"], language)


def decided(
    *,
    title: str,
    language: str,
    link: str,
    state: ApplicationState,
    until: datetime.date | None = None,
    forgotten_on: datetime.date | None = None,
) -> Mail:
    """What was decided, and what happens now."""
    with translation.override(language):
        days = {"day": until, "forgotten": forgotten_on}
        told = _DECIDED[state]() % {name: day_text(day) if day else "" for name, day in days.items()}
        way = f"{_('Here you see what is known of you. Give the link to nobody else:')}\n{link}"
        return _mail(_("An answer to you"), [title, told, way], language)


_DECIDED = {
    ApplicationState.CHOSEN: lambda: _(
        "You have got a seat. Welcome! On your own page you find the promise of secrecy. Read it, and promise if you "
        "agree. We write to you before the first meeting. You may still change your mind, without telling why."
    ),
    ApplicationState.RESERVE: lambda: _(
        "You are on the reserve list until %(day)s. If a seat frees, we may ask "
        "you. If you do not want to wait, leave the list on your own page, and what you told is deleted. Thank you for "
        "applying: what you wrote was read with care."
    ),
    ApplicationState.NOT_CHOSEN: lambda: _(
        "You did not get a seat this time. That says nothing about you: the council was put together so that people "
        "differ. What you told is deleted on %(forgotten)s. Thank you for applying. You may apply again, and there are "
        "other ways to take part."
    ),
}


def answers_late(*, title: str, day: datetime.date, language: str, address: str) -> Mail:
    """To those who keep the council: the day that applicants were told has passed."""
    with translation.override(language):
        opening = _("Hello! This is a message from the web site Pajaverkko. What it is about stands below.")
        told = _("Everybody was to get an answer by %(day)s. Somebody still waits.") % {"day": day_text(day)}
        return Mail(_("Answers are late"), "\n\n".join((opening, told, title, address)) + "\n", language)


def _mail(subject: str, parts: Sequence[str], language: str) -> Mail:
    opening = _(
        "Hello! This is a message from the web site Pajaverkko about something that you have asked for. "
        "What it is about stands below; you may read it when you are alone."
    )
    return Mail(subject, "\n\n".join(filter(None, (opening, *parts))) + "\n", language)
