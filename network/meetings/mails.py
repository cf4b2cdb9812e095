"""The messages of this room: neutral subjects and first lines, plain words, the person's own language.

A letter tells when and in which town. Of which council it is, what is spoken about, at which door and by which link,
the own page tells.
"""

import datetime
from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from base.dates import day_text, period_text
from base.outbox.mail import Mail
from network.meetings.choices import About
from network.meetings.models import Meeting


def told(*, about: About, meeting: Meeting, language: str, link: str) -> Mail:
    """One thing about one meeting."""
    with translation.override(language):
        words = _SENTENCES[about]() % {"day": day_text(meeting.check_due_on) if meeting.check_due_on else ""}
        where = [meeting.town, _("You can also take part remotely.") if meeting.is_remote else ""]
        lines = "\n".join(filter(None, (period_text(meeting.starts_at, meeting.ends_at), *where)))
        return _mail(_SUBJECTS[about](), [words, lines if about != About.MEMO else "", _way(about, link)], language)


def words_of_secretary(*, words: str, language: str, link: str = "") -> Mail:
    """The secretary's own words, as they were written."""
    with translation.override(language):
        opening = _("Somebody you know from the meetings writes to you:")
        return _mail(_message(), [opening, words, _way(About.WORDS, link)], language)


def wished(*, meeting: Meeting, language: str, address: str) -> Mail:
    """To those who keep the council: a member wants to speak about something. What it is stands on the screen alone."""
    with translation.override(language):
        opening = _("Hello! This is a message from the web site Pajaverkko. What it is about stands below.")
        told = _(
            "Somebody has proposed something to talk about on %(day)s. Look at it, and take it on or tell why not."
        ) % {"day": day_text(meeting.day)}
        return Mail(_("Something waits for you"), "\n\n".join((opening, told, address)) + "\n", language)


def _mail(subject: str, parts: Sequence[str], language: str) -> Mail:
    opening = _(
        "Hello! This is a message from the web site Pajaverkko about something that you take part in. "
        "What it is about stands below; you may read it when you are alone."
    )
    return Mail(subject, "\n\n".join(filter(None, (opening, *parts))) + "\n", language)


def _message() -> str:
    return _("A message from Pajaverkko")


def _way(about: About, link: str) -> str:
    if not link:
        return ""
    return f"{_WAYS.get(about, _rest)()}\n{link}"


def _rest() -> str:
    return _("On your own page you find the rest, and can say that you cannot come. Give the link to nobody:")


def _own_page() -> str:
    return _("This is the way to your own page. Give the link to nobody else:")


_WAYS = {
    About.MEMO: lambda: _("Here you read it and say what you think. Give the link to nobody else:"),
    About.WORDS: _own_page,
    About.CANCELLED: _own_page,
}


_SENTENCES = {
    About.INVITATION: lambda: _("You are invited to a meeting. Welcome!"),
    About.CHANGED: lambda: _("When or where the meeting is held has changed. This is how it is now:"),
    About.CANCELLED: lambda: _("This meeting has been cancelled. We are sorry:"),
    About.REMINDER: lambda: _("The meeting is soon. Welcome! If you cannot come, please tell it:"),
    About.MEMO: lambda: _("What was said in the meeting has been written down. Please read it by %(day)s."),
}
_SUBJECTS = {
    About.INVITATION: _message,
    About.CHANGED: lambda: _("A time or a place has changed"),
    About.CANCELLED: lambda: _("Cancelled"),
    About.REMINDER: lambda: _("A reminder"),
    About.MEMO: lambda: _("Please read and answer"),
}


def until(meeting: Meeting, about: About) -> datetime.date:
    """The last day on which the link of a letter opens the own page."""
    return max(meeting.day, meeting.check_due_on) if about == About.MEMO and meeting.check_due_on else meeting.day
