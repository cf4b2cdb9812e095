"""Who sees to the protection of data."""

import pytest

from base.users import User
from network.staff.choices import StaffRole
from tests.staff import staff


@pytest.fixture
def officer(db: None) -> User:
    """The data protection officer."""
    return staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)


@pytest.fixture
def auditor(db: None) -> User:
    return staff("tarkastaja@pajaverkko.example", StaffRole.AUDITOR)
