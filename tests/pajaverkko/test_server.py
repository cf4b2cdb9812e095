"""What the web server reads once, before its workers part, is theirs together."""

import pytest

from tests.own_site import Processes

pytestmark = pytest.mark.django_db
MOST_OF_ALL = 200_000
"""Objects of a site that has been imported: 315,000 were counted."""


def test_workers_share_what_is_read_once_and_no_connection(processes: Processes):
    """A dictionary in Python is 200 MB. What is frozen is not written to by looking for cycles, so it stays shared."""
    had = processes("tests.pajaverkko.beginning_to_serve:begin")

    assert had.pop("frozen") > MOST_OF_ALL
    assert had == {"dictionaries": 1, "words": 1, "connections": 0}
