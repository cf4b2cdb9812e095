"""A notice about applications, as for the tests of calls."""

from tests.network.applications.conftest import notice

__all__ = ["notice"]
