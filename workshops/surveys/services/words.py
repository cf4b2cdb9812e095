"""Free words: somebody reads them before anybody else does."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from workshops.surveys.choices import WordsState
from workshops.surveys.models import Collection
from workshops.surveys.permissions import can_read
from workshops.surveys.queries import locked_collection


@transaction.atomic
def judge_words(*, collection: Collection, words: UUID, state: WordsState, by: User) -> bool:
    """Let words be shown, keep them back, or take that back; returns whether they were there.

    Mixing gives words other keys: whoever judges from a screen opened before looks at it again.
    """
    if not can_read(by, collection):
        raise PermissionDenied
    found = locked_collection(collection.pk)
    is_there = bool(found.free_words.filter(pk=words).update(state=state))
    if is_there:
        controller = found.centre.organisation_id or 0
        note(act=Act.CHANGED, of=found, by=by, controller=controller, fields=["free_words", state])
    return is_there
