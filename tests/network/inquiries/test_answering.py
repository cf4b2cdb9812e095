"""Administrators read what was written and answer, without seeing more than they need; nobody else finds it."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from base.audit.choices import Act
from base.audit.models import AuditEntry
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.users import User
from network.inquiries.choices import RouteKind
from network.inquiries.models import AnswerRoute, Inquiry
from network.inquiries.services import answer_by_email, close_inquiry, reveal_number
from network.notices.choices import Purpose
from network.staff.choices import StaffRole
from tests.factories.network import AnswerRouteFactory, InquiryFactory
from tests.mail import mail_server
from tests.reading import document
from tests.staff import staff

LIST = "/admin/inquiries/"
ADDRESS, NUMBER = "kysyja@posti.example", "040 123 4567"
CODE = "131052-308T"


@pytest.fixture
def client(signed_in: Callable, administrator: User) -> Client:
    return signed_in(administrator)


@pytest.fixture
def inquiry(db: None) -> Inquiry:
    found = InquiryFactory(message="Mistä löydän <b>kortit</b>?")
    AnswerRouteFactory(inquiry=found, value=ADDRESS)
    AnswerRouteFactory(inquiry=found, kind=RouteKind.PHONE, value=NUMBER)
    return found


def place(inquiry: Inquiry) -> str:
    return f"{LIST}{inquiry.pk}/"


def act(client: Client, inquiry: Inquiry, **values: object):
    """Press a button of an inquiry."""
    return client.post(place(inquiry), values, follow=True)


def rows(client: Client, query: str = "") -> list[str]:
    page = document(client.get(LIST + query))
    return [" ".join(row.get_text(" ").split()) for row in page.select("table.listing tbody tr")]


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize("role", sorted(set(StaffRole) - {StaffRole.ADMINISTRATOR}))
def test_list_and_screen_are_for_administrators_only(
    signed_in: Callable, centre_page, inquiry: Inquiry, role: StaffRole, method: str
):
    of_centre = role not in {StaffRole.PROTECTION_OFFICER, StaffRole.AUDITOR, StaffRole.STEWARD}
    foreign = signed_in(staff("joku@koske.example", role, centre_page.centre if of_centre else None))

    answers = [
        getattr(foreign, method)(address, {"act": "reveal"}) for address in (LIST, place(inquiry), f"{LIST}ABCD-2345/")
    ]

    # One that is there is answered like one that is not.
    assert [answer.status_code for answer in answers] == [302, 404, 404]
    assert not any(NUMBER in answer.content.decode() for answer in answers)
    assert not AuditEntry.objects.filter(act=Act.REVEALED).exists()
    for address in (LIST, place(inquiry)):
        assert Client().get(address).status_code == 302


def test_services_ask_for_themselves(coordinator: User, inquiry: Inquiry):
    for does in (
        lambda: answer_by_email(inquiry=inquiry, words="x", by=coordinator),
        lambda: reveal_number(inquiry=inquiry, by=coordinator),
        lambda: close_inquiry(inquiry=inquiry, outcome="closed", by=coordinator),
    ):
        with pytest.raises(PermissionDenied):
            does()
    inquiry.refresh_from_db()
    assert inquiry.answered_on is None


def test_inquiry_that_is_not_there_and_acts_that_are_none_are_not_found(client: Client, inquiry: Inquiry):
    assert client.get(f"{LIST}ABCD-2345/").status_code == 404
    assert act(client, inquiry, act="delete").status_code == 404
    for other in ("create/", f"edit/{inquiry.pk}/", f"delete/{inquiry.pk}/"):
        assert client.post(LIST + other, {"act": "close"}).status_code == 404
    assert Inquiry.objects.filter(answered_on=None).count() == 1


def test_message_is_shown_and_its_sender_is_not(client: Client, inquiry: Inquiry):
    shown = client.get(place(inquiry)).content.decode()

    assert "Mistä löydän &lt;b&gt;kortit&lt;/b&gt;?" in shown
    for secret in (ADDRESS, NUMBER):
        assert secret not in shown
        assert secret not in client.get(LIST).content.decode()
    assert "kortit" not in client.get(LIST).content.decode()


def test_answer_reaches_its_sender_and_the_ways_are_deleted(client: Client, inquiry: Inquiry):
    act(client, inquiry, act="answer", words="Kortit ovat materiaalipankissa.")
    assert not AnswerRoute.objects.exists()
    with mail_server() as box:
        assert deliver_letters() == 1

    (message,) = box.messages
    assert box.addresses == [ADDRESS]
    assert message["Subject"] == gettext("An answer from Pajaverkko")
    assert "Kortit ovat materiaalipankissa." in message.get_content()
    inquiry.refresh_from_db()
    assert (inquiry.answered_on, inquiry.outcome) == (timezone.localdate(), "email")
    assert (Letter.objects.get().address, Letter.objects.get().body) == ("", "")


def test_number_is_shown_when_it_is_asked_for_and_that_is_noted(client: Client, administrator: User, inquiry: Inquiry):
    assert act(client, inquiry, act="reveal").content.decode().count(NUMBER) == 1

    entry = AuditEntry.objects.get(act=Act.REVEALED)
    assert (entry.account, entry.table, entry.reference) == (administrator.pk, "network.AnswerRoute", inquiry.pk)
    assert NUMBER not in str(list(AuditEntry.objects.values()))
    assert NUMBER not in client.get(place(inquiry)).content.decode()


def test_call_is_marked_and_the_number_deleted(client: Client, inquiry: Inquiry):
    act(client, inquiry, act="called")

    inquiry.refresh_from_db()
    assert (inquiry.answered_on, inquiry.outcome) == (timezone.localdate(), "phone")
    assert not AnswerRoute.objects.exists()
    assert not Letter.objects.exists()
    assert NUMBER not in act(client, inquiry, act="reveal").content.decode()


def test_what_needs_no_answer_is_put_aside(client: Client, inquiry: Inquiry):
    act(client, inquiry, act="close")

    inquiry.refresh_from_db()
    assert inquiry.outcome == "closed"
    assert not AnswerRoute.objects.exists()


@pytest.mark.parametrize("second", ["answer", "called", "close"])
def test_inquiry_is_answered_once(client: Client, inquiry: Inquiry, second: str):
    act(client, inquiry, act="answer", words="Kiitos.")

    answer = act(client, inquiry, act=second, words="Toinen kerta.")

    assert gettext("This has been answered already.") in answer.content.decode()
    assert Letter.objects.count() == 1
    inquiry.refresh_from_db()
    assert inquiry.outcome == "email"


@pytest.mark.parametrize("act_without", ["answer", "called", "reveal"])
def test_who_told_no_way_cannot_be_answered(client: Client, act_without: str):
    inquiry = InquiryFactory()

    answer = act(client, inquiry, act=act_without, words="Kiitos.")

    inquiry.refresh_from_db()
    assert inquiry.answered_on is None
    assert answer.status_code == 200
    assert not Letter.objects.exists()


def test_identity_code_in_an_answer_is_refused_at_the_field(client: Client, inquiry: Inquiry):
    answer = act(client, inquiry, act="answer", words=f"Tunnuksesi on {CODE}.")

    assert answer.status_code == 422
    assert document(answer).select("[name=words]")
    assert not Letter.objects.exists()
    assert AnswerRoute.objects.count() == 2


@pytest.mark.parametrize("number", [1, 3])
def test_list_is_narrowed_and_late_ones_are_told(client: Client, number: int):
    today = timezone.localdate()
    for _ in range(number):
        for days in (0, 10, 14, 15):
            InquiryFactory(sent_on=today - datetime.timedelta(days=days), purpose=Purpose.ACCESSIBILITY)
        InquiryFactory(sent_on=today - datetime.timedelta(days=40), answered_on=today, outcome="closed")

    assert len(rows(client)) == 5 * number
    assert len(rows(client, "?state=new")) == 4 * number
    assert len(rows(client, "?state=urgent")) == 3 * number
    assert len(rows(client, "?state=late")) == number
    assert len(rows(client, "?state=answered")) == number
    assert len(rows(client, "?purpose__exact=contact")) == number
    late = document(client.get(LIST)).select("table.listing tbody tr strong")
    assert [word.get_text() for word in late] == [ngettext("Late by %d day", "Late by %d days", 1) % 1] * number
    # What waits comes first, the oldest of it above.
    assert rows(client)[0].endswith(late[0].get_text())
    assert all(gettext("dealt with, without an answer") in row for row in rows(client)[-number:])


def test_late_inquiry_says_so(client: Client):
    late = InquiryFactory(sent_on=timezone.localdate() - datetime.timedelta(days=17))
    in_time = InquiryFactory(sent_on=timezone.localdate() - datetime.timedelta(days=14))

    assert document(client.get(place(late))).select_one(".help-critical")
    assert document(client.get(place(in_time))).select_one(".help-critical") is None
