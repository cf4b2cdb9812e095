"""The demo's accounts. They are for trying out and are refused on a public server."""

from base.users import User
from network.regions.pages import CentrePage
from pajaverkko.services import give_section

PASSWORD = "pajaverkko-demo"
ADMINISTRATOR = "yllapitaja@pajaverkko.example"
COORDINATOR = "koordinaattori@koske.example"


def make_accounts(centres: dict[str, CentrePage]) -> None:
    """An administrator, and a coordinator of one centre."""
    User.objects.create_superuser(ADMINISTRATOR, PASSWORD, first_name="Ylläpitäjä")
    coordinator = User.objects.create_user(COORDINATOR, PASSWORD, first_name="Koordinaattori")
    coordinator.groups.add(give_section(page=centres["koske"], by=None))
