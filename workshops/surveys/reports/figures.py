"""What may be told of feedback on workshops and series in half a year, question by question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy

from base.disclosure.figures import LEAST, LEAST_WELLBEING
from base.disclosure.reported import Named, People, Things, in_languages, reports
from base.disclosure.tables import Dimension, Table
from base.half_years import HalfYear
from base.records import LANGUAGES
from network.regions.models import Centre
from workshops.surveys.choices import NOT_CONCERNED, WITH_STEPS, WITH_WORDS, QuestionKind
from workshops.surveys.models import Collection, InstrumentVersion, Question
from workshops.surveys.queries import collections_counted, few_beside_paper

MARKED, LEFT = "marked", "left"
Shape = tuple[int, str, QuestionKind, tuple[str, ...]]
"""Instrument, question, kind, steps."""


@dataclass
class _Asked:
    """One question of an instrument, with the answers of all versions that ask it in the same way. The newest that was
    asked says how it is put.
    """

    version: InstrumentVersion
    question: Question
    words: dict[str, str]
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)
    least: int = LEAST
    is_older: bool = False
    """Whether a newer version asks it in another way."""

    @property
    def shape(self) -> Shape:
        """What has to be the same so that answers can be added up: a three of five is not a three of seven."""
        steps = tuple(self.options) if self.question.kind in WITH_STEPS else ()
        return self.version.instrument_id, self.question.key, self.question.kind, steps

    @property
    def name(self) -> str:
        older = f"-{self.version.number}" if self.is_older else ""
        return f"{self.version.instrument_id}-{self.question.key}{older}"

    @property
    def number(self) -> int:
        return self.counted[""] - self.counted[NOT_CONCERNED]

    def take(self, other: "_Asked", counted: Counter[str]) -> None:
        """Add the answers to an older version. Whoever was promised seven as the least keeps that."""
        self.least = max(self.least, other.least)
        self.options = {**self.options, **{key: self.options.get(key, words) for key, words in other.options.items()}}
        if counted[""] - counted[NOT_CONCERNED] >= other.least:
            self.counted += counted


@reports(
    "feedback",
    gettext_lazy("Feedback, question by question"),
    gettext_lazy(
        "Counted are anonymous answers to surveys about workshops and series that were closed in the half-year, all of "
        "one instrument together. Whoever marked that a question does not concern them is not among those who answered."
    ),
    order=30,
)
def feedback(centre: Centre, period: HalfYear) -> Sequence[People | Things]:
    found = [each for each in collections_counted(centre, period) if not few_beside_paper(each)]
    return [_table(asked, centre, period) for asked in _questions(found)]


def _questions(collections: Iterable[Collection]) -> list[_Asked]:
    """The questions to mark something at, in their order, the newest version first.

    What fewer than five answered in one survey is left out of the sum: whoever knows the others could subtract them.
    """
    found: dict[Shape, _Asked] = {}
    newest: dict[tuple[int, str], _Asked] = {}
    for each in sorted(collections, key=lambda each: (each.version.instrument.name_fi, -each.version.number, each.pk)):
        counted = _counted(each)
        for asked in _asked_in(each.version):
            first = newest.setdefault(asked.shape[:2], asked)
            asked.is_older = first.shape != asked.shape
            found.setdefault(asked.shape, asked).take(asked, counted.get(asked.question.key, Counter()))
    return [asked for asked in found.values() if asked.options and asked.number > 0]


def _counted(collection: Collection) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for count in collection.counts.all():
        found.setdefault(count.question, Counter())[count.choice] += count.number
    return found


def _asked_in(version: InstrumentVersion) -> list[_Asked]:
    """The questions of a version, in each language of the site."""
    found: dict[str, _Asked] = {}
    for code in LANGUAGES:
        with translation.override(code):
            questions = [question for question in version.questions if question.kind not in WITH_WORDS]
        for question in questions:
            least = LEAST_WELLBEING if question.is_wellbeing else LEAST
            asked = found.setdefault(question.key, _Asked(version, question, {}, least=least))
            asked.words[code] = question.words
            for option in question.options:
                asked.options.setdefault(option.key, {})[code] = option.words
    return list(found.values())


def _table(asked: _Asked, centre: Centre, period: HalfYear) -> People:
    options = [Named(key, words) for key, words in asked.options.items()]
    dimensions, labels = [Dimension("answer", list(asked.options))], [(_answer(), options)]
    counts: dict[tuple[str, ...], int] = {(key,): asked.counted[key] for key in asked.options}
    if asked.question.kind == QuestionKind.SEVERAL:
        dimensions = [replace(dimensions[0], is_apart=True), Dimension("marked", [MARKED, LEFT])]
        labels.append((Named("marked", in_languages(lambda: _("Marked"))), _marks()))
        counts = {(key, MARKED): asked.counted[key] for key in asked.options}
        counts |= {(key, LEFT): asked.number - asked.counted[key] for key in asked.options}
    table = Table(f"answers {centre.pk} {period.code} {asked.name}", dimensions, counts, asked.least)
    told = in_languages(lambda: _told(asked))
    return People(asked.name, asked.words, told, table, labels, has_mean=asked.question.kind in WITH_STEPS)


def _told(asked: _Asked) -> str:
    words = {"instrument": asked.version.instrument, "number": asked.version.number}
    if asked.is_older:
        return _("Asked in version %(number)d of the survey “%(instrument)s”, in another way than later on.") % words
    return _("Asked in the survey “%(instrument)s”.") % words


def _answer() -> Named:
    return Named("answer", in_languages(lambda: _("The answer")))


def _marks() -> list[Named]:
    return [
        Named(MARKED, in_languages(lambda: _("chose it"))),
        Named(LEFT, in_languages(lambda: _("did not choose it"))),
    ]
