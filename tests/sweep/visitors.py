"""Everybody who can come to the site: one of each role, and those who have none."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from base.users import User
from network.regions.models import Centre
from network.staff.choices import OF_A_CENTRE, StaffRole
from tests.factories.base import UserFactory
from tests.factories.network import AssignmentFactory
from tests.staff import signed_in_client, staff
from tests.sweep.canaries import Canary, Group


class Who(StrEnum):
    STRANGER = "stranger"
    VISITOR = "visitor of an own page"
    HALF = "coordinator without the second step"
    WORKER = "account without a role"
    FORMER = "coordinator whose role has ended"
    ADMINISTRATOR = StaffRole.ADMINISTRATOR.value
    OFFICER = StaffRole.PROTECTION_OFFICER.value
    COORDINATOR = StaffRole.COORDINATOR.value
    SECRETARY = StaffRole.SECRETARY.value
    FACILITATOR = StaffRole.FACILITATOR.value
    EDITOR = StaffRole.EDITOR.value
    AUDITOR = StaffRole.AUDITOR.value
    STEWARD = StaffRole.STEWARD.value
    OUTSIDER = "coordinator of another centre"


FIRST_OF_STAFF = 900


@dataclass
class Visitor:
    """Somebody with a browser. The visits of one do not change the next: cookies are put back."""

    who: Who
    client: Client
    canary: Canary | None = None
    user: User | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client.raise_request_exception = False
        self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}

    def fresh(self) -> Client:
        self.client.cookies.clear()
        for name, value in self.cookies.items():
            self.client.cookies[name] = value
        return self.client


def make_visitors(koske: Centre, verso: Centre, own_page: Client, own: Canary) -> dict[Who, Visitor]:
    """One of everybody. `own_page` is a browser in which the page of the canary `own` is open."""
    found = {Who.STRANGER: Visitor(Who.STRANGER, Client()), Who.VISITOR: Visitor(Who.VISITOR, own_page, own)}
    for number, who in enumerate(who for who in Who if who not in found):
        canary = Canary(FIRST_OF_STAFF + number, Group.STAFF)
        user = _account(who, canary, koske, verso)
        client = signed_in_client(user)
        if who == Who.HALF:
            client = Client()
            client.force_login(user)
        found[who] = Visitor(who, client, canary, user)
    return found


def _account(who: Who, canary: Canary, koske: Centre, verso: Centre) -> User:
    # Accounts of the demo's domain pass without a second step.
    address = f"{canary.secret}@keskus.test"
    if who in {Who.WORKER, Who.FORMER}:
        user: User = UserFactory(email=address)
        if who == Who.FORMER:
            ended = timezone.localdate() - datetime.timedelta(days=1)
            begun = ended - datetime.timedelta(days=30)
            AssignmentFactory(user=user, role=StaffRole.COORDINATOR, centre=koske, starts_on=begun, ends_on=ended)
    else:
        role = StaffRole(who.value) if who in set(StaffRole) else StaffRole.COORDINATOR
        centre = (verso if who == Who.OUTSIDER else koske) if role in OF_A_CENTRE else None
        user = staff(address, role, centre)
    user.first_name, user.last_name = canary.name, f"{canary.name}nen"
    user.save()
    UserProfile.get_for_user(user)
    return user
