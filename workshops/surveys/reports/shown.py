"""What a survey is about and how it stands, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from base.dates import period_text
from workshops.surveys.choices import BATCH, About, Anonymity, CollectionState
from workshops.surveys.models import Collection
from workshops.surveys.queries import titles_about


@dataclass(frozen=True)
class AskedAbout:
    """What somebody who answers is told before the questions."""

    title: str
    about: str
    opening: str
    thanks: str


@dataclass(frozen=True)
class SurveyRow:
    """A survey in a list of the staff."""

    collection: Collection
    title: str
    about: str
    days: str
    state: str
    answers: str


def asked_about(collection: Collection) -> AskedAbout:
    """The instrument, and what it is asked about; a page that is not public is not named."""
    version = collection.version
    return AskedAbout(
        str(version.instrument),
        subject_of(collection, titles_about([collection])),
        version.words("opening"),
        version.words("thanks"),
    )


def survey_rows(collections: Iterable[Collection]) -> list[SurveyRow]:
    """Surveys for a list, with what they are about, in few questions."""
    found = list(collections)
    titles = titles_about(found)
    return [
        SurveyRow(
            each,
            str(each.version.instrument),
            subject_of(each, titles) or _("(not public)"),
            period_text(each.opens_on, each.closes_on),
            str(CollectionState(each.state).label),
            answers_in_words(each),
        )
        for each in found
    ]


def answers_in_words(collection: Collection) -> str:
    """How many have answered, as far as it may be told; whoever answers by name is counted on the survey's screen."""
    if collection.anonymity == Anonymity.NAMED:
        return _("by name")
    if collection.number_mixed >= BATCH:
        return str(collection.number_mixed)
    if collection.state == CollectionState.CLOSED:
        return _("fewer than 5")
    return _("fewer than 10 so far") if collection.has_answers else _("none yet")


def subject_of(collection: Collection, titles: dict[UUID | None, str]) -> str:
    if collection.about == About.REGION:
        return str(collection.region)
    return titles.get(collection.about_key, "")
