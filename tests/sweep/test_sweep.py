"""Every address of the site, as everybody, in every way of asking: who comes in, and what is told of whom."""

import logging

import pytest
from django.conf import settings

from base.outbox.delivering import deliver_letters
from tests.mail import mail_server
from tests.sweep import judging
from tests.sweep.addresses import addresses
from tests.sweep.canaries import Group, sightings
from tests.sweep.classes import classed, who_comes_in
from tests.sweep.people import OF, canaries
from tests.sweep.sweeping import ACCESS, ASK_HOW, METHODS, Answer
from tests.sweep.visitors import Who
from tests.sweep.world import World

pytestmark = [
    pytest.mark.django_db,
    # A report of wagtail-localize has no order.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]


def test_every_pattern_is_classed():
    """A new address is written into `classes.txt` with the class of those who should come in."""
    patterns = {address.pattern for address in addresses()}

    assert patterns == set(classed())


def test_fifty_people_sit_in_every_role():
    assert len(canaries()) == sum(OF.values()) == 50
    assert {canary.group for canary in canaries()} == set(Group) - {Group.STAFF}


def test_everybody_went_everywhere(world: World, answers: list[Answer]):
    """Each pattern was asked by everybody in the ways that show or change something, by some in all four."""
    asked = {(answer.place.address.pattern, answer.who, answer.method) for answer in answers}

    assert len(asked) == len(classed()) * (len(Who) * len(ACCESS) + len(ASK_HOW) * (len(METHODS) - len(ACCESS)))


def test_who_should_comes_in_and_nobody_else(answers: list[Answer]):
    inside, wanted = judging.entered(answers), who_comes_in()
    wrong = {
        pattern: (sorted(inside.get(pattern, ())), sorted(wanted[pattern]))
        for pattern in wanted
        if inside.get(pattern, frozenset()) != wanted[pattern]
    }

    assert judging.wrongly_in(answers, wanted) == []
    assert wrong == {}


def test_nobody_is_told_of_who_may_not_be(world: World, answers: list[Answer]):
    assert judging.leaks(answers, world.visitors) == []


def test_canaries_were_there_to_be_seen(world: World, answers: list[Answer]):
    """People are met by those who may: a sweep that sees nobody would find no leak."""
    seen = {one.canary for answer in answers for one in answer.seen}
    silent = {Group.ASKERS, Group.STAFF}

    assert set(world.crowd.people) <= seen
    assert {canary.group for canary in canaries() if canary.number in seen} == set(Group) - silent


def test_nothing_fails(answers: list[Answer]):
    assert judging.failures(answers) == []


def test_no_page_with_people_is_kept_by_a_browser(answers: list[Answer]):
    assert judging.kept(answers) == []


def test_who_is_kept_out_changes_nothing(answers: list[Answer]):
    assert judging.writes_from_outside(answers) == []


def test_what_is_others_is_answered_like_what_is_not_there(answers: list[Answer]):
    assert judging.told_apart(answers) == []


def test_head_says_what_get_says(answers: list[Answer]):
    assert judging.told_by_head(answers) == []


def test_no_file_tells_of_anybody(world: World):
    """Pictures of people lie under names that tell nothing; nothing else of them lies in a file."""
    told = {
        str(path.relative_to(settings.MEDIA_ROOT))
        for path in settings.MEDIA_ROOT.rglob("*")
        if path.is_file() and sightings(f"{path.name} {path.read_bytes().decode('latin-1')}")
    }

    assert told == set()


def test_no_log_tells_of_anybody(world: World, caplog: pytest.LogCaptureFixture):
    """What a server writes when the people's own screens are opened, changed and fail."""
    caplog.set_level(logging.DEBUG)
    keeper, person = world.visitors[Who.COORDINATOR], next(iter(world.crowd.people.values()))
    for action in ("", "edit/", "routes/", "part/", "merge/", "link/"):
        keeper.fresh().get(f"/admin/people/{person.pk}/{action}")
        keeper.fresh().post(f"/admin/people/{person.pk}/{action}", {"calling_name": person.calling_name})

    assert caplog.records
    assert sightings(caplog.text) == set()


def test_letter_goes_to_its_own_person_and_tells_of_nobody_else(world: World):
    """Through a real mail server: everything that waits leaves, and its subject names nobody."""
    with mail_server() as box:
        deliver_letters()

    told = [
        (message["Subject"], address)
        for message, address in zip(box.messages, box.addresses, strict=True)
        if {one.canary for one in sightings(str(message))} != {one.canary for one in sightings(address)}
        or sightings(f"{message['Subject']} {message['From']} {message['Message-ID']}")
    ]
    assert len(box.messages) >= len(world.crowd.people)
    assert told == []
