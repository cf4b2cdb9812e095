"""Every page leads to both forms, as long as they are open."""

import pytest
from django.test import Client

from base.users import User
from network.notices.choices import Purpose
from network.notices.models import NoticeVersion
from pajaverkko.home.pages import ContentPage
from tests.factories.base import translated
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.reading import document, form_values

FORMS = {Purpose.CONTACT: "/contact/", Purpose.ACCESSIBILITY: "/accessibility-feedback/"}


def ways(client: Client, address: str) -> list[str]:
    return [link["href"] for link in document(client.get(address)).select("footer a[href]")]


@pytest.mark.parametrize("prefix", ["", "/sv"])
def test_page_leads_to_both_forms_and_names_itself_to_one(site: Trunk, stranger: Client, prefix: str):
    page = translated(site.materials, "sv") if prefix else site.materials

    found = ways(stranger, page.url)

    assert f"{prefix}/contact/" in found
    assert f"{prefix}/accessibility-feedback/?from={page.url}" in found
    for address in found[-2:]:
        assert stranger.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/ei-ole/", "/search/?q=sana", "/contact/"])
def test_what_is_no_page_is_not_named(site: Trunk, stranger: Client, address: str):
    assert "/accessibility-feedback/" in ways(stranger, address)


@pytest.mark.parametrize("purpose", FORMS)
def test_no_way_leads_to_a_form_that_is_not_open(site: Trunk, stranger: Client, purpose: Purpose):
    NoticeVersion.objects.filter(notice__purpose=purpose).delete()

    found = {address.split("?")[0] for address in ways(stranger, site.materials.url)}

    assert found & set(FORMS.values()) == set(FORMS.values()) - {FORMS[purpose]}


def test_page_cannot_take_the_address_of_a_form_of_the_site(site: Trunk, signed_in, administrator: User):
    client = signed_in(administrator)
    section = ContentPageFactory(parent=site.home, slug="tietoa")
    for parent in (site.home, section):
        address = f"/admin/pages/add/{ContentPage._meta.app_label}/contentpage/{parent.pk}/"
        shown = client.get(address)
        if shown.status_code == 200:
            values = form_values(shown) | {"title": "Contact", "slug": "contact", "action-publish": "1"}
            client.post(address, values)

    taken = ContentPage.objects.filter(slug="contact")
    assert not taken.child_of(site.home).exists()
