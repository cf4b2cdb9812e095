"""What is asked, where it is asked, and what was answered."""

from workshops.surveys.models.answers import AnswerToken, BegunAnswer, Count, FreeWords, WaitingAnswer
from workshops.surveys.models.collections import Collection
from workshops.surveys.models.instruments import Instrument, InstrumentVersion
from workshops.surveys.models.named import NamedAnswer
from workshops.surveys.models.questions import LANGUAGES, Option, Question, Section

__all__ = [
    "LANGUAGES",
    "AnswerToken",
    "BegunAnswer",
    "Collection",
    "Count",
    "FreeWords",
    "Instrument",
    "InstrumentVersion",
    "NamedAnswer",
    "Option",
    "Question",
    "Section",
    "WaitingAnswer",
]
