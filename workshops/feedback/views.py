"""What a workshop's page tells of its feedback: what was answered back, and what people said."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from base.pages import shows
from base.sections import Quote, Section
from network.themes.pages import ThemePage
from workshops.feedback.queries import replies_about
from workshops.feedback.reports import words_in_public, words_on
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.series.queries import workshops_of

IN_SERIES = 3


@shows(WorkshopPage)
def feedback_of_the_workshop(page: WorkshopPage, request: HttpRequest) -> dict[str, Any]:
    """Of one that has been held: before, there is nothing to say."""
    if page.is_ahead:
        return {}
    replies = list(replies_about([page.translation_key]))
    if not replies:
        return {}
    quotes = [Quote(reply.words, kicker=_("This is what we do")) for reply in replies]
    return {"sections": [Section(_("You told us, we will"), [], 15, quotes=[*words_in_public(replies), *quotes])]}


@shows(SeriesPage)
def feedback_of_the_series(page: SeriesPage, request: HttpRequest) -> dict[str, Any]:
    """The newest answers to feedback, each with its workshop."""
    titles = {workshop.translation_key: workshop.title for workshop in workshops_of(page)}
    quotes = [
        Quote(reply.words, source=titles[reply.collection.about_key]) for reply in replies_about(titles)[:IN_SERIES]
    ]
    return {"sections": [Section(_("You told us, we will"), [], 15, quotes=quotes)]}


@shows(ThemePage)
def what_people_say(page: ThemePage, request: HttpRequest) -> dict[str, Any]:
    quotes = words_on(page.theme_id) if page.theme_id else []
    return {"sections": [Section(_("What people say"), [], 30, quotes=quotes)]}
