"""What somebody says is marked with their language, whatever language the page around it is in."""

import pytest
from django.test import Client

from network.people.choices import Showing
from network.people.models import Person
from network.people.services.people import change_person
from network.regions.pages import CentrePage
from tests.factories.base import republished, translated
from tests.network.people.showing import WORDS, block, let_all
from tests.reading import document


@pytest.fixture
def swedish(centre_page: CentrePage, kuutti: Person) -> CentrePage:
    """The Swedish page of the section, with what the person let be shown in Finnish."""
    page: CentrePage = translated(centre_page, "sv", title="Koske")
    shown: CentrePage = republished(page, body=block(**let_all(kuutti)))
    return shown


def test_finnish_quotation_on_a_swedish_page_says_that_it_is_finnish(stranger: Client, swedish: CentrePage):
    page = document(stranger.get(swedish.url))

    assert page.html["lang"] == "sv"
    quotation, photo = page.select_one("figure.person blockquote"), page.select_one("figure.person img")
    assert quotation.get_text() == WORDS[Showing.QUOTATION]
    assert (quotation["lang"], photo["lang"]) == ("fi", "fi")


def test_language_is_the_person_s_own(stranger: Client, swedish: CentrePage, kuutti: Person):
    change_person(person=kuutti, values={"language": "smn"}, by=None)

    assert document(stranger.get(swedish.url)).select_one("figure.person blockquote")["lang"] == "smn"
