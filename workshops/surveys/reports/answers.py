"""What was answered, question by question, for those who asked. No number is told of fewer than five answers."""

import datetime
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workshops.surveys.choices import (
    BATCH,
    NOT_CONCERNED,
    WITH_STEPS,
    WITH_WORDS,
    Anonymity,
    CollectionState,
    WordsState,
)
from workshops.surveys.models import Collection, FreeWords, Question
from workshops.surveys.queries import answers_of_people, few_beside_paper, words_to_read

MEAN_FROM, WELLBEING_FROM = 10, 7


@dataclass(frozen=True)
class AnsweredRow:
    """One answer that could be chosen: how many chose it, and how many in a hundred."""

    words: str
    number: int
    share: int


@dataclass(frozen=True)
class AnsweredQuestion:
    """One question with its answers; `rows` are empty while too few have answered it."""

    words: str
    number: int
    rows: Sequence[AnsweredRow]
    mean: str
    has_words: bool

    @property
    def is_open(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Answered:
    """All questions of a survey, of so many answers."""

    number: int
    questions: Sequence[AnsweredQuestion]


def answered(collection: Collection) -> Answered:
    """Exact numbers for those who asked, from five answers on, from seven where it is about wellbeing.

    Only when the survey is closed: between two looks at one that goes on, somebody could see a single answer come. Of
    answers from paper whoever wrote them down knows what they say: beside them there are none, or five, others.
    """
    counted, number = _counted(collection)
    if collection.anonymity == Anonymity.ANONYMOUS:
        is_open = collection.state == CollectionState.CLOSED and not few_beside_paper(collection)
        counted, number = (counted, number) if is_open else (Counter(), 0)
    return Answered(number, [_question(question, counted) for question in collection.version.questions])


@dataclass(frozen=True)
class NamedRow:
    """What one person answered to a survey that is not anonymous."""

    name: str
    answered_on: datetime.date
    answers: Sequence[tuple[str, str]]


def named_rows(collection: Collection) -> list[NamedRow]:
    """Person by person, by calling name, for those who asked."""
    questions = collection.version.questions
    rows = answers_of_people(collection).select_related("person")
    found = [NamedRow(row.person.calling_name, row.answered_on, _in_words(questions, row.told)) for row in rows]
    return sorted(found, key=lambda row: row.name)


def _in_words(questions: Sequence[Question], told: str) -> list[tuple[str, str]]:
    values = json.loads(told)
    found = []
    for question in questions:
        if question.key in values:
            words = {option.key: option.words for option in question.to_mark}
            found.append((question.words, ", ".join(words.get(value, value) for value in values[question.key])))
    return found


def words_waiting(collection: Collection) -> list[tuple[str, list[FreeWords]]]:
    """What nobody has read, by question."""
    return _by_question(collection, list(words_to_read(collection)))


def words_shown(collection: Collection, *states: WordsState) -> list[tuple[str, list[FreeWords]]]:
    """What has been read and may be shown, by question."""
    found = collection.free_words.filter(state__in=states or [WordsState.SHOWN])
    return _by_question(collection, list(found.prefetch_related("themes")))


def _by_question(collection: Collection, words: list[FreeWords]) -> list[tuple[str, list[FreeWords]]]:
    """In an order of their own: neither the time nor the place of a row tells anything. None of a few beside paper."""
    if few_beside_paper(collection):
        return []
    found = []
    for question in collection.version.questions:
        own = sorted((each for each in words if each.question == question.key), key=lambda each: str(each.words))
        if own:
            found.append((question.words, own))
    return found


def _counted(collection: Collection) -> tuple[Counter[tuple[str, str]], int]:
    if collection.anonymity == Anonymity.ANONYMOUS:
        rows = collection.counts.values_list("question", "choice", "number")
        return Counter({(question, choice): number for question, choice, number in rows}), collection.number_mixed
    counted, answers = (
        Counter[tuple[str, str]](),
        list(answers_of_people(collection)),
    )
    for answer in answers:
        for question, values in json.loads(answer.told).items():
            counted[question, ""] += 1
            counted.update((question, value) for value in values)
    return counted, len(answers)


def _question(question: Question, counted: Counter[tuple[str, str]]) -> AnsweredQuestion:
    """Whoever marked that it does not concern them is not among those who answered."""
    number = counted[question.key, ""] - counted[question.key, NOT_CONCERNED]
    is_open = number >= (WELLBEING_FROM if question.is_wellbeing else BATCH)
    if question.kind in WITH_WORDS or not is_open:
        return AnsweredQuestion(question.words, number if number >= BATCH else 0, [], "", question.kind in WITH_WORDS)
    numbers = [(option.words, counted[question.key, option.key]) for option in question.options]
    rows = [AnsweredRow(words, many, round(100 * many / number)) for words, many in numbers]
    return AnsweredQuestion(question.words, number, rows, _mean(question, counted), has_words=False)


def _mean(question: Question, counted: Counter[tuple[str, str]]) -> str:
    """Of a scale or faces, from ten answers on; "does not concern me" is no step."""
    if question.kind not in WITH_STEPS:
        return ""
    steps = {option.key: counted[question.key, option.key] for option in question.options}
    number = sum(steps.values())
    if number < MEAN_FROM:
        return ""
    mean = sum(int(step) * many for step, many in steps.items()) / number
    return _("mean %(mean)s of 1–%(most)s") % {"mean": f"{mean:.1f}".replace(".", ","), "most": len(steps)}
