"""Where administrators give and end roles, by its own addresses."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone, translation

from base.users import User
from network.regions.pages import CentrePage
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from tests.factories.network import AssignmentFactory
from tests.mail import mail_server
from tests.reading import document, text_of

LIST, INVITE = "/admin/staff/", "/admin/staff/invite/"
ADDRESS = "uusi@koske.test"


@pytest.fixture
def client(signed_in: Callable, administrator: User) -> Client:
    return signed_in(administrator)


def asked(**values: object) -> dict[str, object]:
    return {
        "email": ADDRESS,
        "name": "Uusi Tekijä",
        "role": "auditor",
        "centre": "",
        "ends_on": "",
        "language": "fi",
    } | values


def rows(client: Client, query: str = "") -> list[str]:
    page = document(client.get(LIST + query))
    return [" ".join(row.get_text(" ").split()) for row in page.select("table.listing tbody tr")]


@pytest.mark.parametrize("address", [LIST, INVITE, "/admin/staff/{pk}/end/", "/admin/staff/999999/end/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_screens_are_for_administrators_only(
    signed_in: Callable, coordinator: User, administrator: User, worker: User, address: str, method: str
):
    given = AssignmentFactory(user=worker)
    place = address.format(pk=given.pk)

    answer = getattr(signed_in(coordinator), method)(place, asked())

    # What names one thing is answered as if it were not there.
    names_one = place.endswith("/end/")
    assert answer.status_code == (404 if names_one else 302)
    assert answer.get("Location") == (None if names_one else "/admin/")
    assert not User.objects.filter(email=ADDRESS).exists()
    given.refresh_from_db()
    assert given.ended_at is None


@pytest.mark.parametrize("address", ["/admin/staff/edit/{pk}/", "/admin/staff/delete/{pk}/"])
def test_roles_are_neither_edited_nor_deleted(client: Client, administrator: User, address: str):
    own = administrator.assignments.get()

    for method in (client.get, client.post):
        assert method(address.format(pk=own.pk)).status_code == 404

    assert Assignment.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("number", [1, 3])
def test_list_is_narrowed_by_role_and_validity(client: Client, number: int):
    today = timezone.localdate()
    before, after = today - datetime.timedelta(days=9), today + datetime.timedelta(days=9)
    for _ in range(number):
        AssignmentFactory(starts_on=before, ends_on=before)
        AssignmentFactory(starts_on=after)

    assert len(rows(client)) == 1 + 2 * number
    assert len(rows(client, "?holding=now")) == 1
    assert len(rows(client, "?holding=later")) == number
    assert len(rows(client, "?holding=ended")) == number
    assert len(rows(client, "?role__exact=auditor")) == 2 * number
    assert len(rows(client, "?role__exact=editor")) == 0


def test_list_is_narrowed_by_centre(client: Client, centre_page: CentrePage):
    AssignmentFactory(role=StaffRole.EDITOR, centre=centre_page.centre)

    assert len(rows(client, f"?centre={centre_page.centre_id}")) == 1
    assert len(rows(client, "?centre=999999")) == 0
    assert len(rows(client, "?centre=x")) == 2


def test_invited_person_has_an_account_a_role_and_a_message(
    client: Client, centre_page: CentrePage, django_capture_on_commit_callbacks: Callable
):
    with mail_server() as box, django_capture_on_commit_callbacks(execute=True):
        answer = client.post(INVITE, asked(role="editor", centre=centre_page.centre_id))

    assert answer.status_code == 302
    user = User.objects.get(email=ADDRESS)
    assert (user.first_name, user.last_name, user.has_usable_password()) == ("Uusi", "Tekijä", False)
    assert user.assignments.get().words == f"{StaffRole.EDITOR.label}, Koske"
    (message,) = box.messages
    assert message["To"] == ADDRESS
    assert "Koske" not in message["Subject"]
    assert "/sign-in/" in message.get_content()
    assert "Koske" in message.get_content()


def test_address_with_an_account_gets_the_role_only(client: Client, worker: User):
    before = User.objects.count()

    client.post(INVITE, asked(email=worker.email.upper(), name="Toinen Nimi"))

    worker.refresh_from_db()
    assert User.objects.count() == before
    assert worker.first_name == "Työntekijä"
    assert worker.assignments.get().role == StaffRole.AUDITOR


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "editor"},
        {"email": "ei-osoite"},
        {"role": "kuningas"},
        {"ends_on": "1.1.2020"},
        {"role": ""},
        {"centre": "999999"},
        {"language": "xx"},
    ],
    ids=str,
)
def test_wrong_invitation_is_explained_and_gives_nothing(client: Client, wrong: dict[str, str]):
    answer = client.post(INVITE, asked(**wrong))

    assert answer.status_code == 200
    assert document(answer).select(".error-message, .w-field__errors, .messages")
    assert not User.objects.filter(email=ADDRESS).exists()


def test_role_of_the_site_with_a_centre_is_explained(client: Client, centre_page: CentrePage):
    assert client.post(INVITE, asked(centre=centre_page.centre_id)).status_code == 200
    assert not User.objects.filter(email=ADDRESS).exists()


def test_closed_account_is_not_invited(client: Client, worker: User):
    User.objects.filter(pk=worker.pk).update(is_active=False)

    assert client.post(INVITE, asked(email=worker.email)).status_code == 200
    assert not worker.assignments.exists()


def test_end_is_asked_for_once_and_then_done(client: Client, worker: User):
    given = AssignmentFactory(user=worker)
    place = f"/admin/staff/{given.pk}/end/"
    assert place in client.get(LIST).content.decode()

    asked_first = client.get(place)
    given.refresh_from_db()
    assert (asked_first.status_code, given.ended_at) == (200, None)
    assert worker.first_name in text_of(asked_first)
    answer = client.post(place)

    given.refresh_from_db()
    assert answer.url == LIST
    assert given.ended_at is not None
    assert place not in client.get(LIST).content.decode()


def test_list_and_form_are_there_in_swedish(client: Client, administrator: User):
    with translation.override("sv"):
        assert client.get(LIST, headers={"accept-language": "sv"}).status_code == 200
        assert client.get(INVITE).status_code == 200
