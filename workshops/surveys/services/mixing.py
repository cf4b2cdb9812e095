"""Mixing answers in: at least five at a time, in one transaction, with everything of the collection written anew.

Whoever has the whole database finds one transaction that has written all words and all tokens of the collection.
"""

import json
import logging
import random
import uuid
from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from base.users import User
from workshops.surveys.choices import BATCH, WITH_WORDS
from workshops.surveys.models import AnswerToken, BegunAnswer, Collection, Count, FreeWords, WaitingAnswer
from workshops.surveys.queries import collections_to_mix, locked_collection, rests_to_mix

log = logging.getLogger(__name__)
_random = random.SystemRandom()
Counted = Counter[tuple[str, str]]


def mix_everywhere(*, by: User | None) -> int:
    """Mix in wherever enough answers wait; returns how many. Five stay, so that at the end no few are left alone."""
    mixed = sum(_mix_one(collection, BATCH, by) for collection in collections_to_mix())
    return mixed + sum(_mix_one(collection, 0, by) for collection in rests_to_mix())


def _mix_one(collection: Collection, leave: int, by: User | None) -> int:
    """One that fails is logged, and keeps no other from being mixed in."""
    try:
        return mix(collection=collection, leave=leave, by=by)
    except Exception as error:  # noqa: BLE001
        log.error("The answers of survey %s could not be mixed in: %s.", collection.pk, type(error).__name__)
        return 0


@transaction.atomic
def mix(*, collection: Collection, leave: int, by: User | None) -> int:
    """Mix all but some of the waiting answers in among the others; returns how many. Fewer than five wait on."""
    found = locked_collection(collection.pk)
    waiting = list(found.waiting.all())
    _random.shuffle(waiting)
    rows = waiting[leave:]
    if len(rows) < BATCH:
        return 0
    counted, words = _read(found, rows)
    _add(found, counted)
    _write_anew(found, words)
    found.waiting.filter(pk__in=[row.pk for row in rows]).delete()
    Collection.objects.filter(pk=found.pk).update(number_mixed=F("number_mixed") + len(rows))
    return len(rows)


def write_waiting_anew(*, collection: Collection, more: Sequence[str], by: User | None) -> None:
    """Put answers among those that wait, all written anew in another order, under other keys and sealed in one moment.

    Where a row stands, which transaction wrote it and when it was sealed then tells of all of them the same. Whoever
    calls it holds the lock of the collection.
    """
    rows = [WaitingAnswer(collection=collection, told=row.told) for row in collection.waiting.all()]
    rows += [WaitingAnswer(collection=collection, told=told) for told in more]
    collection.waiting.all().delete()
    _random.shuffle(rows)
    WaitingAnswer.objects.bulk_create(rows)


def write_begun_anew(*, collection: Collection, row: BegunAnswer, by: User | None) -> None:
    """Put what somebody has begun among what others have, in place of what they kept before: all written anew.

    Where a row stands then tells nobody who came when. Whoever calls it holds the lock of the collection.
    """
    others = collection.begun.exclude(digest=row.digest)
    rows = [(each.digest, each.told, each.kept_until_on) for each in (*others, row)]
    collection.begun.all().delete()
    _random.shuffle(rows)
    BegunAnswer.objects.bulk_create(
        BegunAnswer(collection=collection, digest=digest, told=told, kept_until_on=day) for digest, told, day in rows
    )


def _read(collection: Collection, rows: Sequence[WaitingAnswer]) -> tuple[Counted, list[FreeWords]]:
    with_words = {question.key for question in collection.version.questions if question.kind in WITH_WORDS}
    counted, words = Counted(), list[FreeWords]()
    for row in rows:
        for question, values in json.loads(row.told).items():
            counted[question, ""] += 1
            if question in with_words:
                words.append(FreeWords(collection=collection, question=question, words=values[0]))
            else:
                counted.update((question, value) for value in values)
    return counted, words


def _add(collection: Collection, counted: Counted) -> None:
    """All counts are written anew as well: which of them have grown stands in no row."""
    for count in collection.counts.all():
        counted[count.question, count.choice] += count.number
    collection.counts.all().delete()
    rows = [
        Count(collection=collection, question=question, choice=choice, number=number)
        for (question, choice), number in counted.items()
    ]
    _random.shuffle(rows)
    Count.objects.bulk_create(rows)


def _write_anew(collection: Collection, words: list[FreeWords]) -> None:
    """The words, the new ones among them, with the themes that they were given; and the tokens."""
    themes: dict[uuid.UUID, list[int]] = {}
    everything = list(words)
    for each in collection.free_words.prefetch_related("themes"):
        anew = FreeWords(collection=collection, question=each.question, words=each.words, state=each.state)
        themes[anew.pk] = [theme.pk for theme in each.themes.all()]
        everything.append(anew)
    tokens = [
        AnswerToken(collection=collection, digest=token.digest, is_used=token.is_used)
        for token in collection.tokens.all()
    ]
    collection.free_words.all().delete()
    collection.tokens.all().delete()
    _random.shuffle(everything)
    _random.shuffle(tokens)
    FreeWords.objects.bulk_create(everything)
    through = FreeWords.themes.through
    carried = [through(freewords_id=row.pk, theme_id=theme) for row in everything for theme in themes.get(row.pk, ())]
    through.objects.bulk_create(carried)
    AnswerToken.objects.bulk_create(tokens)
