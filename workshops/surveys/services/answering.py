"""Answering: checked against the questions, kept sealed, mixed in later by the worker."""

import datetime
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.transactions import in_turn
from base.users import User
from network.people.models import Person
from workshops.surveys.choices import (
    LONG_WORDS,
    NOT_CONCERNED,
    SHORT_WORDS,
    WITH_WORDS,
    Anonymity,
    CollectionState,
    QuestionKind,
)
from workshops.surveys.models import AnswerToken, BegunAnswer, Collection, NamedAnswer, Question
from workshops.surveys.models.answers import last_day_begun
from workshops.surveys.permissions import can_read
from workshops.surveys.queries import begun_with, digest_of, locked_collection, named_answers, token_of
from workshops.surveys.services.mixing import write_begun_anew, write_waiting_anew

CODE_BYTES = 12
Told = dict[str, list[str]]
"""What was marked or written, by the keys of the questions."""


def answer(
    *, collection: Collection, told: Mapping[str, Any], key: UUID, token: str = "", begun: str = "", by: User | None
) -> None:
    """Keep what was told; what is left empty is no answer to that question. The key of the form makes it count once.

    A token counts once; without one anybody answers who has the address. What was begun before is destroyed. `by` is
    None for people, else who writes down what somebody answered on paper. Raises ValidationError outside of the days,
    for a token that has been used, where nothing was told, and for what cannot be chosen.
    """
    if by is not None and not can_read(by, collection):
        raise PermissionDenied
    checked = told_of(collection=collection, told=told, by=by)
    with in_turn(), transaction.atomic():
        found = locked_collection(collection.pk)
        if AnswerToken.objects.filter(digest=digest_of(str(key))).exists():
            return
        _check_open(found, Anonymity.ANONYMOUS)
        if token:
            _use(found, token)
        AnswerToken.objects.create(collection=found, digest=digest_of(str(key)), is_used=True)
        write_waiting_anew(collection=found, more=[json.dumps(checked)], by=by)
        if by is not None:
            _note_paper(found, by)
        _has_answers(found)
        if rest := begun_with(found, begun):
            rest.delete()


@transaction.atomic
def answer_by_name(*, collection: Collection, person: Person, told: Mapping[str, Any], by: User | None) -> NamedAnswer:
    """Keep what somebody told with their own page open, in place of what they told before.

    Raises ValidationError like `answer`, and for somebody whom the organisation that asks does not know.
    """
    checked = told_of(collection=collection, told=told, by=by)
    found = locked_collection(collection.pk)
    _check_open(found, Anonymity.NAMED)
    if person.controller_id != found.centre.organisation_id:
        raise ValidationError(_("One cannot answer now."), code="unknown")
    words = {"told": json.dumps(checked), "answered_on": timezone.localdate()}
    rows = named_answers(found).filter(person=person)
    if rows.update(**words):
        return rows.get()
    _has_answers(found)
    return NamedAnswer._default_manager.create(
        person=person, controller_id=person.controller_id, collection=found, **words
    )


@transaction.atomic
def keep_begun(
    *, collection: Collection, told: Mapping[str, Any], code: str = "", by: User | None
) -> tuple[str, datetime.date]:
    """Keep what somebody wants to go on with, in place of what they kept with this code.

    Returns the code, and the last day on which one can go on: fourteen days on, or that of the survey. Raises
    ValidationError outside of the days, and where nothing was told.
    """
    checked = told_of(collection=collection, told=told, by=by)
    found = locked_collection(collection.pk)
    _check_open(found, Anonymity.ANONYMOUS)
    last_day = min(last_day_begun(), found.closes_on)
    kept = begun_with(found, code)
    made = code if kept else secrets.token_urlsafe(CODE_BYTES)
    row = BegunAnswer(digest=digest_of(made), told=json.dumps(checked), kept_until_on=last_day)
    write_begun_anew(collection=found, row=row, by=None)
    return made, last_day


def told_of(*, collection: Collection, told: Mapping[str, Any], by: User | None) -> Told:
    """What was told as it is kept, checked against the questions. Raises ValidationError."""
    checked: Told = {}
    for question in collection.version.questions:
        value = told.get(question.key)
        values = [value] if isinstance(value, str) else list(value or ())
        if values := [each.strip() for each in values if each.strip()]:
            checked[question.key] = _checked(question, values)
    if not checked:
        raise ValidationError(_("Nothing has been answered yet. One question is enough."), code="empty")
    return checked


def _checked(question: Question, values: Sequence[str]) -> list[str]:
    if question.kind in WITH_WORDS:
        longest = SHORT_WORDS if question.kind == QuestionKind.SHORT else LONG_WORDS
        if len(values) > 1 or len(values[0]) > longest:
            raise _cannot_be(question)
        return list(values)
    possible = {option.key for option in question.to_mark}
    chosen = list(dict.fromkeys(values))
    alone = question.kind != QuestionKind.SEVERAL or NOT_CONCERNED in chosen
    if not possible.issuperset(chosen) or (alone and len(chosen) > 1):
        raise _cannot_be(question)
    return chosen


def _cannot_be(question: Question) -> ValidationError:
    words = _("This cannot be answered to the question: %(question)s") % {"question": question.words}
    return ValidationError(words, code="choice")


def _check_open(collection: Collection, anonymity: Anonymity) -> None:
    today = timezone.localdate()
    is_open = collection.state == CollectionState.OPEN and collection.opens_on <= today <= collection.closes_on
    if not is_open or collection.gathers_rest or collection.anonymity != anonymity:
        raise ValidationError(_("One cannot answer now."), code="closed")


def _use(collection: Collection, token: str) -> None:
    found = token_of(collection, token)
    if found is None or found.is_used:
        raise ValidationError(_("With this link somebody has answered already."), code="used")
    found.is_used = True
    found.save(update_fields=["is_used"])


def _has_answers(collection: Collection) -> None:
    if not collection.has_answers:
        collection.has_answers = True
        collection.save(update_fields=["has_answers"])


def _note_paper(collection: Collection, by: User) -> None:
    collection.number_on_paper += 1
    collection.save(update_fields=["number_on_paper"])
    controller = collection.centre.organisation_id or 0
    note(act=Act.ADDED, of=collection, by=by, controller=controller, fields=["number_on_paper"])
