"""What people are told about."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from network.notices.choices import Purpose


@dataclass(frozen=True)
class Event:
    """A workshop, a council …: its key in all languages, its day, and what its people's data was collected for."""

    key: UUID
    on: datetime.date
    purpose: Purpose
