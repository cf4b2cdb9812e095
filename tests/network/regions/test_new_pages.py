"""A page that is begun below a centre begins with the centre's regions."""

from collections.abc import Callable

from base.users import User
from network.regions.models import Region
from network.regions.pages import CentrePage
from tests.factories.network import CentreRegionFactory


def test_new_project_begins_with_the_regions_of_its_centre(
    signed_in: Callable, coordinator: User, centre_page: CentrePage
) -> None:
    here = Region.objects.get(code="15")
    CentreRegionFactory(centre=centre_page.centre, region=here)

    answer = signed_in(coordinator).get(f"/admin/pages/add/network/projectpage/{centre_page.pk}/")

    assert answer.context["form"]["regions"].value() == [here.pk]
