"""From what a council has decided to a proposal on its way."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.seen_form import refuse_unseen
from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.meetings.choices import IS_AGREED
from network.meetings.models import AgendaItem
from network.proposals.choices import LONGEST_WAIT, TIME_TO_ANSWER, ProposalState
from network.proposals.models import Addressee, Proposal, ProposalStep
from network.proposals.queries import (
    addressee_of,
    is_read_by_everybody,
    locked_council,
    locked_proposal,
    proposal_with_key,
)
from network.proposals.services.asking import ask, tell_members
from network.themes.models import Theme


@transaction.atomic
def prepare_proposal(
    *,
    council: Council,
    proposal: Proposal | None,
    item: AgendaItem | None,
    addressee: Addressee,
    values: Mapping[str, Any],
    themes: Iterable[Theme],
    key: UUID,
    by: User | None,
    seen: str | None = None,
) -> Proposal:
    """Write a proposal down, or change one that has not been sent. The key of the form makes it once.

    `seen` is the `version` that whoever changes it has read. Raises ValidationError where somebody else has changed it
    since, once it has been sent, and for an addressee of another council or one who has left.
    """
    if by is not None and not can_keep(by, council):
        raise PermissionDenied
    if addressee.council_id != council.pk or addressee.left_on is not None:
        raise ValidationError(_("Choose somebody who answers this council."), code="addressee")
    locked_council(council.pk)
    if proposal is None and (known := proposal_with_key(key)):
        if known.council_id != council.pk:
            raise ValidationError(_("Open the form anew, and send it once more."), code="key")
        return known
    row = locked_proposal(proposal.pk) if proposal else Proposal(council=council, item=item, key=key)
    if row.state != ProposalState.PREPARED:
        raise ValidationError(_("It has been sent: it does not change any more."), code="sent")
    if proposal:
        refuse_unseen(seen, row.version)
    for name, value in values.items():
        setattr(row, name, value)
    if row.answer_due_on > timezone.localdate() + LONGEST_WAIT:
        raise ValidationError({"answer_due_on": _("That is too far away: choose a day within two years.")})
    row.addressee, row.to_fi, row.to_sv = addressee, addressee.name_fi, addressee.name_sv
    row.full_clean(exclude=["council", "item", "addressee"])
    row.save()
    row.themes.set(themes)
    _note(row, ["words"], by)
    return row


@transaction.atomic
def send_proposal(*, proposal: Proposal, at: datetime.datetime, by: User | None) -> Proposal:
    """Send it to the addressee; from now on everybody may see it, and members hear of it.

    Raises ValidationError when it has been sent, when there is too little time to answer, without somebody to answer,
    while the memo that it comes from is not agreed, and while the council has no public page.
    """
    found = locked_proposal(proposal.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    today = timezone.localtime(at).date()
    if found.state != ProposalState.PREPARED:
        raise ValidationError(_("It has been sent already."), code="sent")
    if found.answer_due_on < today + TIME_TO_ANSWER:
        raise ValidationError(_("Give at least two weeks to answer: change the day first."), code="day")
    if found.item and found.item.meeting.memo not in IS_AGREED:
        raise ValidationError(
            _("The memo of the meeting has not been agreed yet. The proposal can be sent after that."), code="memo"
        )
    if not is_read_by_everybody(found.council):
        raise ValidationError(_("Publish the page of the council first: the proposal stands below it."), code="page")
    if addressee := addressee_of(found):
        found.to_fi, found.to_sv = addressee.name_fi, addressee.name_sv
    found.state, found.sent_on = ProposalState.SENT, today
    found.save(update_fields=["state", "sent_on", "to_fi", "to_sv"])
    if not ask(proposal=found, by=by):
        raise ValidationError(_("Choose somebody who answers this council."), code="addressee")
    step = ProposalStep.objects.create(
        proposal=found, to=ProposalState.SENT, happened_on=today, noted_at=at, noted_by=by
    )
    _note(found, ["state"], by)
    tell_members(proposal=found, news=str(step.pk), by=by)
    return found


def _note(proposal: Proposal, fields: list[str], by: User | None) -> None:
    controller = proposal.controller.pk if proposal.controller else 0
    note(act=Act.CHANGED, of=proposal, by=by, reference=str(proposal.pk), controller=controller, fields=fields)
