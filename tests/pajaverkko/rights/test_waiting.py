"""The first page of the admin tells a coordinator what waits in the own bank, and nothing of others'."""

import datetime
from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext

from base.users import User
from network.regions.pages import CentrePage
from tests.factories.network import ExperienceFactory, MaterialBankPageFactory, MaterialPageFactory, SuggestionFactory
from tests.reading import document


def waiting(signed_in: Callable, user: User) -> dict[str, str]:
    panel = document(signed_in(user).get("/admin/")).select_one("[aria-labelledby=waiting]")
    return {link["href"]: link.get_text() for link in panel.select("a")} if panel else {}


def test_coordinator_is_told_what_waits_in_the_own_bank(
    signed_in: Callable, coordinator: User, centre_page: CentrePage, other_centre_page: CentrePage
) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for section, number in ((centre_page, 1), (other_centre_page, 2)):
        bank = MaterialBankPageFactory(parent=section)
        for _ in range(number):
            SuggestionFactory(bank=bank)
            material = MaterialPageFactory(parent=bank, review_on=yesterday)
            ExperienceFactory(material=material, state="new")
            ExperienceFactory(material=material)

    assert waiting(signed_in, coordinator) == {
        "/admin/suggestions/": "1 materiaaliehdotus",
        "/admin/experiences/": "1 käyttökokemus",
        "/admin/care/": "1 tarkistettava materiaali",
    }


def test_nothing_is_said_when_nothing_waits(signed_in: Callable, coordinator: User, centre_page: CentrePage) -> None:
    MaterialPageFactory(parent=MaterialBankPageFactory(parent=centre_page))

    assert waiting(signed_in, coordinator) == {}
    assert gettext("Waits for you") not in signed_in(coordinator).get("/admin/").content.decode()
