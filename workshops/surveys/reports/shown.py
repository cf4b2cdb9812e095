"""What a survey is about and how it stands, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from base.dates import day_text, period_text
from base.notices import ShownNotice
from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.notices.reports import shown_notice
from workshops.surveys.choices import BATCH, SMALL_GROUP, About, Anonymity, CollectionState
from workshops.surveys.models import LANGUAGES, Collection
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
            state_in_words(each),
            answers_in_words(each),
        )
        for each in found
    ]


def state_in_words(collection: Collection) -> str:
    """One that is open from a later day on takes no answers yet."""
    if _is_ahead(collection):
        return _("opens on %(day)s") % {"day": day_text(collection.opens_on)}
    return str(CollectionState(collection.state).label)


def _is_ahead(collection: Collection) -> bool:
    is_open = collection.state == CollectionState.OPEN
    return is_open and collection.opens_on > timezone.localdate()


def answers_in_words(collection: Collection) -> str:
    """How many have answered, as far as it may be told; nought is told by nothing, but before the first day."""
    if collection.state == CollectionState.DRAFT or _is_ahead(collection):
        return _("none yet")
    if collection.anonymity == Anonymity.NAMED:
        return _("by name")
    if collection.number_mixed >= BATCH:
        return str(collection.number_mixed)
    return _("fewer than 5") if collection.state == CollectionState.CLOSED else _("fewer than 10 so far")


def subject_of(collection: Collection, titles: dict[UUID | None, str]) -> str:
    if collection.about == About.REGION:
        return str(collection.region)
    return titles.get(collection.about_key, "")


@dataclass(frozen=True)
class Sheet:
    """What hangs on the wall, in one language."""

    language: str
    title: str
    words: str


def sheets_of(collection: Collection) -> list[Sheet]:
    """In both languages, for both are read at the same wall."""
    found = []
    for code in LANGUAGES:
        with translation.override(code):
            words = _("Point the camera of your telephone at the square, or type the address.")
            if collection.anonymity == Anonymity.ANONYMOUS:
                words = f"{words} {_('Nobody gets to know who answered what.')}"
            found.append(Sheet(code, str(collection.version.instrument), words))
    return found


def notice_of(collection: Collection) -> ShownNotice | None:
    """What the organisation that asks tells of collecting, else the site; None: nothing may be asked."""
    version = notice_in_force(Purpose.SURVEYS, collection.centre.organisation)
    return shown_notice(version) if version else None


def is_small(collection: Collection) -> bool:
    """Whether so few are asked that somebody may guess who answered. Of a workshop or council one assumes it."""
    if collection.number_asked is None:
        return collection.about in {About.WORKSHOP, About.COUNCIL}
    return collection.number_asked < SMALL_GROUP
