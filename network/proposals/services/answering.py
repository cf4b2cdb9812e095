"""What an addressee answers, by a link, without an account."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from network.proposals.choices import ProposalState
from network.proposals.models import AnswerLink, ProposalStep
from network.proposals.queries import addressee_of, link_with, locked_proposal, step_with_key
from network.proposals.services.asking import tell_keepers_of_answer
from network.proposals.services.stepping import take


@transaction.atomic
def answer_proposal(
    *,
    link: AnswerLink,
    to: ProposalState | None,
    words: str,
    language: str,
    key: UUID,
    at: datetime.datetime,
    by: None,
) -> ProposalStep:
    """Keep an answer, or an effect told later, and tell the keepers. Late answers are kept, and seen as late.

    Raises PermissionDenied for a link that does not work any more, and ValidationError as `note_step` does.
    """
    found = locked_proposal(link.proposal_id)
    if link_with(link.digest) is None or addressee_of(found) is None:
        raise PermissionDenied
    today = timezone.localtime(at).date()
    is_new = step_with_key(key) is None
    step = take(
        proposal=found,
        to=to,
        words=words,
        language=language,
        happened_on=today,
        from_addressee=True,
        key=key,
        at=at,
        by=by,
    )
    if is_new:
        tell_keepers_of_answer(step=step, by=by)
    return step
