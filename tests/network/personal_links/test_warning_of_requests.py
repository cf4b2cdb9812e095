"""On day 20 the data protection officer is written to, once of each request; nobody else, and nothing of its words."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from base.chores import do_chores
from base.outbox.delivering import deliver_letters
from base.outbox.models import Letter
from base.outbox.words import is_neutral, preview
from base.users import User
from network.people.models import Person
from network.personal_links.choices import RequestState
from network.personal_links.models import RightsRequest
from network.personal_links.services import answer_request, warn_of_requests
from network.staff.choices import StaffRole
from tests.factories.people import RightsRequestFactory
from tests.mail import mail_server
from tests.reading import document
from tests.staff import staff


def asked(person: Person, days: int, **words: object) -> RightsRequest:
    return RightsRequestFactory(person=person, asked_on=timezone.localdate() - datetime.timedelta(days=days), **words)


def letters() -> list[Letter]:
    return list(Letter.objects.filter(kind="requests_wait"))


@pytest.mark.parametrize(("days", "warned"), [(19, 0), (20, 1), (40, 1)])
def test_nobody_is_warned_before_the_twentieth_day(kuutti: Person, officer: User, days: int, warned: int):
    asked(kuutti, days)

    do_chores(timezone.localdate())

    assert [letter.address for letter in letters()] == [officer.email] * warned


def test_each_is_warned_of_once_and_what_was_answered_is_not(kuutti: Person, officer: User):
    first, second, done = asked(kuutti, 20), asked(kuutti, 19), asked(kuutti, 25)
    answer_request(request=done, outcome=RequestState.DONE, words="Tehty.", by=officer)

    for days in (0, 0, 1, 1, 2):
        warn_of_requests(today=timezone.localdate() + datetime.timedelta(days=days), by=None)

    bodies = [letter.body for letter in letters()]
    assert [first.pk in bodies[0], second.pk in bodies[0]] == [True, False]
    assert [first.pk in bodies[1], second.pk in bodies[1]] == [False, True]
    assert len(bodies) == 2
    assert not any(done.pk in body for body in bodies)


def test_warning_is_neutral_and_tells_until_when_and_where(kuutti: Person, officer: User):
    request = asked(kuutti, 20, words="Salainen asia")
    warn_of_requests(today=timezone.localdate(), by=None)

    with mail_server() as box:
        deliver_letters()

    (message,) = box.messages
    body, due = message.get_content(), request.due_on
    assert is_neutral(message["Subject"])
    assert is_neutral(preview(body))
    assert f"{due.day}.{due.month}.{due.year}" in body
    assert "/admin/requests/" in body
    assert "Salainen" not in body
    assert "Kuutti" not in body


def test_without_an_officer_the_warning_waits_for_one(kuutti: Person, keeper: User):
    asked(kuutti, 20)
    assert warn_of_requests(today=timezone.localdate(), by=None) == 0

    for name in ("eka", "toka"):
        staff(f"{name}@pajaverkko.example", StaffRole.PROTECTION_OFFICER)

    assert warn_of_requests(today=timezone.localdate(), by=None) == 1
    assert len(letters()) == 2


def test_address_that_nothing_can_be_sent_to_keeps_nobody_from_being_warned(kuutti: Person, officer: User):
    broken = staff("rikki@pajaverkko.example", StaffRole.PROTECTION_OFFICER)
    User.objects.filter(pk=broken.pk).update(email="ei osoite")
    asked(kuutti, 20)

    assert warn_of_requests(today=timezone.localdate(), by=None) == 1
    assert [letter.address for letter in letters()] == [officer.email]


def test_list_stresses_what_has_waited_for_twenty_days_and_what_is_late(kuutti: Person, officer: User, signed_in):
    asked(kuutti, 40, words="a")
    asked(kuutti, 20, words="b")
    asked(kuutti, 19, words="c")

    rows = document(signed_in(officer).get("/admin/requests/")).select("main ul.listing li")

    assert [bool(row.select("strong")) for row in rows] == [True, True, False]


def told(signed_in: Callable, user: User) -> list[str]:
    panel = document(signed_in(user).get("/admin/")).select_one("[aria-labelledby=waiting]")
    return [link.get_text()[:1] for link in panel.select("a[href='/admin/requests/']")] if panel else []


def test_first_page_of_the_admin_tells_what_has_waited_long_and_what_waits(
    kuutti: Person, officer: User, keeper: User, administrator: User, signed_in: Callable
):
    assert told(signed_in, officer) == []
    for days in (40, 20, 19, 1, 0):
        asked(kuutti, days)

    assert told(signed_in, officer) == told(signed_in, keeper) == ["2", "3"]
    assert told(signed_in, administrator) == []
