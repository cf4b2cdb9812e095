"""Answering what a person asked by right: carried out or refused, with a reason that the person gets to read."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.kept_only import answers_a_request
from base.outbox.services import queue_mail
from base.personal_data.erasing import OnHoldError, erase_person
from base.users import User
from network.people.choices import RouteKind
from network.people.permissions import can_erase
from network.people.services import restrict_use
from network.personal_links.choices import RequestKind, RequestState
from network.personal_links.mails import request_answered
from network.personal_links.models import RightsRequest
from network.personal_links.permissions import can_answer

ANSWERED = answers_a_request("request_answered")


@transaction.atomic
def answer_request(*, request: RightsRequest, outcome: RequestState, words: str, by: User) -> bool:
    """Answer a request; returns whether a letter was queued to the person.

    One for restriction that is done restricts the use, one for erasure erases the person; what else was asked is
    done by hand before. Raises ValidationError for one that has been answered, for an answer without words, and for an
    erasure that may not be carried out now.
    """
    if not can_answer(by, request):
        raise PermissionDenied
    found = RightsRequest._base_manager.select_for_update().select_related("person").get(pk=request.pk)
    if not found.is_open:
        raise ValidationError(_("This has been answered already."))
    if outcome == RequestState.OPEN or not words.strip():
        raise ValidationError(_("Write what was done, or why it is not done."))
    found.state, found.answer = outcome, words.strip()
    found.answered_on, found.answered_by = timezone.localdate(), by
    found.full_clean(exclude=["person", "controller"])
    found.save()
    note(
        act=Act.CHANGED,
        of=found,
        by=by,
        reference=found.person_id,
        controller=found.controller_id,
        fields=[found.kind, outcome],
    )
    is_told = _tell(found, by)
    if outcome == RequestState.DONE:
        _carry_out(found, by)
    return is_told


def _tell(request: RightsRequest, by: User) -> bool:
    """A letter to the person, where there is an address. One about an erasure outlives the person's rows."""
    route = request.person.routes.filter(kind=RouteKind.EMAIL).first()
    if route is None:
        return False
    erases = request.kind == RequestKind.ERASURE and request.state == RequestState.DONE
    queue_mail(
        mail=request_answered(request=request, language=request.person.language),
        to=route.value,
        event=f"request {request.reference}",
        person=f"request {request.reference}" if erases else request.person_id,
        kind=ANSWERED,
        forget_when_sent=True,
        by=by,
    )
    return True


def _carry_out(request: RightsRequest, by: User) -> None:
    person = request.person
    if request.kind == RequestKind.RESTRICTION:
        restrict_use(person=person, reason=_("The person asked for it (%s).") % request.reference, by=by)
    if request.kind == RequestKind.ERASURE:
        if not can_erase(by, person):
            raise ValidationError(_("Lift the restriction of this person's data first: now it may only be kept."))
        try:
            erase_person(person=person.pk, by=by)
        except OnHoldError:
            raise ValidationError(_("There is a hold on this person's data: nothing may be deleted now.")) from None
