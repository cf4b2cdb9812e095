"""Suggesting a material, deciding on it, answering its sender, and forgetting."""

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from base.outbox.services import queue_mail
from base.users import User
from network.materials.choices import Licence
from network.materials.pages import MaterialBankPage, MaterialPage
from network.materials.services import draft_material
from network.suggestions.choices import Rights, SuggestionState
from network.suggestions.mails import answer_about_suggestion
from network.suggestions.models import ReplyAddress, Suggestion, closed_storage
from network.suggestions.permissions import can_decide, can_take_into
from network.suggestions.queries import addresses_to_forget, suggestions_to_forget

KEPT_AFTER_DECISION = datetime.timedelta(days=365)
ADDRESS_KEPT = datetime.timedelta(days=90)
"""An address is deleted when its sender has been answered, and at the latest after this."""
LICENCES = {Rights.MINE: Licence.CC_BY}


@transaction.atomic
def suggest_material(
    *, key: UUID, values: dict[str, Any], address: str, bank: MaterialBankPage, language: str, by: User | None
) -> Suggestion:
    """Keep a suggestion for the bank; the same form sent twice makes one. `by` is None: nobody is asked."""
    sent = {"bank": bank, "language": language, "sent_on": timezone.localdate(), **values}
    suggestion, is_new = Suggestion.objects.get_or_create(key=key, defaults=sent)
    if address and is_new:
        ReplyAddress.objects.create(suggestion=suggestion, address=address)
    return suggestion


@transaction.atomic
def take_suggestion(*, suggestion: Suggestion, bank: MaterialBankPage, by: User) -> MaterialPage:
    """Make a draft of the material in the bank, for a coordinator to finish. Raises ValidationError when decided."""
    if not can_take_into(by, suggestion, bank):
        raise PermissionDenied
    suggestion = _undecided(suggestion)
    values = {
        "title": suggestion.title,
        "link": suggestion.link,
        "body": suggestion.description,
        "language": suggestion.language,
        "licence": LICENCES.get(Rights(suggestion.rights), Licence.UNKNOWN),
    }
    with _opened(suggestion) as file:
        material = draft_material(values=values, file=file, bank=bank, by=by)
    _decide(suggestion, SuggestionState.TAKEN, by, material=material)
    return material


@transaction.atomic
def decline_suggestion(*, suggestion: Suggestion, by: User) -> None:
    """Leave a suggestion out of the bank; its file is deleted. Raises ValidationError when it has been decided."""
    if not can_decide(by, suggestion):
        raise PermissionDenied
    _decide(_undecided(suggestion), SuggestionState.DECLINED, by)


@transaction.atomic
def answer_sender(*, suggestion: Suggestion, words: str, by: User) -> None:
    """Hand an answer to the outbox and delete the address; there it lies sealed until the answer has left.

    Raises ValidationError when there is no address, or when the outbox cannot take it.
    """
    if not can_decide(by, suggestion):
        raise PermissionDenied
    reply = ReplyAddress.objects.select_for_update().filter(suggestion=suggestion).first()
    if reply is None:
        raise ValidationError(_("The sender has been answered, or did not ask for an answer."))
    try:
        queue_mail(
            mail=answer_about_suggestion(title=suggestion.title, words=words, language=suggestion.language),
            to=reply.address,
            event=f"suggestion {suggestion.key}",
            person=f"sender of {suggestion.key}",
            kind="answer_about_suggestion",
            forget_when_sent=True,
            by=by,
        )
    except ValueError as error:
        raise ValidationError(_("No message can be sent to the address that the sender gave.")) from error
    reply.delete()
    log(instance=suggestion, action="network.answer_suggestion", user=by)


@transaction.atomic
def forget_suggestions(*, today: datetime.date, by: User | None) -> int:
    """Delete what was decided a year ago and the addresses that nobody has answered; return how many rows went."""
    forgotten = 0
    for suggestion in suggestions_to_forget(today - KEPT_AFTER_DECISION):
        _drop_file(suggestion)
        suggestion.delete()
        forgotten += 1
    _sweep()
    return forgotten + addresses_to_forget(today - ADDRESS_KEPT).delete()[0]


@transaction.atomic
def forget_addresses(*, values: Sequence[str], by: User | None) -> int:
    """Delete the addresses for an answer that are one of these, however they are written; return how many."""
    wanted = {value.casefold() for value in values}
    keys = [reply.pk for reply in ReplyAddress.objects.iterator() if reply.address.casefold() in wanted]
    return ReplyAddress.objects.filter(pk__in=keys).delete()[0]


def _sweep() -> None:
    """Delete files that no suggestion names: a form that was cut off halfway may leave one."""
    storage, folder = closed_storage(), "suggestions"
    if not storage.exists(folder):
        return
    yesterday = timezone.now() - datetime.timedelta(days=1)
    named = set(Suggestion.objects.exclude(file="").values_list("file", flat=True))
    for name in (f"{folder}/{file}" for file in storage.listdir(folder)[1]):
        if name not in named and storage.get_modified_time(name) < yesterday:
            storage.delete(name)


@contextmanager
def _opened(suggestion: Suggestion) -> Iterator[File | None]:
    if not suggestion.file:
        yield None
        return
    with suggestion.file.open("rb") as file:
        yield file


def _undecided(suggestion: Suggestion) -> Suggestion:
    found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if found.state != SuggestionState.NEW:
        raise ValidationError(_("Somebody has decided on this suggestion already."))
    return found


def _decide(suggestion: Suggestion, state: SuggestionState, by: User, material: MaterialPage | None = None) -> None:
    _drop_file(suggestion)
    suggestion.state, suggestion.decided_on, suggestion.material = state, timezone.localdate(), material
    suggestion.save()
    log(instance=suggestion, action="network.decide_suggestion", user=by, data={"state": state.value})


def _drop_file(suggestion: Suggestion) -> None:
    """Delete the file once it is certain that the row does not name it any more."""
    name, storage = suggestion.file.name, suggestion.file.storage
    suggestion.file = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
