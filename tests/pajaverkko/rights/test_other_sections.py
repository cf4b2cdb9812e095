"""A coordinator can see and change nothing in another centre's section, by whatever address."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.urls import pages as page_urls
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page, PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from base.media import SiteDocument
from base.users import User
from network.regions.pages import CentrePage
from pajaverkko.services import give_section
from tests.factories.base import SiteDocumentFactory
from tests.factories.network import MaterialBankPageFactory, ProjectPageFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import form_values

SECRET = "Salattu luonnos"
POSTED = {
    "title": "Kaapattu",
    "slug": "kaapattu",
    "new_title": "Kaapattu",
    "new_slug": "kaapattu",
    "restriction_type": "login",
    "action-publish": "1",
    "publish_copies": "on",
    "copy_subpages": "on",
    "position": "0",
}


@pytest.fixture(params=["Koske", "Verso"])
def intruder(request: pytest.FixtureRequest, coordinator: User, outside_coordinator: User) -> User:
    """Either coordinator: what holds for one holds for the other."""
    return {"Koske": coordinator, "Verso": outside_coordinator}[request.param]


@pytest.fixture
def own(intruder: User, coordinator: User, centre_page: CentrePage, other_centre_page: CentrePage) -> CentrePage:
    return centre_page if intruder == coordinator else other_centre_page


@pytest.fixture
def foreign(intruder: User, coordinator: User, centre_page: CentrePage, other_centre_page: CentrePage) -> CentrePage:
    return other_centre_page if intruder == coordinator else centre_page


@pytest.fixture
def client(signed_in: Callable, intruder: User) -> Client:
    return signed_in(intruder)


@pytest.fixture
def target(foreign: CentrePage) -> Page:
    """A live page of the other centre, with a draft that is nobody else's business."""
    page = ProjectPageFactory(parent=foreign, title="Vieras hanke", slug="vieras")
    page.need = f"<p>{SECRET}</p>"
    page.save_revision()
    return page


def state() -> tuple[object, ...]:
    """All that must stay as it is."""
    return (
        list(Page.objects.order_by("pk").values()),
        list(Revision.objects.order_by("pk").values_list("pk", "object_id", "approved_go_live_at")),
        list(PageViewRestriction.objects.values()),
        list(GroupPagePermission.objects.order_by("pk").values()),
        TranslationSource.objects.count(),
        StringTranslation.objects.count(),
    )


def addresses_of(page: Page, own: Page) -> Iterator[str]:
    """Every address of Wagtail's page admin, with the page wherever a page is named."""
    values: dict[str, object] = dict.fromkeys(("page_id", "page_to_move_id", "parent_page_id", "pk"), page.pk)
    values |= {"destination_id": own.pk, "revision_id": page.latest_revision_id, "action_name": "approve"}
    values |= dict.fromkeys(("task_state_id", "workflow_state_id", "task_id"), 1)
    values |= {"content_type_app_name": "network", "content_type_model_name": "projectpage"}
    values |= {"app_label": "network", "model_name": "projectpage", "revision_id_a": "live", "revision_id_b": "latest"}
    for pattern in page_urls.urlpatterns:
        names = pattern.pattern.regex.groupindex
        if values.keys() & {"page_id", "page_to_move_id", "parent_page_id", "pk"} & names.keys():
            yield reverse(f"wagtailadmin_pages:{pattern.name}", kwargs={name: values[name] for name in names})


def test_page_admin_has_the_addresses_that_are_swept(target: Page, own: CentrePage):
    found = list(addresses_of(target, own))

    assert f"/admin/pages/{target.pk}/edit/" in found
    assert f"/admin/pages/{target.pk}/history/" in found
    assert len(found) > 25


def test_no_address_shows_another_centre_s_draft(client: Client, target: Page, own: CentrePage):
    before = state()

    for address in addresses_of(target, own):
        response = client.get(address)

        assert response.status_code in {200, 302, 403, 404, 405}, address
        assert SECRET not in response.content.decode(), address
    assert state() == before


def test_no_address_changes_another_centre_s_page(client: Client, target: Page, own: CentrePage):
    before = state()

    for address in addresses_of(target, own):
        response = client.post(address, POSTED | {"new_parent_page": str(own.pk), "parent_page": str(own.pk)})

        assert response.status_code in {302, 403, 404, 405} or state() == before, address
        assert state() == before, address


@pytest.mark.parametrize("name", ["edit", "delete", "unpublish", "move", "copy", "history"])
def test_page_of_another_centre_is_refused(client: Client, target: Page, name: str):
    address = reverse(f"wagtailadmin_pages:{name}", args=[target.pk])

    assert client.get(address).status_code == 404
    assert client.post(address, POSTED).status_code == 404


def test_page_of_the_own_centre_is_not_refused(client: Client, own: CentrePage):
    """The sweep above would be worth nothing if the addresses were closed to everybody."""
    page = ProjectPageFactory(parent=own)

    for name in ("edit", "delete", "unpublish", "move", "copy", "history"):
        assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code == 200


def test_page_cannot_be_made_below_another_centre(client: Client, own: CentrePage, foreign: CentrePage):
    open_address = reverse("wagtailadmin_pages:add", args=["network", "projectpage", own.pk])
    closed_address = reverse("wagtailadmin_pages:add", args=["network", "projectpage", foreign.pk])
    form = form_values(client.get(open_address)) | POSTED
    before = state()

    assert client.get(closed_address).status_code == 404
    assert client.post(closed_address, form).status_code == 404
    assert state() == before
    assert client.post(open_address, form).status_code == 302
    assert Page.objects.child_of(own).filter(title="Kaapattu").exists()


@pytest.mark.parametrize("place", ["home", "projects", "materials"])
def test_page_cannot_be_made_or_changed_in_the_shared_trunk(client: Client, site: Trunk, place: str):
    parent = getattr(site, place)
    kind = {"home": "contentpage", "projects": "projectpage", "materials": "materialpage"}[place]
    app = "pajaverkko" if place == "home" else "network"
    before = state()

    for address in (
        reverse("wagtailadmin_pages:add", args=[app, kind, parent.pk]),
        reverse("wagtailadmin_pages:edit", args=[parent.pk]),
        reverse("wagtailadmin_pages:delete", args=[parent.pk]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, POSTED).status_code == 404
    assert state() == before


def test_own_page_cannot_be_moved_or_copied_into_another_centre(client: Client, own: CentrePage, foreign: CentrePage):
    page = ProjectPageFactory(parent=own, slug="oma")
    before = state()

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, foreign.pk]))
    client.post(reverse("wagtailadmin_pages:move", args=[page.pk]), {"new_parent_page": foreign.pk})
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), POSTED | {"new_parent_page": foreign.pk})

    assert state() == before


def test_page_of_another_centre_cannot_be_moved_or_copied_into_the_own(client: Client, own: CentrePage, target: Page):
    before = state()

    client.post(reverse("wagtailadmin_pages:move_confirm", args=[target.pk, own.pk]))
    client.post(reverse("wagtailadmin_pages:move", args=[target.pk]), {"new_parent_page": own.pk})
    client.post(reverse("wagtailadmin_pages:copy", args=[target.pk]), POSTED | {"new_parent_page": own.pk})

    assert state() == before


@pytest.mark.parametrize("action", ["delete", "publish", "unpublish", "move"])
def test_bulk_action_leaves_another_centre_s_page_alone(
    client: Client, own: CentrePage, target: Page, foreign: CentrePage, action: str
):
    draft = ProjectPageFactory(parent=foreign, published=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    before = state()

    for page in (target, draft):
        query = f"{address}?id={page.pk}&next=/admin/"
        client.get(query)
        client.post(query, {"chooser": own.pk, "move_applicable": "on", "include_descendants": "on"})

    assert state() == before


def test_page_of_another_centre_cannot_be_submitted_for_translation(client: Client, target: Page, own: CentrePage):
    swedish = Locale.objects.get(language_code="sv")
    page = ProjectPageFactory(parent=own)
    before = state()

    address = reverse("wagtail_localize:submit_page_translation", args=[target.pk])
    client.get(address)
    client.post(address, {"locales": [swedish.pk]})

    assert state() == before
    client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [swedish.pk]})
    assert page.has_translation(swedish)


def test_translations_of_another_centre_s_page_cannot_be_published_by_updating_them(
    client: Client, foreign: CentrePage, django_capture_on_commit_callbacks: Callable
):
    page = ProjectPageFactory(parent=foreign, title="Vieras", summary="", need="", results="", funding_note="")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="sv"))
    translation.save_target(publish=False)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data="Kesken",
            translation_type="manual",
        )
    before = state()

    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client.get(address)
        client.post(address, {"publish_translations": "on"})

    assert state() == before


def test_translation_of_another_centre_s_page_cannot_be_changed(client: Client, target: Page):
    source, _ = TranslationSource.update_or_create_from_instance(target)
    swedish = Locale.objects.get(language_code="sv")
    translation = Translation.objects.create(source=source, target_locale=swedish)
    translation.save_target(publish=False)
    segment = source.stringsegment_set.first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    before = state()

    response = client.put(address, "value=Kaapattu", content_type="application/x-www-form-urlencoded")
    client.post(reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]), POSTED)

    assert response.status_code in {302, 403, 404}
    assert state() == before


def test_file_of_another_centre_cannot_be_changed_or_deleted(client: Client, foreign: CentrePage):
    given = GroupCollectionPermission.objects.filter(group=give_section(page=foreign, by=None)).first()
    file = SiteDocumentFactory(title="Vieras", collection=given.collection)

    for name in ("edit", "delete"):
        address = reverse(f"wagtaildocs:{name}", args=[file.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"title": "Kaapattu"}).status_code == 404
    assert SiteDocument.objects.get(pk=file.pk).title == "Vieras"
    assert "Vieras" not in client.get(reverse("wagtaildocs:index")).content.decode()


def test_coordinator_cannot_take_another_centre_by_changing_the_own_page(
    client: Client, own: CentrePage, foreign: CentrePage, target: Page, intruder: User
):
    """Naming the other centre on the own page must not open that centre's section."""
    bank = MaterialBankPageFactory(parent=foreign)
    address = reverse("wagtailadmin_pages:edit", args=[own.pk])

    client.post(address, form_values(client.get(address)) | {"centre": foreign.centre.pk, "action-publish": "1"})

    intruder = User.objects.get(pk=intruder.pk)
    for page in (foreign, target, bank):
        assert not page.permissions_for_user(intruder).can_edit()
