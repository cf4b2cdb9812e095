"""Wagtail's own messages, should any of them be sent past the outbox: no kind of them tells a title to a phone."""

from pathlib import Path
from typing import Any

import pytest
import wagtail.admin
from django.conf import settings
from wagtail.admin.mail import EmailNotificationMixin, send_notification
from wagtail.models import get_page_models
from wagtail.users.models import UserProfile

from base.outbox.words import is_neutral, preview
from base.users import User
from network.projects.pages import ProjectPage
from network.regions.pages import CentrePage
from tests.factories.network import ProjectPageFactory
from tests.mail import mail_server

TELLING = "Asiakasraati, klientråd, client council"
FOLDER = Path(wagtail.admin.__file__).parent / "templates/wagtailadmin/notifications"
ENDINGS = {"subject": "_subject.txt", "text": ".txt"}
KINDS = sorted(file.name.removesuffix("_subject.txt") for file in FOLDER.glob("*_subject.txt"))


@pytest.fixture
def page(centre_page: CentrePage) -> ProjectPage:
    return ProjectPageFactory(parent=centre_page, title=TELLING)


def given(page: ProjectPage, user: User) -> dict[str, Any]:
    """What any of the kinds is made of, as telling as it can be."""
    named = {"name": TELLING, "finished_by": None}
    return {
        "page": page,
        "object": page,
        "model_name": TELLING,
        "revision": {"content_object": page, "object_id": page.pk},
        "workflow": named,
        "task": named | {"id": 1},
        "task_state": named,
        "comment": TELLING,
        "requested_by": user,
        "editor": user,
        "new_comments": [{"text": TELLING}],
    }


def test_kinds_are_found() -> None:
    assert {"updated_comments", "task_state_submitted", "workflow_state_approved"} <= set(KINDS)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_neutral_where_a_phone_shows_it(kind: str, language: str, page: ProjectPage, coordinator: User):
    UserProfile.objects.create(user=coordinator, preferred_language=language)
    templates = {name: f"wagtailadmin/notifications/{kind}{end}" for name, end in ENDINGS.items()}

    with mail_server() as box:
        assert EmailNotificationMixin().send_emails(templates, given(page, coordinator), {coordinator})

    (message,) = box.messages
    assert box.addresses == [coordinator.email]
    assert is_neutral(message["Subject"])
    assert TELLING in message.get_content()
    assert is_neutral(preview(message.get_content()))
    assert list(message.iter_attachments()) == []


def test_message_of_comments_is_neutral_as_the_editor_would_send_it(page: ProjectPage, coordinator: User):
    with mail_server() as box:
        assert send_notification([coordinator], "updated_comments", given(page, coordinator))

    (message,) = box.messages
    assert is_neutral(message["Subject"])
    assert is_neutral(preview(message.get_content()))


def test_no_editor_takes_comments() -> None:
    """What is written there is kept for good, and is sent past the outbox."""
    editors = [page_type.get_edit_handler().get_form_class() for page_type in get_page_models()]

    assert not [form for form in editors if "comments" in form.formsets]
    assert not settings.WAGTAILADMIN_COMMENTS_ENABLED
