"""The demo's accounts. They are for trying out and cannot sign in on a public server."""

from base.users import User
from network.councils.models import Council
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.staff.choices import OF_A_CENTRE, StaffRole
from network.staff.models import Assignment
from network.staff.services import assign
from pajaverkko.services import give_section

ADMINISTRATOR = "yllapitaja@pajaverkko.example"
COORDINATOR = "koordinaattori@koske.example"
ACCOUNTS = {
    ADMINISTRATOR: (StaffRole.ADMINISTRATOR, "Ylläpitäjä"),
    "tietosuoja@pajaverkko.example": (StaffRole.PROTECTION_OFFICER, "Tietosuojavastaava"),
    "tarkastaja@pajaverkko.example": (StaffRole.AUDITOR, "Tarkastaja"),
    COORDINATOR: (StaffRole.COORDINATOR, "Koordinaattori"),
    "sihteeri@koske.example": (StaffRole.SECRETARY, "Sihteeri"),
    "ohjaaja@koske.example": (StaffRole.FACILITATOR, "Ohjaaja"),
    "toimittaja@koske.example": (StaffRole.EDITOR, "Toimittaja"),
}
"""Addresses, with the role and the name of each; where the role is of a centre, it is Koske."""
ELSEWHERE = {"sihteeri@vasso.example": (StaffRole.SECRETARY, "Raision sihteeri", "vasso")}
"""Those of another centre, so that one sees that neither meets the other's people."""


def keeper_of(council: Council) -> User:
    """Somebody who keeps a council: of its centre, or the administrator, where the demo has no account there."""
    held = Assignment.objects.filter(centre=council.centre, role__in=(StaffRole.COORDINATOR, StaffRole.SECRETARY))
    of_centre = held.order_by("pk").select_related("user").first()
    return of_centre.user if of_centre else User.objects.get(email=ADMINISTRATOR)


def make_accounts(centres: dict[str, CentrePage]) -> None:
    """One account for each role that somebody would want to try."""
    give_section(page=centres["koske"], by=None)
    koske = Centre.objects.get(pk=centres["koske"].centre_id)
    for address, (role, name) in ACCOUNTS.items():
        user = User.objects.create_user(address, None, first_name=name)
        assign(user=user, role=role, centre=koske if role in OF_A_CENTRE else None, by=None)
    for address, (role, name, slug) in ELSEWHERE.items():
        user = User.objects.create_user(address, None, first_name=name)
        assign(user=user, role=role, centre=Centre.objects.get(pk=centres[slug].centre_id), by=None)
