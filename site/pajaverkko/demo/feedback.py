"""The demo's feedback in all states: prepared, going on, answered on paper, read, answered back to; by name."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from base.users import User
from network.councils.pages import CouncilPage
from network.councils.queries import council_of, members_on
from network.regions.queries import centre_of
from pajaverkko.demo import making
from pajaverkko.demo.accounts import COORDINATOR
from pajaverkko.demo.content import Text, read
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import gathering_of
from workshops.feedback.choices import DAYS_OPEN
from workshops.feedback.services import ask_for_feedback, publish_reply, write_reply
from workshops.series.pages import SeriesPage, WorkshopPage
from workshops.surveys.choices import About, Anonymity, WordsState
from workshops.surveys.models import Collection, Question
from workshops.surveys.queries import version_in_use
from workshops.surveys.services import (
    answer,
    answer_by_name,
    close_collection,
    judge_words,
    mix,
    open_collection,
    prepare_collection,
)

READ = {"shown": WordsState.SHOWN, "kept_back": WordsState.KEPT_BACK}


def make_feedback() -> None:
    """Needs the notices, the accounts and the workshops' places."""
    for text in read("feedback")["workshop"]:
        page = WorkshopPage.objects.get(slug=text["slug"], locale__language_code="fi")
        if gathering := gathering_of(page):
            _make(gathering, text)
    for text in read("feedback")["series"]:
        _prepare(text)
    for text in read("feedback")["council"]:
        _ask_council(text)


def _prepare(text: Text) -> None:
    """Asked about a series, not begun."""
    page = SeriesPage.objects.get(slug=text["slug"], locale__language_code="fi")
    centre, version = centre_of(page), version_in_use(text["variant"])
    if centre is None or version is None:
        return
    first = timezone.localdate() + datetime.timedelta(days=text["in_days"])
    values = {
        "about": About.SERIES,
        "about_key": page.translation_key,
        "opens_on": first,
        "closes_on": first + datetime.timedelta(days=text["days"]),
        "number_asked": text["asked"],
    }
    prepare_collection(version=version, centre=centre, values=values, by=None)


def _ask_council(text: Text) -> None:
    """By name: its members find it on their own pages."""
    page = CouncilPage.objects.get(slug=text["slug"], locale__language_code="fi")
    council, version = council_of(page), version_in_use(text["variant"])
    if council is None or council.centre is None or version is None:
        return
    today = timezone.localdate()
    values = {
        "about": About.COUNCIL,
        "about_key": council.council_key,
        "anonymity": Anonymity.NAMED,
        "opens_on": today,
        "closes_on": today + datetime.timedelta(days=text["days"]),
    }
    survey = prepare_collection(version=version, centre=council.centre, values=values, by=None)
    open_collection(collection=survey, by=None)
    if ago := text.get("closed_days_ago"):
        for seat, told in zip(members_on(council, today), _answers(survey, text), strict=False):
            answer_by_name(collection=survey, person=seat.person, told=told, by=None)
        close_collection(collection=survey, by=None)
        last = today - datetime.timedelta(days=ago)
        days = {"opens_on": last - datetime.timedelta(days=text["days"]), "closes_on": last}
        Collection.objects.filter(pk=survey.pk).update(**days)


def _make(gathering: Gathering, text: Text) -> None:
    version = version_in_use(text["variant"])
    if version is None or gathering.centre is None:
        return
    survey = ask_for_feedback(gathering=gathering, version=version, by=None)
    on_paper, answers = text.get("on_paper", 0), _answers(survey, text)
    for number, told in enumerate(answers):
        by = User.objects.get(email=COORDINATOR) if len(answers) - number <= on_paper else None
        answer(collection=survey, told=told, key=uuid.uuid4(), by=by)
    if text.get("open"):
        mix(collection=survey, leave=5, by=None)
    elif text["faces"]:
        _end(survey, gathering, text)


def _end(survey: Collection, gathering: Gathering, text: Text) -> None:
    """Read, closed and answered back to; on the days after the workshop."""
    close_collection(collection=survey, by=None)
    for words in survey.free_words.all():
        for name, state in READ.items():
            if words.words in text.get(name, ()):
                themes = making.themes(text.get("themes", ()))
                judge_words(collection=survey, words=words.pk, state=state, themes=themes, by=None)
    days = {"opens_on": gathering.day, "closes_on": gathering.day + datetime.timedelta(days=DAYS_OPEN)}
    Collection.objects.filter(pk=survey.pk).update(**days)
    if text.get("reply_fi"):
        write_reply(collection=survey, words_fi=text["reply_fi"], words_sv=text["reply_sv"], by=None)
    if text.get("reply_fi") and not text.get("reply_waits"):
        publish_reply(collection=survey, by=None)


def _answers(survey: Collection, text: Text) -> list[dict[str, Any]]:
    """As many as there are faces. Whoever gave a glad one has got more of it."""
    told: list[dict[str, Any]] = []
    words = [*text.get("shown", ()), *text.get("kept_back", ()), *text.get("unread", ())]
    for face, number in enumerate(text["faces"], start=1):
        told += [_answer(survey.version.questions, face, len(told) + each) for each in range(number)]
    free = survey.version.questions[-1].key
    for place, each in enumerate(words):
        told[place * len(told) // len(words)][free] = each
    return told


def _answer(questions: list[Question], face: int, number: int) -> dict[str, Any]:
    hoped, got, heard, wished, _free = questions
    glad = min(2, 5 - face)
    return {
        hoped.key: str(face),
        got.key: got.options[min(2, glad + number % 2)].key,
        heard.key: heard.options[glad].key,
        wished.key: [wished.options[number % 4].key, wished.options[(number * 2 + 1) % 4].key],
    }
