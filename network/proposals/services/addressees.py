"""Who answers a council: kept with a way to be reached, replaced when they leave."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.outbox.mail import check_address
from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.proposals.choices import ProposalState
from network.proposals.models import Addressee, Proposal
from network.proposals.queries import locked_proposal, public_of
from network.proposals.services.asking import ask_anew, stop_asking, tell_members


@transaction.atomic
def keep_addressee(
    *, council: Council, addressee: Addressee | None, values: Mapping[str, Any], by: User | None
) -> Addressee:
    """Write down who answers the council, or change how they are reached: then only the new address can answer.

    Raises ValidationError for what no letter can be sent to, and where no organisation answers for the council.
    """
    if by is not None and not can_keep(by, council):
        raise PermissionDenied
    if council.controller is None:
        raise ValidationError(_("No organisation answers for the people of this council."), code="no_controller")
    row, was = Addressee(council=council, controller=council.controller), ""
    if addressee:
        row = Addressee._base_manager.select_for_update().get(pk=addressee.pk)
        was = row.email
    for name, value in values.items():
        setattr(row, name, value)
    try:
        check_address(row.email)
    except ValueError as wrong:
        raise ValidationError({"email": _("No letter can be sent to this address.")}) from wrong
    row.full_clean(exclude=["council", "controller"])
    row.save()
    _note(row, ["email"], by)
    if was and was != row.email:
        _ask_at_the_new_address(row, by)
    return row


def _ask_at_the_new_address(row: Addressee, by: User | None) -> None:
    """Whoever reads the address from before can answer no more."""
    for proposal in _theirs(row):
        if proposal.state == ProposalState.SENT:
            ask_anew(proposal=proposal, by=by)
        else:
            stop_asking(proposal=proposal, by=by)


def _theirs(row: Addressee) -> list[Proposal]:
    """What they are asked, locked."""
    return [locked_proposal(key) for key in public_of(row).order_by("pk").values_list("pk", flat=True)]


@transaction.atomic
def let_addressee_go(*, addressee: Addressee, on: datetime.date, by: User | None) -> Addressee:
    """They answer no more: their links stop working, and their proposals wait for somebody else."""
    if by is not None and not can_keep(by, addressee.council):
        raise PermissionDenied
    row: Addressee = Addressee._base_manager.select_for_update().get(pk=addressee.pk)
    row.left_on = on
    row.full_clean(exclude=["council", "controller"])
    row.save(update_fields=["left_on"])
    for proposal in _theirs(row):
        stop_asking(proposal=proposal, by=by)
    _note(row, ["left_on"], by)
    return row


@transaction.atomic
def change_addressee(*, proposal: Proposal, addressee: Addressee, by: User | None) -> Proposal:
    """Let somebody else answer; the earlier one's link stops working, what they told stays, and members hear of it."""
    found = locked_proposal(proposal.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    if addressee.council_id != found.council_id or addressee.left_on is not None:
        raise ValidationError(_("Choose somebody who answers this council."), code="addressee")
    if found.addressee_id == addressee.pk:
        return found
    found.addressee, found.to_fi, found.to_sv = addressee, addressee.name_fi, addressee.name_sv
    found.first_reminded_on = found.second_reminded_on = None
    found.save(update_fields=["addressee", "to_fi", "to_sv", "first_reminded_on", "second_reminded_on"])
    note(
        act=Act.CHANGED,
        of=found,
        by=by,
        reference=str(found.pk),
        controller=addressee.controller_id,
        fields=["addressee"],
    )
    if found.is_public:
        ask_anew(proposal=found, by=by)
        tell_members(proposal=found, news=f"to {uuid.uuid4().hex[:8]}", by=by)
    return found


@transaction.atomic
def send_new_link(*, proposal: Proposal, by: User | None) -> Proposal:
    """The letter with the link was lost, or the link is old: a new one leaves, and no earlier one works.

    Raises ValidationError for a proposal that has not been sent, and where nobody answers it any more.
    """
    found = locked_proposal(proposal.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    if not found.is_public:
        raise ValidationError(_("The proposal has not been sent yet."), code="unsent")
    if not ask_anew(proposal=found, by=by):
        raise ValidationError(_("Choose somebody who answers this council."), code="addressee")
    return found


def _note(row: Addressee, fields: list[str], by: User | None) -> None:
    note(act=Act.CHANGED, of=row, by=by, reference=row.reference, controller=row.controller_id, fields=fields)
