"""Forms of participants have no limit by address and no puzzle. A burst is told to the staff; nobody is known by it."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from base.bursts import MANY, MINUTES, bursts, forms_sent
from base.users import User
from network.inquiries.models import Inquiry
from network.notices.choices import Purpose
from tests.factories.pajaverkko import Trunk
from tests.reading import document
from tests.scanning import found_in_database

pytestmark = pytest.mark.django_db
PLACE = "203.0.113.77"


def write(times: int) -> None:
    """So many people in one place write, each from a browser of their own."""
    for _ in range(times):
        values = {"key": str(uuid.uuid4()), "message": "Hei", "website": "", "email": "", "phone": ""}
        assert Client().post("/contact/", values, REMOTE_ADDR=PLACE).status_code == 302
    forms_sent.flush()


def told(client: Client) -> str:
    panel = document(client.get("/admin/")).select_one("#bursts")
    return panel.parent.get_text(" ", strip=True) if panel else ""


def test_nobody_is_kept_from_sending(site: Trunk, stranger: Client) -> None:
    write(3 * MANY)

    page = document(stranger.get("/contact/", REMOTE_ADDR=PLACE))
    assert Inquiry.objects.count() == 3 * MANY
    assert not page.select("main form img, main form iframe, main form script")


def test_burst_is_told_to_all_of_the_staff(
    site: Trunk, signed_in: Callable[[User], Client], administrator: User, coordinator: User
) -> None:
    write(MANY)
    assert told(signed_in(coordinator)) == ""

    write(1)

    for user in (administrator, coordinator):
        words = told(signed_in(user))
        assert gettext("Many forms at once") in words
        assert str(Purpose.CONTACT.label) in words
        assert str(MANY + 1) in words
        assert str(Purpose.SUGGESTIONS.label) not in words


def test_many_forms_in_a_day_are_no_burst(site: Trunk, clock: Callable[[datetime.datetime], None]) -> None:
    now = timezone.now()
    for part in range(3):
        clock(now + datetime.timedelta(minutes=part * (MINUTES + 1)))
        write(MANY - 1)

    assert bursts(Purpose.values) == []


def test_burst_tells_the_most_within_ten_minutes(site: Trunk, clock: Callable[[datetime.datetime], None]) -> None:
    now = timezone.now()
    for minute in range(3):
        clock(now + datetime.timedelta(minutes=minute))
        write(20)
    last = now + datetime.timedelta(minutes=MINUTES + 5)
    clock(last)
    write(1)

    (found,) = bursts(Purpose.values)
    assert (found.purpose, found.most) == (Purpose.CONTACT, 60)
    assert found.last_at == now + datetime.timedelta(minutes=2)


def test_nothing_of_who_sent_is_kept(site: Trunk) -> None:
    write(MANY + 1)

    assert found_in_database(PLACE) == []
    found = caches["shared"].get(f"burst_{Purpose.CONTACT}")
    assert [type(part) for part in found] == [int, datetime.datetime]
