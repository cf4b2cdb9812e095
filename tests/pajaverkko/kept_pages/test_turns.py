"""A crowd that asks for one page at once, in threads of a real process on a real database."""

import pytest

from tests.own_site import Processes
from tests.pajaverkko.kept_pages.jobs import CROWD

pytestmark = pytest.mark.django_db
CROWD_COMES = "tests.pajaverkko.kept_pages.jobs:crowd_comes_twice"


def test_page_is_made_once_for_all(processes: Processes):
    assert processes(CROWD_COMES, tag="tag") == [[1, 1], [1, 1]]


def test_page_that_is_each_reader_s_own_is_waited_for_once_at_most(processes: Processes):
    """The first time nobody can know; the second time nobody waits."""
    first, second = processes(CROWD_COMES, tag="")
    assert first == [CROWD, CROWD - 1]
    assert second == [CROWD, CROWD]
