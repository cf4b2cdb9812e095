"""A log of three sealed batches."""

import pytest

from base.audit.choices import Act
from base.audit.models import AuditSeal
from base.audit.services import note, seal_entries
from base.users import User
from network.staff.choices import StaffRole
from tests.staff import staff


@pytest.fixture
def officer(db: None) -> User:
    """The data protection officer."""
    return staff("tietosuoja@pajaverkko.example", StaffRole.PROTECTION_OFFICER)


@pytest.fixture
def sealed(administrator: User) -> list[AuditSeal]:
    """Three batches of two entries, each entry with a reason."""
    seals = []
    for number in range(6):
        note(act=Act.SAW, of=User, by=administrator, reference=f"R{number}", reason=f"Ilmoittautuminen {number}")
        if number % 2 and (seal := seal_entries(by=None)):
            seals.append(seal)
    return seals
