"""What is done on the server's own site: a workshop to enrol for, and a look at its places."""

from django.utils import timezone

from network.regions.models import Centre
from network.regions.pages import CentrePage
from pajaverkko.home.pages import HomePage
from tests.factories.network import CentreFactory, CentrePageFactory, OrganisationFactory
from tests.factories.pajaverkko import make_trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from workshops.enrolment.models import Gathering
from workshops.enrolment.services import open_enrolment
from workshops.series.pages import WorkshopPage


def new_workshop(places: int) -> str:
    """The path of an open workshop. The site around it is made for the first one."""
    number = WorkshopPage.objects.count() + 1
    section = CentrePage.objects.first() or _section()
    series = SeriesPageFactory(parent=section, title="Sarja", slug=f"sarja-{number}")
    page = WorkshopPageFactory(parent=series, title="Työpaja", slug=f"tyopaja-{number}")
    gathering = Gathering.objects.get(workshop_key=page.translation_key)
    open_enrolment(gathering=gathering, values={"capacity": places}, at=timezone.now(), by=None)
    return str(page.get_url())


def rows(path: str) -> list[tuple[int, str]]:
    """Numbers and states, in order."""
    page = WorkshopPage.objects.get(slug=path.strip("/").rsplit("/", 1)[-1])
    found = Gathering.objects.get(workshop_key=page.translation_key)
    return list(found.enrolments.order_by("number").values_list("number", "state"))


def _section() -> CentrePage:
    home = make_trunk().home if not HomePage.objects.exists() else HomePage.objects.get(locale__language_code="fi")
    centre: Centre = CentreFactory(slug="koske", name_fi="Koske", organisation=OrganisationFactory())
    return CentrePageFactory(parent=home, centre=centre, slug="koske")
