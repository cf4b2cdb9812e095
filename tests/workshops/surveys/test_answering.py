"""Answering: what is taken, what is refused, what counts once."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.people.models import Person
from network.regions.models import Centre
from tests.factories.people import PersonFactory
from tests.factories.surveys import FACES, LONG, ONE, SCALE, SEVERAL, SHORT, A, B, CollectionFactory
from tests.workshops.surveys.answers import TOLD, invited, raw, tell
from workshops.surveys.models import AnswerToken, BegunAnswer, Collection, NamedAnswer, WaitingAnswer
from workshops.surveys.services import answer, answer_by_name, close_collection, keep_begun

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def person(koske: Centre) -> Person:
    return PersonFactory(controller=koske.organisation)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, "empty"),
        ({SHORT: "  "}, "empty"),
        ({SEVERAL: []}, "empty"),
        ({"what is not asked": "1"}, "empty"),
        ({FACES: "6"}, "choice"),
        ({FACES: "0"}, "choice"),
        ({FACES: "x"}, "choice"),
        ({FACES: ["1", "2"]}, "choice"),
        ({FACES: ["1", "none"]}, "choice"),
        ({SCALE: "5"}, "choice"),
        ({ONE: "z"}, "choice"),
        ({ONE: [A, B]}, "choice"),
        ({SEVERAL: [A, "z"]}, "choice"),
        ({SEVERAL: [A, "none"]}, "choice"),
        ({SHORT: "x" * 201}, "choice"),
        ({SHORT: ["x", "y"]}, "choice"),
        ({LONG: "x" * 2_001}, "choice"),
    ],
)
def test_what_cannot_be_answered_is_refused_and_nothing_is_kept(collection: Collection, told: dict, code: str):
    with pytest.raises(ValidationError) as refused:
        tell(collection, told=told)
    assert refused.value.code == code
    assert not WaitingAnswer.objects.exists()
    assert not AnswerToken.objects.exists()


def test_answer_waits_sealed(collection: Collection):
    tell(collection)
    (stored,) = raw("waitinganswer", "told")
    assert not [word for word in ("päivä", "Rohkeutta", A, FACES) if word in stored]


def test_form_counts_once_however_often_it_is_sent(collection: Collection):
    key, token = uuid.uuid4(), invited(collection)
    for _click in range(3):
        tell(collection, key=key, token=token)
    assert WaitingAnswer.objects.count() == 1


def test_invitation_counts_once(collection: Collection):
    token = invited(collection)
    tell(collection, token=token)
    for wrong in (token, token[:-1], "x"):
        with pytest.raises(ValidationError) as refused:
            tell(collection, token=wrong)
        assert refused.value.code == "used"
    assert WaitingAnswer.objects.count() == 1
    assert token not in "".join(raw("answertoken", "digest"))


def test_invitation_of_another_survey_is_none(collection: Collection, koske: Centre):
    other = CollectionFactory(centre=koske)
    with pytest.raises(ValidationError):
        tell(collection, token=invited(other))


@pytest.mark.parametrize(
    "values",
    [{"state": "draft"}, {"state": "closed"}, {"opens_on": DAY}, {"closes_on": -DAY}, {"gathers_rest": True}],
)
def test_nobody_answers_outside_of_the_days(collection: Collection, values: dict):
    today = timezone.localdate()
    told = {name: today + value if isinstance(value, datetime.timedelta) else value for name, value in values.items()}
    Collection.objects.filter(pk=collection.pk).update(**{"opens_on": today - 2 * DAY, **told})
    with pytest.raises(ValidationError) as refused:
        tell(collection)
    assert refused.value.code == "closed"
    assert not WaitingAnswer.objects.exists()


def test_first_and_last_day_take_answers(collection: Collection):
    today = timezone.localdate()
    Collection.objects.filter(pk=collection.pk).update(opens_on=today, closes_on=today)
    tell(collection)
    assert WaitingAnswer.objects.count() == 1


def test_what_somebody_has_begun_is_kept_sealed_until_they_send_it(collection: Collection):
    code, last_day = keep_begun(collection=collection, told={LONG: "Alku"}, by=None)
    assert last_day == timezone.localdate() + 14 * DAY
    BegunAnswer.objects.update(kept_until_on=timezone.localdate())
    assert keep_begun(collection=collection, told={LONG: "Alku ja jatko"}, code=code, by=None) == (code, last_day)
    kept = BegunAnswer.objects.get()
    assert (kept.told, kept.kept_until_on) == (f'{{"{LONG}": ["Alku ja jatko"]}}', last_day)
    assert "Alku" not in "".join(raw("begunanswer", "told"))
    assert code not in "".join(raw("begunanswer", "digest"))
    tell(collection, begun=code)
    assert not BegunAnswer.objects.exists()


def test_what_was_begun_is_kept_no_longer_than_the_survey_is_open(collection: Collection):
    Collection.objects.filter(pk=collection.pk).update(closes_on=timezone.localdate() + DAY)
    assert keep_begun(collection=collection, told={LONG: "Alku"}, by=None)[1] == timezone.localdate() + DAY


def test_what_was_begun_is_destroyed_with_the_survey(collection: Collection):
    keep_begun(collection=collection, told={LONG: "Alku"}, by=None)
    close_collection(collection=collection, by=None)
    assert not BegunAnswer.objects.exists()


def test_named_answer_replaces_the_one_before_and_stands_sealed(collection: Collection, koske: Centre, person: Person):
    named = CollectionFactory(centre=koske, anonymity="named")
    for words in ("Eka", "Toka"):
        answer_by_name(collection=named, person=person, told=TOLD | {LONG: words}, by=None)
    kept = NamedAnswer._base_manager.get()
    assert (kept.person, kept.controller) == (person, koske.organisation)
    assert "Toka" in kept.told
    assert "Toka" not in "".join(raw("namedanswer", "told"))
    assert Collection.objects.get(pk=named.pk).has_answers


def test_named_and_anonymous_are_never_mixed_up(collection: Collection, koske: Centre, person: Person):
    named = CollectionFactory(centre=koske, anonymity="named")
    with pytest.raises(ValidationError):
        answer(collection=named, told=TOLD, key=uuid.uuid4(), by=None)
    with pytest.raises(ValidationError):
        answer_by_name(collection=collection, person=person, told=TOLD, by=None)
    with pytest.raises(ValidationError):
        invited(named)
    stranger = PersonFactory()
    with pytest.raises(ValidationError):
        answer_by_name(collection=named, person=stranger, told=TOLD, by=None)
    assert not NamedAnswer._base_manager.exists()
    assert not WaitingAnswer.objects.exists()
