"""Free words: somebody reads them before anybody else does."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.themes.models import Theme
from workshops.surveys.choices import WordsState
from workshops.surveys.models import Collection
from workshops.surveys.permissions import can_read
from workshops.surveys.queries import locked_collection


@transaction.atomic
def judge_words(
    *, collection: Collection, words: UUID, state: WordsState, themes: Sequence[Theme] = (), by: User | None
) -> bool:
    """Let words be shown, with the themes that they speak of, or keep them back; returns whether they were there.

    Mixing gives words other keys: whoever judges from a screen opened before looks at it again.
    """
    if by is not None and not can_read(by, collection):
        raise PermissionDenied
    found = locked_collection(collection.pk)
    row = found.free_words.filter(pk=words).first()
    if row is not None:
        row.state = state
        row.save(update_fields=["state"])
        row.themes.set(themes if state == WordsState.SHOWN else ())
        controller = found.centre.organisation_id or 0
        note(act=Act.CHANGED, of=found, by=by, controller=controller, fields=["free_words", state])
    return row is not None
