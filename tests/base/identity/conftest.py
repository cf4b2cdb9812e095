"""Who sends codes."""

from collections.abc import Callable

import pytest
from django.test import Client

from base.users import User


@pytest.fixture
def editor(administrator: User, signed_in: Callable[[User], Client]) -> Client:
    """A browser of somebody who may do everything: what is refused is refused for the code alone."""
    return signed_in(administrator)
