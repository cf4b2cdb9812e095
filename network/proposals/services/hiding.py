"""What should not have been written, such as something of a single person: it comes off the site."""

import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.services import withdraw_mails
from base.users import User
from network.councils.permissions import can_keep
from network.messages.queries import calls_waiting
from network.proposals.choices import About
from network.proposals.models import Proposal, ProposalStep
from network.proposals.queries import locked_proposal, step_of


@transaction.atomic
def show_proposal(*, proposal: Proposal, shown: bool, on: datetime.date, by: User | None) -> Proposal:
    """Let a proposal be seen by everybody, or by nobody but those who keep the council and the addressee.

    Raises ValidationError for one that has not been sent: nobody sees it anyway.
    """
    found = _kept(proposal.pk, by)
    if not found.is_public:
        raise ValidationError(_("The proposal has not been sent yet."), code="unsent")
    if shown == (found.hidden_on is None):
        return found
    found.hidden_on = None if shown else on
    found.save(update_fields=["hidden_on"])
    if not shown:
        withdraw_mails(event=str(found.key), kinds=[f"proposal_{About.NEWS}"], by=by)
        calls_waiting(found.council.council_key).filter(version__startswith=f"p{found.pk}.").delete()
    _note(found, "hidden_on", by)
    return found


@transaction.atomic
def take_words_off(*, proposal: Proposal, step: int, on: datetime.date, by: User | None) -> ProposalStep:
    """Forget the words of a step for good; that and when it was taken stays.

    Raises ValidationError for a step of another proposal.
    """
    found = _kept(proposal.pk, by)
    row = step_of(found, step)
    if row is None:
        raise ValidationError(_("This step is not there."), code="step")
    if row.words_off_on is None:
        row.words, row.words_off_on = "", on
        row.save(update_fields=["words", "words_off_on"])
        _note(found, "words", by)
    return row


def _kept(key: int, by: User | None) -> Proposal:
    found = locked_proposal(key)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    return found


def _note(proposal: Proposal, field: str, by: User | None) -> None:
    controller = proposal.controller.pk if proposal.controller else 0
    note(act=Act.CHANGED, of=proposal, by=by, reference=str(proposal.pk), controller=controller, fields=[field])
