"""Writing notices and publishing them; writing down consents and their end."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.notices.choices import Purpose, VersionState
from network.notices.models import Consent, Notice, NoticeVersion
from network.notices.permissions import can_write
from network.people.choices import Channel
from network.people.models import Person
from network.people.permissions import can_change, keeps
from network.regions.models import Organisation


@transaction.atomic
def draft_notice(
    *, purpose: Purpose, controller: Organisation | None, values: Mapping[str, Any], by: User | None
) -> NoticeVersion:
    """Write the draft of a notice, on from the version in force; `by` is None for what the demo makes."""
    notice, _made = Notice.objects.select_for_update().get_or_create(purpose=purpose, controller=controller)
    if by is not None and not can_write(by, notice):
        raise PermissionDenied
    draft = notice.versions.filter(state=VersionState.DRAFT).first() or _next_version(notice)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.full_clean()
    draft.save()
    return draft


@transaction.atomic
def publish_notice(*, version: NoticeVersion, by: User | None) -> NoticeVersion:
    """Put a complete draft in force in place of the one before. Raises ValidationError where a part is missing."""
    version = NoticeVersion.objects.select_for_update().select_related("notice").get(pk=version.pk)
    if by is not None and not can_write(by, version.notice):
        raise PermissionDenied
    if version.state != VersionState.DRAFT:
        raise ValidationError(_("This version has been published already."))
    if version.missing:
        raise ValidationError(_("Still to be told: %(what)s.") % {"what": "; ".join(version.missing_labels)})
    version.notice.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.REPLACED)
    version.state, version.published_at, version.published_by = VersionState.PUBLISHED, timezone.now(), by
    version.text_hash = version.digest
    version.save()
    return version


@transaction.atomic
def write_down_consent(
    *, person: Person, version: NoticeVersion, language: str, channel: Channel, by: User | None
) -> Consent:
    """Note a yes to a version that is in force; an old yes never covers a new text. `by`: None for the person."""
    if by is not None and not can_change(by, person):
        raise PermissionDenied
    if not NoticeVersion.objects.filter(pk=version.pk, state=VersionState.PUBLISHED).exists():
        raise ValidationError(_("This version is not in force."))
    held = person.consents.filter(version=version, withdrawn_at__isnull=True).first()
    if held:
        return held
    consent = Consent(
        person=person,
        controller_id=person.controller_id,
        version=version,
        text_hash=version.text_hash,
        language=language,
        channel=channel,
        given_at=timezone.now(),
        recorded_by=by,
    )
    consent.full_clean(exclude=["person"])
    consent.save(force_insert=True)
    note(act=Act.CONSENTED, of=consent, by=by, reference=person.reference, controller=person.controller_id)
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: User | None) -> None:
    """End a consent from now on; its row stays, to show that there was one."""
    if by is not None and not keeps(by, consent.person):
        raise PermissionDenied
    if consent.withdrawn_at is None:
        consent.withdrawn_at = timezone.now()
        consent.save()
        note(act=Act.WITHDREW, of=consent, by=by, reference=consent.person_id, controller=consent.controller_id)


def _next_version(notice: Notice) -> NoticeVersion:
    """A draft with the words of the version in force."""
    number = (notice.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    draft = notice.versions.filter(state=VersionState.PUBLISHED).first() or NoticeVersion(notice=notice)
    draft.pk, draft._state.adding = None, True
    draft.number, draft.state, draft.text_hash = number, VersionState.DRAFT, ""
    draft.published_at = draft.published_by = None
    return draft
