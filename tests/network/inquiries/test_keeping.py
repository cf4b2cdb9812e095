"""Inquiries go as long after their answer as the notice promises; erasing somebody takes the way to them away."""

import datetime

import pytest
from django.utils import timezone

from base.personal_data.forgetting import delete_in_time
from base.personal_data.places import clean_places
from network.inquiries.choices import RouteKind
from network.inquiries.models import AnswerRoute, Inquiry
from network.notices.choices import Purpose
from network.notices.models import NoticeVersion
from pajaverkko.demo.content import read
from tests.factories.network import AnswerRouteFactory, InquiryFactory
from tests.factories.people import make_notice

pytestmark = pytest.mark.django_db
ANSWERED = datetime.date(2026, 1, 31)
LAST = {
    Purpose.CONTACT: (datetime.date(2026, 7, 30), datetime.date(2026, 7, 31)),
    Purpose.ACCESSIBILITY: (datetime.date(2027, 1, 30), datetime.date(2027, 1, 31)),
}


def night(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 4, 45, tzinfo=timezone.get_default_timezone())


def answered(purpose: Purpose) -> Inquiry:
    sent_on = ANSWERED - datetime.timedelta(days=3)
    return InquiryFactory(purpose=purpose, sent_on=sent_on, answered_on=ANSWERED, outcome="email")


@pytest.mark.parametrize("purpose", LAST)
@pytest.mark.parametrize("with_notice", [True, False])
def test_inquiry_goes_on_its_day_and_not_the_day_before(purpose: Purpose, with_notice: bool):
    if with_notice:
        make_notice(purpose, kept_months=6 if purpose == Purpose.CONTACT else 12)
    inquiry, waiting = answered(purpose), InquiryFactory(purpose=purpose, sent_on=ANSWERED)
    before, on_the_day = LAST[purpose]

    delete_in_time(now=night(before), by=None)
    assert Inquiry.objects.filter(pk=inquiry.pk).exists()
    delete_in_time(now=night(on_the_day), by=None)

    assert list(Inquiry.objects.all()) == [waiting]


def test_notice_in_force_tells_how_long(db: None):
    make_notice(Purpose.CONTACT, kept_months=1)
    short, long = answered(Purpose.CONTACT), answered(Purpose.ACCESSIBILITY)

    delete_in_time(now=night(datetime.date(2026, 2, 28)), by=None)

    assert not Inquiry.objects.filter(pk=short.pk).exists()
    assert Inquiry.objects.filter(pk=long.pk).exists()
    assert NoticeVersion.objects.count() == 1


def test_notices_of_the_demo_promise_what_holds_without_a_notice():
    promised = {notice["purpose"]: notice["kept_months"] for notice in read("notices")["notice"]}

    assert (promised["contact"], promised["accessibility"]) == (6, 12)


def test_way_to_answer_that_nobody_used_goes_in_ninety_days():
    AnswerRouteFactory(inquiry=InquiryFactory(sent_on=ANSWERED))
    last = ANSWERED + datetime.timedelta(days=90)

    delete_in_time(now=night(last - datetime.timedelta(days=1)), by=None)
    assert AnswerRoute.objects.exists()
    delete_in_time(now=night(last), by=None)

    assert not AnswerRoute.objects.exists()
    assert Inquiry.objects.exists()


def test_erased_person_s_address_and_number_are_found_though_sealed():
    inquiry = InquiryFactory(message="Terveisin Merituulikki Kanervainen")
    AnswerRouteFactory(inquiry=inquiry, value="merituulikki@posti.example")
    AnswerRouteFactory(inquiry=inquiry, kind=RouteKind.PHONE, value="040 123 4567")
    other = AnswerRouteFactory(value="joku@posti.example")

    clean_places(["Merituulikki Kanervainen", "Merituulikki@posti.example", "040 123 4567"])

    inquiry.refresh_from_db()
    assert "Merituulikki" not in inquiry.message
    assert list(AnswerRoute.objects.all()) == [other]
