"""Every message of every room in every language: neutral where a phone shows it, to one recipient, translated."""

import ast
import importlib
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from base.outbox.delivering import deliver_letters
from base.outbox.mail import Mail
from base.outbox.services import queue_mail
from base.outbox.words import is_neutral, preview
from network.applications.choices import ApplicationState
from network.inquiries.models import Inquiry
from network.materials.pages import MaterialPage
from network.meetings.choices import About as MeetingAbout
from network.meetings.models import Meeting
from network.news.queries import News
from network.personal_links.models import PersonalLink, RightsRequest
from network.proposals.choices import About as ProposalAbout
from network.proposals.models import Proposal
from tests.architecture.tree import module_name, on_shelf, parsed
from tests.mail import mail_server
from workshops.enrolment.choices import About
from workshops.enrolment.mails import ToldPlace, ToldWorkshop

TELLING = "Asiakasraati, klientråd, client council, sosiaalityö"
"""What people may have called a thing."""

MESSAGES = frozenset({"Mail", "EmailMessage"})
"""What a function that makes a message returns."""

Words = Callable[[], dict[str, Any]]


def inquiry() -> Inquiry:
    return Inquiry(purpose="accessibility", message=TELLING, place=TELLING, sent_on=timezone.localdate())


def asked(**told: str) -> RightsRequest:
    return RightsRequest(kind="erasure", asked_on=timezone.localdate(), words=TELLING, **told)


def meeting() -> Meeting:
    return Meeting(starts_at=timezone.now(), town=TELLING, venue=TELLING, link=TELLING, is_remote=True)


def proposal() -> Proposal:
    return Proposal(heading_fi=TELLING, words_fi=TELLING, answer_due_on=timezone.localdate())


def workshop() -> ToldWorkshop:
    return ToldWorkshop(TELLING, timezone.now(), timezone.now(), TELLING, TELLING)


GIVEN: dict[str, Words] = {
    "network.applications.mails.begun": lambda: {"title": TELLING, "link": TELLING},
    "network.applications.mails.received": lambda: {"title": TELLING, "link": TELLING},
    "network.applications.mails.decided": lambda: {
        "title": TELLING,
        "link": TELLING,
        "state": ApplicationState.RESERVE,
        "until": timezone.localdate(),
    },
    "network.applications.mails.answers_late": lambda: {
        "title": TELLING,
        "day": timezone.localdate(),
        "address": TELLING,
    },
    "network.meetings.mails.wished": lambda: {"meeting": meeting(), "address": TELLING},
    "network.meetings.mails.told": lambda: {"about": MeetingAbout.MEMO, "meeting": meeting(), "link": TELLING},
    "network.meetings.mails.words_of_secretary": lambda: {"words": TELLING, "link": TELLING},
    "network.news.mails.please_confirm": lambda: {"title": TELLING, "link": TELLING},
    "network.news.mails.follows_already": lambda: {"title": TELLING, "link": TELLING},
    "network.news.mails.news": lambda: {
        "title": TELLING,
        "address": TELLING,
        "told": [News(TELLING, TELLING, TELLING, timezone.now())],
        "link": TELLING,
    },
    "network.proposals.mails.answer_to_keeper": lambda: {"proposal": proposal(), "address": TELLING},
    "network.proposals.mails.to_addressee": lambda: {
        "about": ProposalAbout.REMINDED,
        "proposal": proposal(),
        "link": TELLING,
    },
    "network.proposals.mails.to_keeper": lambda: {
        "proposal": proposal(),
        "address": TELLING,
        "was_reminded": True,
    },
    "network.proposals.mails.to_member": lambda: {"link": TELLING},
    "network.inquiries.mails.answer_to_inquiry": lambda: {"inquiry": inquiry(), "words": TELLING},
    "network.inquiries.mails.inquiries_wait": lambda: {"inquiries": [inquiry()]},
    "network.inquiries.mails.receipt_of_inquiry": lambda: {"inquiry": inquiry()},
    "network.people.mails.restriction_ends": lambda: {"words": TELLING},
    "network.personal_links.mails.request_answered": lambda: {"request": asked(answer=TELLING, state="refused")},
    "network.personal_links.mails.requests_wait": lambda: {"requests": [asked()]},
    "network.personal_links.mails.link_to_own_page": lambda: {
        "link": PersonalLink(expires_on=timezone.localdate()),
        "token": TELLING,
    },
    "network.staff.mails.invitation": lambda: {"words": TELLING},
    "network.suggestions.mails.answer_about_suggestion": lambda: {"title": TELLING, "words": TELLING},
    "network.upkeep.mails.review_due": lambda: {
        "materials": [MaterialPage(pk=1, title=TELLING, review_on=timezone.localdate())]
    },
    **{
        f"pajaverkko.mails.page_was_{act}": lambda: {"page": Page(pk=1, title=TELLING)}
        for act in ("approved", "sent_back", "submitted")
    },
    "pajaverkko.protection.mails.deletion_has_stopped": dict,
    "pajaverkko.protection.mails.log_does_not_fit": dict,
    "workshops.enrolment.mails.enrolled": lambda: {"places": [ToldPlace(workshop(), "waiting", 7)], "link": TELLING},
    "workshops.enrolment.mails.told": lambda: {
        "about": About.OFFERED,
        "workshop": workshop(),
        "due_at": timezone.now(),
    },
    "workshops.enrolment.mails.thanks": lambda: {"workshop": workshop(), "materials": [(TELLING, TELLING)]},
    "workshops.enrolment.mails.words_of_coordinator": lambda: {"words": TELLING, "workshop": workshop()},
    "pajaverkko.sign_in.mails.code_message": lambda: {"to": "a@posti.example", "code": "12345678", "minutes": 10},
}
"""What each message is made of, beside its language: words that tell as much as they can."""


def functions() -> list[str]:
    """The messages of all rooms by their dotted names."""
    return sorted(
        f"{module_name(file)}.{node.name}"
        for file in on_shelf("mails")
        for node in parsed(file).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if isinstance(node.returns, ast.Name) and node.returns.id in MESSAGES
    )


def made(name: str, language: str) -> Mail:
    """The message; one that does not go through the outbox keeps the same rules."""
    module, _, function = name.rpartition(".")
    message = getattr(importlib.import_module(module), function)(**GIVEN[name](), language=language)
    return message if isinstance(message, Mail) else Mail(message.subject, message.body, language)


def test_every_message_is_looked_at() -> None:
    assert functions() == sorted(GIVEN)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("name", sorted(GIVEN))
def test_message_is_neutral_where_a_phone_shows_it(name: str, language: str) -> None:
    mail = made(name, language)

    assert is_neutral(mail.subject)
    assert is_neutral(preview(mail.body))


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_message_is_translated(name: str) -> None:
    subjects = {made(name, code).subject for code, _name in settings.LANGUAGES}
    openings = {preview(made(name, code).body) for code, _name in settings.LANGUAGES}

    assert len(subjects) == len(openings) == len(settings.LANGUAGES)


@pytest.mark.parametrize("name", sorted(GIVEN))
def test_message_reaches_one_recipient_from_a_neutral_sender(db: None, name: str) -> None:
    with transaction.atomic():
        queue_mail(mail=made(name, "fi"), to="a@posti.example", event="e", person="p", kind="k", by=None)

    with mail_server() as box:
        deliver_letters()

    assert box.addresses == ["a@posti.example"]
    (message,) = box.messages
    assert (message["To"], message["Cc"], message["Bcc"]) == ("a@posti.example", None, None)
    assert is_neutral(message["From"])
    assert list(message.iter_attachments()) == []
