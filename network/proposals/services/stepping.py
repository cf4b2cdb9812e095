"""The steps of a proposal, each with words that everybody reads, and members told of it."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.permissions import can_keep
from network.proposals.choices import STEPS, ProposalState
from network.proposals.models import Proposal, ProposalStep
from network.proposals.queries import last_day_of_steps, locked_proposal, step_with_key
from network.proposals.services.asking import tell_members


@transaction.atomic
def note_step(
    *,
    proposal: Proposal,
    to: ProposalState | None,
    words: str,
    language: str,
    happened_on: datetime.date,
    key: UUID,
    at: datetime.datetime,
    by: User | None,
) -> ProposalStep:
    """Note what became of a proposal; without a state, an effect that was seen later. Members hear of it.

    Raises ValidationError for a step that cannot be taken now, without the words that it needs, and for a day to come.
    """
    found = locked_proposal(proposal.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    return take(
        proposal=found,
        to=to,
        words=words,
        language=language,
        happened_on=happened_on,
        from_addressee=False,
        key=key,
        at=at,
        by=by,
    )


def take(
    *,
    proposal: Proposal,
    to: ProposalState | None,
    words: str,
    language: str,
    happened_on: datetime.date,
    from_addressee: bool,
    key: UUID,
    at: datetime.datetime,
    by: User | None,
) -> ProposalStep:
    """The same, of a locked proposal. The key of the form makes it once."""
    if known := step_with_key(key):
        if known.proposal_id != proposal.pk:
            raise ValidationError(_("Open the form anew, and send it once more."), code="key")
        return known
    _check(proposal, to, words, happened_on, timezone.localtime(at).date())
    step = ProposalStep(
        proposal=proposal,
        to=to or "",
        words=words.strip(),
        language=language,
        happened_on=happened_on,
        from_addressee=from_addressee,
        told_by_fi=proposal.to_fi if from_addressee else "",
        told_by_sv=proposal.to_sv if from_addressee else "",
        key=key,
        noted_at=at,
        noted_by=by,
    )
    step.full_clean(exclude=["proposal", "noted_by"])
    step.save(force_insert=True)
    if to:
        proposal.state = to
        proposal.answered_on = proposal.answered_on or happened_on
        proposal.save(update_fields=["state", "answered_on"])
    controller = proposal.controller.pk if proposal.controller else 0
    note(act=Act.CHANGED, of=proposal, by=by, reference=str(proposal.pk), controller=controller, fields=["state"])
    tell_members(proposal=proposal, news=str(step.pk), by=by)
    return step


def _check(
    proposal: Proposal, to: ProposalState | None, words: str, happened_on: datetime.date, today: datetime.date
) -> None:
    if not proposal.is_public or proposal.sent_on is None:
        raise ValidationError(_("The proposal has not been sent yet."), code="unsent")
    if to and to not in STEPS[ProposalState(proposal.state)]:
        raise ValidationError(_("This cannot be said of the proposal now."), code="step")
    if not words.strip():
        raise ValidationError(_("Tell it in words: everybody reads this."), code="words")
    if not proposal.sent_on <= happened_on <= today:
        raise ValidationError(_("The day is before the proposal was sent, or still to come."), code="day")
    if to and (last := last_day_of_steps(proposal)) and happened_on < last:
        raise ValidationError(_("Something that came before it has happened later: look at the day."), code="day")
