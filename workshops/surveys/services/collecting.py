"""Opening a collection, inviting to it, closing it."""

import datetime
import logging
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.notices.choices import Purpose
from network.notices.queries import notice_in_force
from network.regions.models import Centre
from workshops.series.pages import WorkshopPage
from workshops.series.queries import series_of
from workshops.surveys.choices import STEPS, About, Anonymity, CollectionState, VersionState
from workshops.surveys.models import AnswerToken, Collection, InstrumentVersion
from workshops.surveys.permissions import can_ask
from workshops.surveys.queries import collections_over, digest_of, locked_collection, page_about
from workshops.surveys.services.mixing import mix, write_waiting_anew

log = logging.getLogger(__name__)
TOKEN_BYTES = 24
WHAT = frozenset({"about", "about_key", "region", "anonymity", "opens_on", "closes_on", "number_asked"})
REST_WAITS = datetime.timedelta(days=180)
"""For how long after the last small workshop of a series its answers wait for more of them."""


@transaction.atomic
def prepare_collection(
    *, version: InstrumentVersion, centre: Centre, values: Mapping[str, Any], by: User | None
) -> Collection:
    """Prepare to ask an instrument about something. Raises ValidationError for a version that is not in use."""
    if by is not None and not can_ask(by, centre, values["about"]):
        raise PermissionDenied
    owner = version.instrument.owner_id
    if version.state != VersionState.LOCKED or owner not in {None, centre.organisation_id}:
        raise ValidationError(_("This version of the instrument is not in use."), code="version")
    made = Collection(version=version, centre=centre, **{name: values[name] for name in WHAT & values.keys()})
    made.full_clean()
    made.save()
    _note(made, by)
    return made


@transaction.atomic
def open_collection(*, collection: Collection, by: User | None) -> Collection:
    """From its first day on people can answer. Raises ValidationError without a notice that tells what is collected."""
    if notice_in_force(Purpose.SURVEYS, collection.centre.organisation) is None:
        raise ValidationError(
            _("Publish a notice on surveys first: people must know what is collected."), code="notice"
        )
    return _step(locked_collection(collection.pk), CollectionState.OPEN, by)


@transaction.atomic
def drop_collection(*, collection: Collection, by: User | None) -> None:
    """Throw away what was prepared. Raises ValidationError for what has been opened."""
    found = locked_collection(collection.pk)
    _may(found, by)
    if found.state != CollectionState.DRAFT:
        raise ValidationError(_("This cannot be done with the survey now."), code="step")
    _note(found, by)
    found.delete()


@transaction.atomic
def change_days(
    *, collection: Collection, opens_on: datetime.date, closes_on: datetime.date, by: User | None
) -> Collection:
    """Other days, while the collection is not closed. Raises ValidationError."""
    found = locked_collection(collection.pk)
    _may(found, by)
    if found.state == CollectionState.CLOSED:
        raise ValidationError(_("This cannot be done with the survey now."), code="step")
    found.opens_on, found.closes_on = opens_on, closes_on
    found.full_clean()
    found.save(update_fields=["opens_on", "closes_on"])
    _note(found, by)
    return found


@transaction.atomic
def close_collection(*, collection: Collection, by: User | None) -> Collection:
    """Nobody can answer any more. Tokens and what was begun are destroyed: who has answered is known no more.

    Fewer than five answers of a workshop go to those of its series; of anything else they are destroyed unread.
    """
    found = _step(locked_collection(collection.pk), CollectionState.CLOSED, by)
    found.tokens.all().delete()
    found.begun.all().delete()
    if not mix(collection=found, leave=0, by=by):
        _pass_on(found)
    found.waiting.all().delete()
    return found


def close_in_time(*, today: datetime.date, by: User | None) -> int:
    """Close those whose last day has passed; returns how many. One that fails is logged, and keeps no other open."""
    return sum(_close_when_over(collection, today, by) for collection in collections_over(today))


def _close_when_over(collection: Collection, today: datetime.date, by: User | None) -> bool:
    try:
        with transaction.atomic():
            # Somebody may have given it more days, or closed it, meanwhile.
            found = locked_collection(collection.pk)
            is_over = found.state == CollectionState.OPEN and found.closes_on < today
            if is_over:
                close_collection(collection=found, by=by)
    except Exception as error:  # noqa: BLE001
        log.error("The survey %s could not be closed: %s.", collection.pk, type(error).__name__)
        return False
    return is_over


@transaction.atomic
def make_tokens(*, collection: Collection, number: int, by: User | None) -> list[str]:
    """So many invitations; returned this once, for letters. Nothing is kept of whom they go to.

    They are stored in the order of their digests and handed out in another one: which of them went out first, and to
    whom, cannot be read from where they stand. Raises ValidationError for a survey that takes no answers.
    """
    found = locked_collection(collection.pk)
    if found.state != CollectionState.OPEN or found.anonymity != Anonymity.ANONYMOUS:
        raise ValidationError(_("One cannot answer now."), code="closed")
    tokens = [secrets.token_urlsafe(TOKEN_BYTES) for _each in range(number)]
    digests = sorted(digest_of(token) for token in tokens)
    AnswerToken.objects.bulk_create(AnswerToken(collection=found, digest=digest) for digest in digests)
    if number:
        fewer_are_asked(collection=found, number=number, by=by)
    return tokens


def fewer_are_asked(*, collection: Collection, number: int, by: User | None) -> None:
    """How many are asked, when they have become fewer: whether somebody may guess depends on it. Never more again."""
    known = Q(number_asked__isnull=True) | Q(number_asked__gt=number)
    Collection.objects.filter(known, pk=collection.pk).update(number_asked=number)


def _pass_on(collection: Collection) -> None:
    """Answers that are too few for themselves wait, still sealed, for those of other workshops of the series."""
    page = page_about(collection) if collection.about == About.WORKSHOP else None
    series = series_of(page) if isinstance(page, WorkshopPage) else None
    if series is None or not collection.waiting.exists():
        return
    words = {"version": collection.version, "about_key": series.translation_key, "gathers_rest": True}
    rest = Collection.objects.filter(**words, state=CollectionState.OPEN).first() or Collection.objects.create(
        **words,
        about=About.SERIES,
        centre=collection.centre,
        state=CollectionState.OPEN,
        opens_on=collection.opens_on,
        closes_on=collection.closes_on + REST_WAITS,
        has_answers=True,
    )
    # Waits for whoever mixes in at this moment.
    into = locked_collection(rest.pk)
    write_waiting_anew(collection=into, more=[row.told for row in collection.waiting.all()], by=None)
    into.number_on_paper += collection.number_on_paper
    into.closes_on = max(into.closes_on, collection.closes_on + REST_WAITS)
    into.save(update_fields=["number_on_paper", "closes_on"])
    collection.waiting.all().delete()


def _step(found: Collection, to: CollectionState, by: User | None) -> Collection:
    _may(found, by)
    if to not in STEPS[CollectionState(found.state)]:
        raise ValidationError(_("This cannot be done with the survey now."), code="step")
    found.state = to
    if to == CollectionState.CLOSED:
        found.closes_on = min(found.closes_on, max(found.opens_on, timezone.localdate()))
    found.save(update_fields=["state", "closes_on"])
    _note(found, by)
    return found


def _may(collection: Collection, by: User | None) -> None:
    if by is not None and not can_ask(by, collection.centre, collection.about):
        raise PermissionDenied


def _note(collection: Collection, by: User | None) -> None:
    controller = collection.centre.organisation_id or 0
    note(act=Act.CHANGED, of=collection, by=by, controller=controller, fields=["state", collection.state])
