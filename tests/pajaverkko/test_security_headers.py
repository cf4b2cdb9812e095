"""What browsers are told not to do in the admin, of files and of what is not public."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from base.users import User
from tests.factories.base import SiteDocumentFactory, restricted
from tests.factories.network import MaterialFileFactory, MaterialPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.pajaverkko.reading_policies import policy
from tests.reading import document, file_of


def test_policy_is_relaxed_only_in_the_admin(signed_in: Callable, administrator: User, site: Trunk):
    client = signed_in(administrator)

    for address in ("/admin/", f"/admin/pages/{site.home.pk}/edit/", "/admin/pages/"):
        told = policy(client.get(address))
        assert told["script-src"] == "'self' 'unsafe-inline'"
        assert told["style-src"] == "'self' 'unsafe-inline'"
        assert told["default-src"] == "'none'"
    for address in ("/", "/sv/", "/components/", "/administer/", "/sv/admin/", "/search/?q=/admin/"):
        assert "unsafe" not in str(policy(client.get(address))), address


def test_preview_of_a_page_is_as_strict_as_the_page(signed_in: Callable, administrator: User, site: Trunk):
    page = ProjectPageFactory(published=False)

    response = signed_in(administrator).get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert response.status_code == 200
    assert not document(response).select("style, script:not([src])")


def test_private_page_is_kept_by_no_cache(signed_in: Callable, administrator: User, site: Trunk):
    page = restricted(ProjectPageFactory())

    response = signed_in(administrator).get(page.url)

    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]


def test_file_is_offered_as_a_file_with_its_own_strict_policy(site: Trunk, stranger: Client):
    file = SiteDocumentFactory()
    MaterialPageFactory(files=[MaterialFileFactory.build(document=file)])

    response = stranger.get(file.url)

    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert file_of(response) == b"Lomakkeen teksti"


def test_sign_in_cookies_cannot_be_read_by_scripts(administrator: User, stranger: Client):
    stranger.post("/sign-in/", {"email": administrator.email})

    cookie = stranger.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
