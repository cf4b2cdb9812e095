"""What a council's page tells, kept for those who belong to it."""

import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.choices import MemoRule
from network.councils.models import Council, Seat, SecrecyText, Term
from network.councils.pages import CouncilPage
from network.councils.permissions import can_keep
from network.councils.queries import councils_unknown, leading_version, terms_overlapping
from network.people.choices import COUNCIL_MEMBER
from network.people.models import Part
from network.people.services import give_part
from network.regions.models import Centre
from network.regions.queries import centre_of

FIRST_FINNISH = (
    "Lupaan, etten kerro muille, mitä kuulen raadissa toisten ihmisten asioista. En kerro, ketkä muut ovat jäseniä. "
    "Omista asioistani saan kertoa. Lupaus on voimassa myös sen jälkeen, kun lähden raadista."
)
FIRST_SWEDISH = (
    "Jag lovar att inte berätta för andra vad jag hör i rådet om andras liv. Jag berättar inte vilka de andra "
    "medlemmarna är. Om mitt eget liv får jag berätta. Löftet gäller också när jag har lämnat rådet."
)


@transaction.atomic
def keep_council(*, council_key: UUID, by: User | None) -> Council | None:
    """Note whose a council is and which days its term has, as its live page tells them. None: no version is live."""
    page = leading_version(council_key)
    if page is None:
        return None
    Council.objects.get_or_create(council_key=council_key)
    council = Council.objects.select_for_update().get(council_key=council_key)
    _keep_centre(council, page)
    council.save()
    _keep_term(council, page)
    return council


@transaction.atomic
def choose_ways(
    *, council: Council, memo_rule: MemoRule, days_to_check: int, minutes_months: int | None, by: User
) -> Council:
    """How a council agrees its memos, how long members have for it, and how long public minutes stay.

    Memos that the members have already keep the day that they were told. Raises ValidationError for another rule while
    they check one: they were told how it is agreed.
    """
    found = Council.objects.select_for_update(of=("self",)).select_related("centre__organisation").get(pk=council.pk)
    if not can_keep(by, found):
        raise PermissionDenied
    if memo_rule != found.memo_rule and found.meetings.filter(memo="with_members").exists():
        raise ValidationError(_("Members are checking a memo by the present rule. Change it when that is agreed."))
    found.memo_rule, found.days_to_check, found.minutes_months = memo_rule, days_to_check, minutes_months
    found.full_clean()
    found.save(update_fields=["memo_rule", "days_to_check", "minutes_months"])
    controller = found.controller.pk if found.controller else 0
    note(act=Act.CHANGED, of=found, by=by, controller=controller, fields=["memo_rule"])
    return found


def keep_all_councils(*, by: User | None) -> int:
    """For live councils that are not known yet; returns how many."""
    keys = list(councils_unknown())
    for key in keys:
        keep_council(council_key=key, by=by)
    return len(keys)


def _keep_centre(council: Council, page: CouncilPage) -> None:
    """A council with members or applicants stays with the organisation that they told about themselves."""
    centre = centre_of(page)
    has_people = council.terms.filter(seats_held__isnull=False).exists()
    has_people = has_people or council.calls.filter(applications__isnull=False).exists()
    if centre is None or not has_people:
        council.centre = centre or council.centre
    elif council.centre and centre.organisation_id == council.centre.organisation_id:
        if centre != council.centre:
            _move_people(council, council.centre, centre)
        council.centre = centre


def _move_people(council: Council, old: Centre, new: Centre) -> None:
    """Whoever has a seat has a part at the new centre; who sits in another council of the old one keeps that, too."""
    held = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate())
    seats = Seat._base_manager.filter(held, term__council__centre=old)
    parts = Part._base_manager.filter(held, kind__slug=COUNCIL_MEMBER, centre=old)
    parts = parts.filter(person__in=seats.filter(term__council=council).values("person"))
    elsewhere = set(seats.exclude(term__council=council).values_list("person", flat=True))
    for part in parts.select_related("person", "kind"):
        if part.person_id in elsewhere:
            give_part(
                person=part.person,
                kind=part.kind,
                centre=new,
                starts_on=part.starts_on,
                ends_on=part.ends_on,
                group=part.group,
                by=None,
            )
        else:
            part.centre = new
            part.save(update_fields=["centre"])


def _keep_term(council: Council, page: CouncilPage) -> None:
    """The same first day, or a term without people that overlaps, is corrected; else a new one begins beside it.

    `CouncilPage.clean` refuses days that overlap with a term in which people have seats.
    """
    if page.term_starts_on is None:
        return
    days = {"starts_on": page.term_starts_on, "ends_on": page.term_ends_on, "seats": page.seats}
    overlapping = terms_overlapping(council, page.term_starts_on, page.term_ends_on)
    known = council.terms.filter(starts_on=page.term_starts_on).first()
    known = known or overlapping.filter(seats_held__isnull=True).order_by("-starts_on").first()
    if known is None:
        if not overlapping.exists():
            Term.objects.create(council=council, **days)
        return
    before = known.ends_on
    for name, value in days.items():
        setattr(known, name, value)
    known.save()
    _move_parts(known, before)


def _move_parts(term: Term, before: datetime.date | None) -> None:
    """Who has a seat until the end of the term has a part until then."""
    if term.ends_on == before:
        return
    held = Seat._base_manager.filter(term=term, ends_on__isnull=True).values("person")
    parts = Part._base_manager.filter(person__in=held, kind__slug=COUNCIL_MEMBER, centre=term.council.centre)
    parts.filter(ends_on=before).update(ends_on=term.ends_on)


@transaction.atomic
def keep_secrecy_text(*, by: User | None) -> None:
    """The words that members promise from the beginning, once; an administrator publishes others."""
    if not SecrecyText.objects.exists():
        SecrecyText.objects.create(text_fi=FIRST_FINNISH, text_sv=FIRST_SWEDISH)
