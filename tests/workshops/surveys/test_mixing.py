"""Mixing in: five at a time or more, everything written anew, nothing lost, nobody found."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from base.users import User
from network.notices.models import Notice
from network.regions.models import Centre
from tests.factories.network import ThemeFactory
from tests.factories.surveys import FACES, LONG, ONE, SEVERAL, SHORT, A, B, C, CollectionFactory
from tests.factories.workshops import WorkshopPageFactory
from tests.workshops.surveys.answers import TOLD, invited, raw, tell
from workshops.series.pages import SeriesPage
from workshops.surveys.models import AnswerToken, Collection, Count, FreeWords, WaitingAnswer
from workshops.surveys.queries import few_beside_paper, number_of_words_to_read, with_answers_to_see, words_to_read
from workshops.surveys.services import (
    change_days,
    close_collection,
    close_in_time,
    judge_words,
    mix,
    mix_everywhere,
    open_collection,
    prepare_collection,
)

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PLACE = {"sqlite": "rowid", "postgresql": "ctid"}


def counted(collection: Collection) -> dict[tuple[str, str], int]:
    return {(each.question, each.choice): each.number for each in collection.counts.all()}


def test_nothing_is_mixed_in_while_few_would_be_left_alone(collection: Collection):
    tell(collection, 9)
    assert mix_everywhere(by=None) == 0
    assert (WaitingAnswer.objects.count(), Count.objects.count(), FreeWords.objects.count()) == (9, 0, 0)
    tell(collection)
    assert mix_everywhere(by=None) == 5
    assert (WaitingAnswer.objects.count(), FreeWords.objects.count()) == (5, 10)


@pytest.mark.parametrize("number", [*range(5, 16), 23])
def test_at_the_end_every_answer_is_counted(collection: Collection, number: int):
    for _each in range(number):
        tell(collection)
        mix_everywhere(by=None)
    close_collection(collection=collection, by=None)
    assert counted(collection) == {
        (FACES, ""): number, (FACES, "5"): number,
        ("00000000-0000-0000-0000-000000000002", ""): number, ("00000000-0000-0000-0000-000000000002", "2"): number,
        (ONE, ""): number, (ONE, A): number,
        (SEVERAL, ""): number, (SEVERAL, A): number, (SEVERAL, C): number,
        (SHORT, ""): number, (LONG, ""): number,
    }  # fmt: skip
    collection.refresh_from_db()
    assert collection.number_mixed == number
    assert not WaitingAnswer.objects.exists()


def test_counts_are_those_of_a_hand_count(collection: Collection):
    for told in (
        {FACES: "1", ONE: A},
        {FACES: "1", ONE: B, SEVERAL: [A, B]},
        {FACES: "none", ONE: B},
        {ONE: B, SEVERAL: [C]},
        {LONG: "Vain sanoja"},
        {FACES: "3", SEVERAL: ["none"]},
    ):
        tell(collection, told=told)
    close_collection(collection=collection, by=None)
    assert counted(collection) == {
        (FACES, ""): 4, (FACES, "1"): 2, (FACES, "3"): 1, (FACES, "none"): 1,
        (ONE, ""): 4, (ONE, A): 1, (ONE, B): 3,
        (SEVERAL, ""): 3, (SEVERAL, A): 1, (SEVERAL, B): 1, (SEVERAL, C): 1, (SEVERAL, "none"): 1,
        (LONG, ""): 1,
    }  # fmt: skip


def test_mixing_writes_words_tokens_and_counts_anew_in_another_order(collection: Collection):
    keys: set[uuid.UUID] = set()
    for number in range(30):
        tell(collection, told={LONG: f"{number:02}"}, token=invited(collection))
        mix_everywhere(by=None)
        now = {uuid.UUID(str(key)) for table in ("freewords", "answertoken", "count") for key in raw(table, "id")}
        keys |= now
    before = {str(key) for table in ("freewords", "answertoken", "count") for key in raw(table, "id")}
    tell(collection, 5)
    mix(collection=collection, leave=0, by=None)
    after = {str(key) for table in ("freewords", "answertoken", "count") for key in raw(table, "id")}
    assert not before & after
    place = PLACE[connection.vendor]
    words = [str(FreeWords.objects.get(pk=key).words) for key in raw("freewords", "id", place)]
    numbered = [word for word in words if word.isdecimal()]
    assert len(numbered) == 30
    assert numbered != sorted(numbered)
    assert len(keys) > len(before)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite numbers no transactions")
def test_everything_mixed_in_was_written_by_one_transaction(collection: Collection):
    for number in range(25):
        tell(collection, told=TOLD | {LONG: f"{number}"})
        mix_everywhere(by=None)
    assert len(set(raw("freewords", "xmin::text"))) == 1
    assert len(set(raw("count", "xmin::text"))) == 1


def test_words_keep_what_was_decided_of_them(collection: Collection, keeper: User, outsider: User):
    tell(collection, 10)
    mix_everywhere(by=None)
    shown, kept_back = FreeWords.objects.filter(question=LONG)[:2]
    theme = ThemeFactory()
    judge_words(collection=collection, words=shown.pk, state="shown", themes=[theme], by=keeper)
    judge_words(collection=collection, words=kept_back.pk, state="kept_back", by=keeper)
    with pytest.raises(PermissionDenied):
        judge_words(collection=collection, words=shown.pk, state="shown", by=outsider)
    tell(collection, 10)
    mix_everywhere(by=None)
    assert FreeWords.objects.filter(state="shown", themes=theme).count() == 1
    assert FreeWords.objects.filter(state="kept_back").count() == 1
    assert not judge_words(collection=collection, words=shown.pk, state="kept_back", by=keeper)


def test_few_answers_of_workshops_wait_for_those_of_their_series(
    collection: Collection, series: SeriesPage, koske: Centre
):
    other = WorkshopPageFactory(parent=series, title="Toinen paja")
    second = CollectionFactory(centre=koske, about_key=other.translation_key, version=collection.version)
    tell(collection, 3)
    tell(second, 4)
    close_collection(collection=collection, by=None)
    rest = Collection.objects.get(gathers_rest=True)
    assert (rest.about, rest.about_key, rest.waiting.count()) == ("series", series.translation_key, 3)
    assert mix_everywhere(by=None) == 0
    close_collection(collection=second, by=None)
    assert mix_everywhere(by=None) == 7
    assert counted(rest)[FACES, "5"] == 7
    assert counted(collection) == counted(second) == {}
    assert not WaitingAnswer.objects.exists()


def test_what_never_becomes_five_is_destroyed_unread(collection: Collection):
    tell(collection, 4)
    close_collection(collection=collection, by=None)
    rest = Collection.objects.get(gathers_rest=True)
    assert rest.closes_on == timezone.localdate() + 180 * DAY
    close_in_time(today=rest.closes_on, by=None)
    assert WaitingAnswer.objects.count() == 4
    close_in_time(today=rest.closes_on + DAY, by=None)
    assert not WaitingAnswer.objects.exists()
    assert not Count.objects.exists()


def test_rests_wait_as_long_after_the_last_small_workshop_as_after_the_first(
    collection: Collection, series: SeriesPage, koske: Centre
):
    other = WorkshopPageFactory(parent=series, title="Toinen paja")
    later = timezone.localdate() + 100 * DAY
    second = CollectionFactory(centre=koske, about_key=other.translation_key, version=collection.version)
    tell(collection, 2)
    tell(second, 2)
    close_collection(collection=collection, by=None)
    Collection.objects.filter(pk=second.pk).update(opens_on=later, closes_on=later)
    close_collection(collection=second, by=None)
    assert Collection.objects.get(gathers_rest=True).closes_on == later + 180 * DAY


@pytest.mark.parametrize(
    ("mixed", "paper", "state", "rest", "is_few"),
    [
        (9, 0, "open", False, False),
        (9, 4, "open", False, True),
        (9, 4, "closed", False, False),
        (8, 4, "closed", False, True),
        (4, 4, "closed", False, False),
        (8, 8, "closed", True, True),
        (8, 9, "closed", True, True),
        (13, 8, "closed", True, False),
    ],
)
def test_words_beside_paper_are_not_waited_for_where_nobody_may_read_them(
    collection: Collection, mixed: int, paper: int, state: str, rest: bool, is_few: bool
):
    """Four from paper of eight: whoever wrote them down would know the other four. Rests may have lost some."""
    FreeWords.objects.create(collection=collection, question=LONG, words="Sana")
    kinds = {"number_mixed": mixed, "number_on_paper": paper, "state": state, "gathers_rest": rest}
    Collection.objects.filter(pk=collection.pk).update(**kinds)
    found = Collection.objects.annotate(waiting_words=number_of_words_to_read()).get(pk=collection.pk)
    assert few_beside_paper(found) is is_few
    assert found.waiting_words == words_to_read(found).count() == (0 if is_few else 1)
    assert with_answers_to_see(Collection.objects.all()).exists() is not is_few


def test_fewer_than_five_of_anything_else_are_destroyed_unread(koske: Centre, series: SeriesPage):
    found = CollectionFactory(centre=koske, about="series", about_key=series.translation_key)
    tell(found, 4)
    close_collection(collection=found, by=None)
    assert not WaitingAnswer.objects.exists()
    assert not Count.objects.exists()


def test_tokens_are_destroyed_at_the_end(collection: Collection):
    invited(collection)
    tell(collection, 5)
    close_in_time(today=collection.closes_on, by=None)
    assert AnswerToken.objects.count() == 6
    close_in_time(today=collection.closes_on + DAY, by=None)
    assert not AnswerToken.objects.exists()
    assert Collection.objects.get(pk=collection.pk).state == "closed"


@pytest.mark.parametrize("change", [{"anonymity": "named"}, {"has_answers": False}])
def test_database_refuses_to_loosen_what_was_promised(collection: Collection, change: dict):
    for anonymity in ("named", "anonymous"):
        Collection.objects.filter(pk=collection.pk).update(anonymity=anonymity)
    tell(collection)
    with pytest.raises(DatabaseError), transaction.atomic():
        Collection.objects.filter(pk=collection.pk).update(**change)
    collection.refresh_from_db()
    assert (collection.anonymity, collection.has_answers) == ("anonymous", True)


def test_only_whoever_asks_at_the_centre_opens_and_closes(
    collection: Collection, keeper: User, outsider: User, koske: Centre
):
    values = {"about": "workshop", "about_key": uuid.uuid4(), "opens_on": timezone.localdate()}
    values["closes_on"] = values["opens_on"] + DAY
    with pytest.raises(PermissionDenied):
        prepare_collection(version=collection.version, centre=koske, values=values, by=outsider)
    made = prepare_collection(version=collection.version, centre=koske, values=values, by=keeper)
    for service in (open_collection, close_collection):
        with pytest.raises(PermissionDenied):
            service(collection=made, by=outsider)
        service(collection=made, by=keeper)
        with pytest.raises(ValidationError):
            service(collection=made, by=keeper)
    with pytest.raises(ValidationError):
        change_days(collection=made, opens_on=values["opens_on"], closes_on=values["closes_on"], by=keeper)


def test_without_a_notice_nothing_is_opened(collection: Collection, keeper: User):
    Collection.objects.filter(pk=collection.pk).update(state="draft")
    Notice.objects.all().delete()
    with pytest.raises(ValidationError) as refused:
        open_collection(collection=collection, by=keeper)
    assert refused.value.code == "notice"
