"""On the tenth day the administrators are warned, once of each inquiry; on the fifteenth it is late."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from base.chores import do_chores
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.words import is_neutral
from base.users import User
from network.inquiries.services import warn_of_inquiries
from network.staff.choices import StaffRole
from network.staff.models import Assignment
from tests.factories.network import AnswerRouteFactory, InquiryFactory
from tests.mail import mail_server
from tests.reading import document
from tests.staff import staff

DAY = datetime.date(2026, 12, 1)


def later(days: int) -> datetime.date:
    return DAY + datetime.timedelta(days=days)


def letters() -> list[Letter]:
    return list(Letter.objects.filter(kind="inquiries_wait"))


def at(day: datetime.date) -> datetime.datetime:
    """Five in the morning in Helsinki."""
    return datetime.datetime(day.year, day.month, day.day, 3, tzinfo=datetime.UTC)


@pytest.mark.parametrize(("days", "warned"), [(9, 0), (10, 1), (30, 1)])
def test_nobody_is_warned_before_the_tenth_day(clock: Callable, administrator: User, days: int, warned: int):
    Assignment.objects.update(starts_on=DAY)
    InquiryFactory(sent_on=DAY)
    clock(at(later(days)))

    do_chores(timezone.localdate())

    assert len(letters()) == warned


def test_each_inquiry_is_warned_of_once(administrator: User):
    today = timezone.localdate()
    first = InquiryFactory(sent_on=today - datetime.timedelta(days=10))
    second = InquiryFactory(sent_on=today - datetime.timedelta(days=9))
    answered = InquiryFactory(sent_on=today - datetime.timedelta(days=20), answered_on=today, outcome="closed")

    for days in (0, 0, 1, 1, 2):
        warn_of_inquiries(today=today + datetime.timedelta(days=days), by=None)

    bodies = [letter.body for letter in letters()]
    assert len(bodies) == 2
    assert first.reference in bodies[0]
    assert first.reference not in bodies[1]
    assert second.reference in bodies[1]
    assert not any(answered.reference in body for body in bodies)


def test_warning_tells_until_when_and_nothing_of_what_was_written(administrator: User):
    sent_on = timezone.localdate() - datetime.timedelta(days=10)
    inquiry = InquiryFactory(sent_on=sent_on, message="Salainen asia", place="Salainen sivu")
    AnswerRouteFactory(inquiry=inquiry, value="kysyja@posti.example")
    warn_of_inquiries(today=timezone.localdate(), by=None)

    with mail_server() as box:
        assert deliver_letters() == 1

    (message,) = box.messages
    due = sent_on + datetime.timedelta(days=14)
    assert box.addresses == [administrator.email]
    assert is_neutral(message["Subject"])
    assert f"{due.day}.{due.month}.{due.year}" in message.get_content()
    assert "/admin/inquiries/" in message.get_content()
    assert "Salainen" not in message.get_content()
    assert "kysyja" not in message.get_content()


def test_only_administrators_of_today_are_written_to(administrator: User, coordinator: User):
    staff("toinen@pajaverkko.example", StaffRole.ADMINISTRATOR)
    staff("entinen@pajaverkko.example", StaffRole.ADMINISTRATOR)
    User.objects.filter(email="entinen@pajaverkko.example").update(is_active=False, is_superuser=False)
    InquiryFactory(sent_on=timezone.localdate() - datetime.timedelta(days=10))

    warn_of_inquiries(today=timezone.localdate(), by=None)

    assert {letter.address for letter in letters()} == {administrator.email, "toinen@pajaverkko.example"}


def test_address_that_nothing_can_be_sent_to_keeps_nobody_from_being_warned(administrator: User):
    broken = staff("rikki@pajaverkko.example", StaffRole.ADMINISTRATOR)
    User.objects.filter(pk=broken.pk).update(email="ei osoite")
    InquiryFactory(sent_on=timezone.localdate() - datetime.timedelta(days=10))

    assert warn_of_inquiries(today=timezone.localdate(), by=None) == 1
    assert [letter.address for letter in letters()] == [administrator.email]


def test_without_administrators_the_warning_waits_for_one(db: None):
    InquiryFactory(sent_on=timezone.localdate() - datetime.timedelta(days=10))
    assert warn_of_inquiries(today=timezone.localdate(), by=None) == 0

    staff("uusi@pajaverkko.example", StaffRole.ADMINISTRATOR)

    assert warn_of_inquiries(today=timezone.localdate(), by=None) == 1
    assert len(letters()) == 1


def told(signed_in: Callable, user: User) -> dict[str, str]:
    panel = document(signed_in(user).get("/admin/")).select_one("[aria-labelledby=waiting]")
    return {link["href"]: link.get_text()[:1] for link in panel.select("a")} if panel else {}


def test_first_page_tells_what_waits_what_is_urgent_and_what_is_late(
    signed_in: Callable, administrator: User, coordinator: User
):
    today = timezone.localdate()
    assert told(signed_in, administrator) == {}
    for number, days in ((1, 9), (2, 10), (2, 14), (5, 15)):
        for _ in range(number):
            InquiryFactory(sent_on=today - datetime.timedelta(days=days))
    InquiryFactory(sent_on=today - datetime.timedelta(days=60), answered_on=today, outcome="closed")

    assert told(signed_in, administrator) == {
        "/admin/inquiries/?state=late": "5",
        "/admin/inquiries/?state=urgent": "4",
        "/admin/inquiries/?state=new": "1",
    }
    assert told(signed_in, coordinator) == {}
