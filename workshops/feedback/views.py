"""What pages tell of what people said there, and of what was answered back."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from base.own_page import OwnPart, adds_to_own_page
from base.pages import shows_to_all
from base.sections import Quote, Section
from network.councils.pages import CouncilPage
from network.people.models import Person
from network.regions.pages import RegionPage
from network.themes.pages import ThemePage
from workshops.feedback.models import Reply
from workshops.feedback.queries import named_surveys_for, replies_about, replies_about_region
from workshops.feedback.reports import told_and_done, words_on
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.series.queries import workshops_of
from workshops.surveys.reports import survey_rows

IN_SERIES, NEWEST = 3, 2
ORDER = 15
"""Of the section on a page."""


@adds_to_own_page
def own_surveys(person: Person) -> OwnPart | None:
    """What somebody is asked by name now."""
    found = survey_rows(named_surveys_for(person, timezone.localdate()))
    return OwnPart(_("You are asked"), "workshops/feedback/own_surveys.html", {"rows": found}) if found else None


@shows_to_all(WorkshopPage)
def feedback_of_the_workshop(page: WorkshopPage) -> dict[str, Any]:
    """Of one that has been held: before, there is nothing to say."""
    return {} if page.is_ahead else _told_and_done(list(replies_about([page.translation_key])))


@shows_to_all(CouncilPage)
def told_in_the_council(page: CouncilPage) -> dict[str, Any]:
    return _told_and_done(list(replies_about([page.translation_key])[:NEWEST]))


@shows_to_all(RegionPage)
def told_in_the_region(page: RegionPage) -> dict[str, Any]:
    return _told_and_done(list(replies_about_region(page.region)[:NEWEST])) if page.region else {}


@shows_to_all(SeriesPage)
def feedback_of_the_series(page: SeriesPage) -> dict[str, Any]:
    """The newest answers to what was told of the series as a whole, and of its workshops, each with its workshop."""
    titles = {workshop.translation_key: workshop.title for workshop in workshops_of(page)}
    found = replies_about([page.translation_key, *titles])[:IN_SERIES]
    quotes = [
        Quote(reply.words, source=titles.get(reply.collection.about_key, ""), language=reply.words_in)
        for reply in found
    ]
    return {"sections": [Section(_("You told us, we will"), [], ORDER, quotes=quotes)]}


def _told_and_done(replies: list[Reply]) -> dict[str, Any]:
    if not replies:
        return {}
    return {"sections": [Section(_("You told us, we will"), [], ORDER, quotes=told_and_done(replies))]}


@shows_to_all(ThemePage)
def what_people_say(page: ThemePage) -> dict[str, Any]:
    quotes = words_on(page.theme_id) if page.theme_id else []
    return {"sections": [Section(_("What people say"), [], 30, quotes=quotes)]}
