"""Answering back: written, published, taken back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.seen_form import refuse_unseen
from base.users import User
from workshops.feedback.models import Reply
from workshops.feedback.permissions import can_answer_back
from workshops.surveys.models import Collection
from workshops.surveys.queries import locked_collection


@transaction.atomic
def write_reply(
    *, collection: Collection, words_fi: str, words_sv: str, by: User | None, seen: str | None = None
) -> Reply:
    """Write what becomes of the feedback, or change it. What is published stays so, with the new words.

    Raises ValidationError where somebody else has written since it was `seen`.
    """
    found = _of(collection, by)
    reply = Reply.objects.filter(collection=found).first() or Reply(collection=found)
    refuse_unseen(seen, reply.seen_as if reply.pk else "")
    reply.words_fi, reply.words_sv = words_fi.strip(), words_sv.strip()
    reply.full_clean()
    reply.save()
    _note(reply, by, "words")
    return reply


@transaction.atomic
def publish_reply(*, collection: Collection, by: User | None) -> Reply:
    """Show it on the page of the workshop. Raises ValidationError where nothing was written."""
    found = _of(collection, by)
    reply = Reply.objects.filter(collection=found).first()
    if reply is None or not reply.words_fi:
        raise ValidationError(_("Write first what becomes of the feedback."), code="empty")
    if reply.published_at is None:
        reply.published_at, reply.published_by = timezone.now(), by
        reply.save(update_fields=["published_at", "published_by"])
        _note(reply, by, "published_at")
    return reply


@transaction.atomic
def take_reply_back(*, collection: Collection, by: User | None) -> None:
    """Show it nowhere any more; the words stay for those who wrote them."""
    found = _of(collection, by)
    reply = Reply.objects.filter(collection=found, published_at__isnull=False).first()
    if reply is not None:
        reply.published_at = reply.published_by = None
        reply.save(update_fields=["published_at", "published_by"])
        _note(reply, by, "published_at")


def _of(collection: Collection, by: User | None) -> Collection:
    found = locked_collection(collection.pk)
    if by is not None and not can_answer_back(by, found):
        raise PermissionDenied
    return found


def _note(reply: Reply, by: User | None, field: str) -> None:
    controller = reply.collection.centre.organisation_id or 0
    note(act=Act.CHANGED, of=reply, by=by, controller=controller, fields=[field])
