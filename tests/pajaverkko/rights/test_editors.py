"""Editors submit, coordinators approve or publish by themselves."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, WorkflowState
from wagtail.signals import task_submitted, workflow_submitted

from base.media import SiteDocument
from base.outbox.models import Letter
from base.users import User
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from tests.factories.base import translated
from tests.factories.network import ProjectPageFactory
from tests.reading import document, form_values
from tests.staff import staff


@pytest.fixture
def draft(centre_page: CentrePage) -> ProjectPage:
    return ProjectPageFactory(parent=centre_page, title="Oma hanke", published=False)


def pressed(client: Client, page: Page, button: str) -> object:
    place = f"/admin/pages/{page.pk}/edit/"
    return client.post(place, form_values(client.get(place)) | {button: "1"})


def approval(state: WorkflowState) -> str:
    words = (state.content_object.pk, "approve", state.current_task_state.pk)
    return reverse("wagtailadmin_pages:workflow_action", args=words)


def buttons(client: Client, page: Page) -> set[str]:
    found = document(client.get(f"/admin/pages/{page.pk}/edit/"))
    return {button["name"] for button in found.select("footer button[name]")}


def test_editor_submits_and_coordinator_approves(
    signed_in: Callable, editor: User, coordinator: User, draft: ProjectPage
):
    pressed(signed_in(editor), draft, "action-submit")

    draft.refresh_from_db()
    assert draft.workflow_in_progress
    assert not draft.live
    state = WorkflowState.objects.get()
    theirs = signed_in(coordinator)
    assert draft.title in theirs.get("/admin/").content.decode()
    answer = theirs.post(approval(state), {"comment": ""})

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert draft.live


def test_editor_publishes_by_no_road(signed_in: Callable, editor: User, draft: ProjectPage):
    client = signed_in(editor)
    assert buttons(client, draft) & {"action-publish", "action-submit"} == {"action-submit"}
    pressed(client, draft, "action-publish")
    pressed(client, draft, "action-submit")
    state = WorkflowState.objects.get()
    client.post(approval(state), {"comment": ""})
    client.post(f"/admin/pages/{draft.pk}/unpublish/")
    client.post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/&id={draft.pk}")

    draft.refresh_from_db()
    assert not draft.live


def test_coordinator_publishes_directly(signed_in: Callable, coordinator: User, draft: ProjectPage):
    client = signed_in(coordinator)
    assert "action-publish" in buttons(client, draft)

    pressed(client, draft, "action-publish")

    draft.refresh_from_db()
    assert draft.live
    assert not WorkflowState.objects.exists()


def test_coordinator_publishes_what_was_submitted(
    signed_in: Callable, editor: User, coordinator: User, draft: ProjectPage
):
    pressed(signed_in(editor), draft, "action-submit")

    pressed(signed_in(coordinator), draft, "action-publish")

    draft.refresh_from_db()
    assert draft.live
    assert not draft.workflow_in_progress


def test_another_centre_s_coordinator_neither_sees_nor_approves(
    signed_in: Callable, editor: User, outside_coordinator: User, draft: ProjectPage
):
    pressed(signed_in(editor), draft, "action-submit")
    state = WorkflowState.objects.get()
    theirs = signed_in(outside_coordinator)

    answer = theirs.post(approval(state), {"comment": ""})

    draft.refresh_from_db()
    assert answer.status_code == 404
    assert not draft.live
    for place in ("/admin/", "/admin/reports/workflow/", "/admin/reports/workflow_tasks/"):
        assert draft.title not in theirs.get(place).content.decode()


def test_sections_in_all_languages_have_the_centre_s_way_of_approval(
    centre_page: CentrePage, other_centre_page: CentrePage
):
    twin = translated(centre_page, "sv")

    ways = [page.get_workflow() for page in (centre_page, twin, other_centre_page)]

    assert ways[0] == ways[1] != ways[2]
    assert None not in ways
    assert list(ways[0].tasks[0].specific.groups.all()) == [
        CentrePage.objects.get(pk=centre_page.pk).centre.coordinators
    ]


def test_pages_of_no_centre_have_no_way_of_approval(site):
    """Wagtail brings one for the whole tree, whose moderators may approve everything."""
    assert site.home.get_workflow() is None


def test_editor_adds_files_and_changes_no_others(signed_in: Callable, editor: User, coordinator: User):
    client, collection = signed_in(editor), Collection.objects.get(name="Koske")
    file = SimpleUploadedFile("lomake.txt", b"Lomake", content_type="text/plain")
    values = {"title": "Lomake", "collection": collection.pk, "tags": ""}

    client.post("/admin/documents/add/", values | {"file": file})
    theirs = SiteDocument.objects.create(title="Toisen", collection=collection, uploaded_by_user=coordinator)
    client.post(f"/admin/documents/edit/{theirs.pk}/", values | {"title": "Kaapattu"})

    assert set(SiteDocument.objects.values_list("title", flat=True)) == {"Lomake", "Toisen"}


def test_editor_decides_nothing_in_the_bank(signed_in: Callable, editor: User):
    for place in ("/admin/suggestions/", "/admin/experiences/", "/admin/staff/", "/admin/users/"):
        assert signed_in(editor).get(place).status_code in {302, 403}, place


def test_editor_begins_in_the_own_section(signed_in: Callable, editor: User, centre_page: CentrePage):
    answer = signed_in(editor).get("/admin/pages/")

    assert answer.status_code == 302
    assert answer.url == f"/admin/pages/{centre_page.pk}/"


@pytest.fixture
def real_staff(centre_page: CentrePage) -> tuple[User, User]:
    """An editor and a coordinator whom mail reaches; the demo's accounts get none."""
    centre = centre_page.centre
    writer = staff("toimittaja@keskus.test", StaffRole.EDITOR, centre)
    return writer, staff("koordinaattori@keskus.test", StaffRole.COORDINATOR, centre)


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_coordinator_is_told_of_what_waits_and_editor_of_what_came_of_it(
    signed_in: Callable, real_staff: tuple[User, User], coordinator: User, draft: ProjectPage, decision: str
):
    writer, chief = real_staff
    pressed(signed_in(writer), draft, "action-submit")
    told = Letter.objects.get()
    state = WorkflowState.objects.get()
    signed_in(chief).post(approval(state).replace("approve", decision), {"comment": "Hyvä"})
    answer = Letter.objects.exclude(pk=told.pk).get()

    assert (told.address, answer.address) == (chief.email, writer.email)
    for letter in (told, answer):
        assert draft.title not in letter.subject
        assert draft.title not in letter.body[:120]
        assert draft.title in letter.body
        assert f"/admin/pages/{draft.pk}/edit/" in letter.body
    assert mail.outbox == []


def test_wagtail_s_own_messages_of_submissions_are_off():
    names = {receiver[0][0] for signal in (task_submitted, workflow_submitted) for receiver in signal.receivers}

    assert not [name for name in names if "email_notification" in str(name)]
