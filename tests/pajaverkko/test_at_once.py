"""Several people at once, in threads of a process on a database of its own: nothing is lost or doubled."""

import pytest

from tests.own_site import Processes
from tests.pajaverkko.at_once import APPLICANTS
from tests.pajaverkko.writing_at_once import MEMBERS

pytestmark = pytest.mark.django_db


def test_what_several_people_do_in_one_moment(processes: Processes) -> None:
    told = processes("tests.pajaverkko.writing_at_once:all_at_once")

    reading, writing = told["reading"], told["writing"]
    assert reading["readings"] == 2 * APPLICANTS
    assert reading["ended"] == [str(APPLICANTS), "answered"]
    assert reading["letters"] == reading["seats"] == APPLICANTS
    assert writing["there"]
    assert writing["agreed"] == MEMBERS
    assert writing["ended"] == ["agrees"]
    assert (writing["steps"], writing["memo"]) == (1, "agreed")

    answering = told["answering"]
    assert answering["followers"] == [[1, 1]]
    assert answering["clicks"] == [[1, 1]]
    assert answering["both"] == [[1, "step"]]
    assert answering["changes"] == [True]
    assert answering["reminders"] == [1]
