"""Who answers a council: kept with a way to be reached, replaced when they leave."""

import datetime
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
from network.proposals.models import Addressee, AnswerLink, Proposal
from network.proposals.queries import locked_proposal
from network.proposals.services.asking import ask


@transaction.atomic
def keep_addressee(
    *, council: Council, addressee: Addressee | None, values: Mapping[str, Any], by: User | None
) -> Addressee:
    """Write down who answers the council, or change how they are reached.

    Raises ValidationError for what no letter can be sent to, and where no organisation answers for the council.
    """
    if by is not None and not can_keep(by, council):
        raise PermissionDenied
    if council.controller is None:
        raise ValidationError(_("No organisation answers for the people of this council."), code="no_controller")
    row = addressee or Addressee(council=council, controller=council.controller)
    for name, value in values.items():
        setattr(row, name, value)
    try:
        check_address(row.email)
    except ValueError as wrong:
        raise ValidationError({"email": _("No letter can be sent to this address.")}) from wrong
    row.full_clean(exclude=["council", "controller"])
    row.save()
    _note(row, ["email"], by)
    return row


@transaction.atomic
def let_addressee_go(*, addressee: Addressee, on: datetime.date, by: User | None) -> Addressee:
    """They answer no more: their links stop working, and their proposals wait for somebody else."""
    if by is not None and not can_keep(by, addressee.council):
        raise PermissionDenied
    row: Addressee = Addressee._base_manager.select_for_update().get(pk=addressee.pk)
    row.left_on = on
    row.full_clean(exclude=["council", "controller"])
    row.save(update_fields=["left_on"])
    AnswerLink.objects.filter(proposal__addressee=row).delete()
    _note(row, ["left_on"], by)
    return row


@transaction.atomic
def change_addressee(*, proposal: Proposal, addressee: Addressee, by: User | None) -> Proposal:
    """Let somebody else answer; the earlier one's link stops working, and what they told stays."""
    found = locked_proposal(proposal.pk)
    if by is not None and not can_keep(by, found.council):
        raise PermissionDenied
    if addressee.council_id != found.council_id or addressee.left_on is not None:
        raise ValidationError(_("Choose somebody who answers this council."), code="addressee")
    found.addressee, found.to_fi, found.to_sv = addressee, addressee.name_fi, addressee.name_sv
    found.save(update_fields=["addressee", "to_fi", "to_sv"])
    AnswerLink.objects.filter(proposal=found).delete()
    note(
        act=Act.CHANGED,
        of=found,
        by=by,
        reference=str(found.pk),
        controller=addressee.controller_id,
        fields=["addressee"],
    )
    if found.is_public:
        ask(proposal=found, by=by)
    return found


def _note(row: Addressee, fields: list[str], by: User | None) -> None:
    note(act=Act.CHANGED, of=row, by=by, reference=row.reference, controller=row.controller_id, fields=fields)
