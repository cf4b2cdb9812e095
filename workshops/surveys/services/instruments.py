"""Instruments: written, locked before they are first used, and changed by a new version."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.seen_form import refuse_unseen
from base.users import User
from workshops.surveys.choices import VersionState
from workshops.surveys.models import LANGUAGES, Instrument, InstrumentVersion
from workshops.surveys.permissions import can_write, writes_instruments

OF_INSTRUMENT = frozenset({"name_fi", "name_sv", "licence"})
OF_VERSION = frozenset({"content", *(f"{name}_{code}" for name in ("opening", "thanks") for code in LANGUAGES)})


@transaction.atomic
def begin_instrument(*, values: Mapping[str, Any], by: User | None) -> InstrumentVersion:
    """A new instrument with an empty first version. Raises ValidationError for a name in addresses that is taken."""
    taken = Instrument.objects.filter(key__startswith=values["key"]).values_list("key", flat=True)
    made = Instrument(**{name: values[name] for name in {*OF_INSTRUMENT, "key", "owner"} & values.keys()})
    if by is not None and not (writes_instruments(by) and can_write(by, made)):
        raise PermissionDenied
    if made.key in set(taken):
        made.key = f"{made.key[:50]}-{len(taken) + 1}"
    made.full_clean()
    made.save()
    version = InstrumentVersion.objects.create(instrument=made, number=1)
    _note(version, by)
    return version


@transaction.atomic
def write_version(
    *, version: InstrumentVersion, values: Mapping[str, Any], by: User | None, seen: str | None = None
) -> InstrumentVersion:
    """Write on a draft. Raises ValidationError for a version that is locked, and where somebody else has written on it
    since it was `seen`.
    """
    found = _draft(version, by)
    refuse_unseen(seen, found.seen_as)
    for name in OF_VERSION & values.keys():
        setattr(found, name, values[name])
    for name in OF_INSTRUMENT & values.keys():
        setattr(found.instrument, name, values[name])
    found.full_clean()
    found.instrument.full_clean()
    found.save()
    found.instrument.save()
    return found


@transaction.atomic
def lock_version(*, version: InstrumentVersion, by: User | None) -> InstrumentVersion:
    """From now on this wording is what people answer, and is never changed; the one before is retired.

    Raises ValidationError for one without a licence, without questions, or with a text missing in a language.
    """
    found = _draft(version, by)
    if not found.instrument.licence.strip():
        raise ValidationError(_("Tell first whose texts they are and on which terms they may be used."), code="licence")
    if missing := found.missing:
        raise ValidationError(_("Still to be told: %(what)s.") % {"what": "; ".join(missing)}, code="missing")
    found.instrument.versions.filter(state=VersionState.LOCKED).update(state=VersionState.RETIRED)
    found.state, found.locked_at, found.locked_by = VersionState.LOCKED, timezone.now(), by
    found.save(update_fields=["state", "locked_at", "locked_by"])
    _note(found, by)
    return found


@transaction.atomic
def new_version(*, instrument: Instrument, by: User | None) -> InstrumentVersion:
    """A draft with everything of the newest version; the one that is there already where there is one."""
    _may(instrument, by)
    locked = Instrument.objects.select_for_update(of=("self",)).get(pk=instrument.pk)
    made: InstrumentVersion = locked.versions.order_by("-number")[0]
    if made.state == VersionState.DRAFT:
        return made
    made.pk, made._state.adding = None, True
    made.number, made.state = made.number + 1, VersionState.DRAFT
    made.locked_at = made.locked_by = None
    made.comes_with_product = False
    made.save()
    _note(made, by)
    return made


@transaction.atomic
def drop_draft(*, version: InstrumentVersion, by: User | None) -> None:
    """Throw a draft away; an instrument that has nothing else goes with it. Raises ValidationError for a locked one."""
    found = _draft(version, by)
    instrument = found.instrument
    _note(found, by)
    found.delete()
    if not instrument.versions.exists():
        instrument.delete()


def _draft(version: InstrumentVersion, by: User | None) -> InstrumentVersion:
    found = InstrumentVersion.objects.select_for_update(of=("self",)).select_related("instrument").get(pk=version.pk)
    _may(found.instrument, by)
    if found.state != VersionState.DRAFT:
        raise ValidationError(_("This version is locked: make a new one."), code="locked")
    return found


def _may(instrument: Instrument, by: User | None) -> None:
    if by is not None and not can_write(by, instrument):
        raise PermissionDenied


def _note(version: InstrumentVersion, by: User | None) -> None:
    """What comes with the product is nobody's act."""
    if by is not None:
        note(act=Act.CHANGED, of=version, by=by, controller=version.instrument.owner_id or 0, fields=["state"])
