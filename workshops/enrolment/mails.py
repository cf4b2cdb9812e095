"""The messages of this room: neutral subjects and first lines, plain words, the person's own language."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from base.dates import moment_text, period_text
from base.outbox.mail import Mail
from workshops.enrolment.choices import About, EnrolmentState
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import workshops_told
from workshops.series.pages import WorkshopPage


@dataclass(frozen=True)
class ToldWorkshop:
    """A workshop as a message tells it, in the language of the message."""

    title: str
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    place: str
    address: str

    @property
    def lines(self) -> str:
        when = period_text(self.starts_at, self.ends_at)
        return "\n".join(filter(None, (self.title, when, self.place, self.address)))


def told_workshop(gathering: Gathering, page: WorkshopPage | None) -> ToldWorkshop:
    """As it is now; a page that is not public any more is named by its time alone."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{page.get_url()}" if page else ""
    title = page.title if page else ""
    return ToldWorkshop(title, gathering.starts_at, gathering.ends_at, gathering.place, address)


def told_in(gathering: Gathering, language: str) -> ToldWorkshop:
    """As its page tells it in this language, or in Finnish."""
    return told_workshop(gathering, workshops_told([gathering.workshop_key], language).get(gathering.workshop_key))


@dataclass(frozen=True)
class ToldPlace:
    """What somebody has got in a workshop: a place, or their place in the line."""

    workshop: ToldWorkshop
    state: str
    in_line: int = 0

    @property
    def sentence(self) -> str:
        if self.state == EnrolmentState.WAITING:
            return _("It is full. You are number %(number)s on the waiting list.") % {"number": self.in_line}
        return _("You have a place.")


def enrolled(*, places: Sequence[ToldPlace], language: str, link: str) -> Mail:
    """What was got with one form, workshop by workshop."""
    with translation.override(language):
        rows = [f"{place.workshop.lines}\n{place.sentence}" for place in places]
        opening = _("You have enrolled. Here is what you got:")
        return _mail(_("We have received your message"), [opening, *rows, _change(link)], language)


def told(
    *, about: About, workshop: ToldWorkshop, language: str, link: str = "", due_at: datetime.datetime | None = None
) -> Mail:
    """One thing about one workshop."""
    with translation.override(language):
        parts = [_SENTENCES[about]() % {"due": moment_text(due_at) if due_at else ""}, workshop.lines]
        return _mail(_SUBJECTS.get(about, _message)(), [*parts, _change(link)], language)


def thanks(
    *,
    workshop: ToldWorkshop,
    materials: Sequence[tuple[str, str]],
    feedback: str = "",
    language: str,
    link: str = "",
) -> Mail:
    """After the workshop, with the titles and addresses of its materials, and where one tells how it was."""
    with translation.override(language):
        rows = "\n".join(f"{title}\n{address}" for title, address in materials)
        told = f"{_('Here are the materials of the day:')}\n{rows}" if rows else ""
        parts = [_("Thank you for taking part in this workshop:"), workshop.lines, _how_it_was(feedback), told]
        return _mail(_("Thank you"), [*parts, _own(link)], language)


def words_of_coordinator(*, words: str, workshop: ToldWorkshop, language: str, link: str = "") -> Mail:
    """A coordinator's own words about one workshop, as they were written."""
    with translation.override(language):
        opening = _("The coordinator of this workshop writes to you:")
        return _mail(_message(), [opening, workshop.lines, words, _change(link)], language)


def _mail(subject: str, parts: Sequence[str], language: str) -> Mail:
    opening = _(
        "Hello! This is a message from the web site Pajaverkko about something that you have enrolled for. "
        "What it is about stands below; you may read it when you are alone."
    )
    return Mail(subject, "\n\n".join(filter(None, (opening, *parts))) + "\n", language)


def _message() -> str:
    return _("A message from Pajaverkko")


def _change(link: str) -> str:
    if not link:
        return ""
    return f"{_('Here you can cancel, move, or see what is known of you. Give the link to nobody else:')}\n{link}"


def _how_it_was(address: str) -> str:
    words = _("How was it? Tell us in a minute. Nobody gets to know who answered what. The link works once:")
    return f"{words}\n{address}" if address else ""


def _own(link: str) -> str:
    """After the workshop there is nothing to cancel any more."""
    return f"{_('Here you see what is known of you. Give the link to nobody else:')}\n{link}" if link else ""


_SENTENCES = {
    About.OFFERED: lambda: _(
        "A place has become free, and it is yours. Please tell us by %(due)s whether you take it, "
        "so that somebody else gets it if you cannot come."
    ),
    About.ACCEPTED: lambda: _("You have taken the place that became free. Welcome!"),
    About.CONFIRMED: lambda: _("You have a place in this workshop:"),
    About.WAITING: lambda: _("You are on the waiting list of this workshop:"),
    About.CHANGED: lambda: _("When or where the workshop is held has changed. This is how it is now:"),
    About.LEFT: lambda: _("You have left this workshop. If you had a place, somebody else gets it:"),
    About.PASSED_OVER: lambda: _("A place had become free for you. We got no answer, and it went to the next one:"),
    About.CANCELLED: lambda: _("This workshop has been cancelled. We are sorry:"),
    About.REMINDER: lambda: _("This is soon. Welcome! If you cannot come, tell it, and somebody else gets the place:"),
}
_SUBJECTS = {
    About.OFFERED: lambda: _("Please answer: there is a place for you"),
    About.CHANGED: lambda: _("A time or a place has changed"),
    About.CANCELLED: lambda: _("Cancelled"),
    About.REMINDER: lambda: _("A reminder"),
}
