"""What an addressee answers, by a link, without an account."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from network.proposals.choices import MOST_IN_A_DAY, ProposalState
from network.proposals.models import AnswerLink, ProposalStep
from network.proposals.queries import addressee_of, link_with, locked_proposal, step_with_key, told_by_addressee
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

    Raises PermissionDenied for a link that does not work any more, and ValidationError as `note_step` does and when
    much has been told on that day already.
    """
    found = locked_proposal(link.proposal_id)
    if link_with(link.digest) is None or addressee_of(found) is None:
        raise PermissionDenied
    today = timezone.localtime(at).date()
    is_new = step_with_key(key) is None
    if is_new and told_by_addressee(found, today) >= MOST_IN_A_DAY:
        raise ValidationError(_("Much has been told today already. Please go on tomorrow."), code="often")
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
