"""An instrument with a question of every kind, and collections."""

import datetime
import uuid

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from tests.factories.network import CentreFactory
from tests.factories.people import PersonFactory
from workshops.feedback.models import Reply
from workshops.surveys.models import (
    AnswerToken,
    BegunAnswer,
    Collection,
    Count,
    FreeWords,
    Instrument,
    InstrumentVersion,
    NamedAnswer,
    WaitingAnswer,
)

FACES, SCALE, ONE, SEVERAL, SHORT, LONG = (str(uuid.UUID(int=number)) for number in range(1, 7))
"""The keys of the questions."""
A, B, C = (str(uuid.UUID(int=number)) for number in range(10, 13))
"""The keys of what can be chosen."""


def asked(words: str) -> dict[str, object]:
    return {"words_fi": words, "words_sv": f"{words} (sv)", "may_not_concern": True}


def options() -> list[dict[str, object]]:
    return [{"type": "item", "id": key, "value": asked(name)} for key, name in ((A, "eka"), (B, "toka"), (C, "muu"))]


def every_kind() -> list[dict[str, object]]:
    """One question of each kind, as a stream keeps them."""
    ends = {"low_fi": "en lainkaan", "low_sv": "inte alls", "high_fi": "paljon", "high_sv": "mycket"}
    return [
        {"type": "section", "id": str(uuid.UUID(int=20)), "value": asked("Päivästä")},
        {"type": "faces", "id": FACES, "value": asked("Miltä päivä tuntui?")},
        {"type": "scale", "id": SCALE, "value": asked("Saitko jotain mukaasi?") | {"steps": 4} | ends},
        {"type": "one", "id": ONE, "value": asked("Mikä oli tärkeintä?") | {"options": options()}},
        {"type": "section", "id": str(uuid.UUID(int=21)), "value": asked("Jatkosta")},
        {"type": "several", "id": SEVERAL, "value": asked("Mitä seuraavaksi?") | {"options": options()}},
        {"type": "short", "id": SHORT, "value": asked("Yksi sana päivästä?")},
        {"type": "long", "id": LONG, "value": asked("Mitä muuta?")},
    ]


class InstrumentFactory(DjangoModelFactory):
    class Meta:
        model = Instrument

    key = factory.Sequence("mittari-{}".format)
    name_fi = "Palaute työpajasta"
    name_sv = "Respons på workshoppen"
    licence = "Oma, CC BY 4.0"


class VersionFactory(DjangoModelFactory):
    """A draft to which nothing is missing."""

    class Meta:
        model = InstrumentVersion

    instrument = factory.SubFactory(InstrumentFactory)
    number = 1
    content = factory.LazyFunction(every_kind)

    class Params:
        locked = factory.Trait(state="locked", locked_at=factory.LazyFunction(timezone.now))


class CollectionFactory(DjangoModelFactory):
    """Open, about a workshop that is nowhere."""

    class Meta:
        model = Collection

    version = factory.SubFactory(VersionFactory, locked=True)
    centre = factory.SubFactory(CentreFactory)
    about = "workshop"
    about_key = factory.LazyFunction(uuid.uuid4)
    state = "open"
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=1))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))


class AnswerTokenFactory(DjangoModelFactory):
    class Meta:
        model = AnswerToken

    collection = factory.SubFactory(CollectionFactory)
    digest = factory.Sequence("{:064}".format)


class WaitingAnswerFactory(DjangoModelFactory):
    class Meta:
        model = WaitingAnswer

    collection = factory.SubFactory(CollectionFactory)
    told = "{}"


class BegunAnswerFactory(DjangoModelFactory):
    class Meta:
        model = BegunAnswer

    collection = factory.SubFactory(CollectionFactory)
    digest = factory.Sequence("{:064}".format)
    told = "{}"


class CountFactory(DjangoModelFactory):
    class Meta:
        model = Count

    collection = factory.SubFactory(CollectionFactory)
    question = FACES
    number = 5


class FreeWordsFactory(DjangoModelFactory):
    class Meta:
        model = FreeWords

    collection = factory.SubFactory(CollectionFactory)
    question = LONG
    words = "Hyvä päivä."


class ReplyFactory(DjangoModelFactory):
    class Meta:
        model = Reply

    collection = factory.SubFactory(CollectionFactory)
    words_fi = "Lisäämme taukoja."


class NamedAnswerFactory(DjangoModelFactory):
    class Meta:
        model = NamedAnswer

    person = factory.SubFactory(PersonFactory)
    controller = factory.SelfAttribute("person.controller")
    collection = factory.SubFactory(CollectionFactory, anonymity="named", has_answers=True)
    told = "{}"
    answered_on = factory.LazyFunction(timezone.localdate)
