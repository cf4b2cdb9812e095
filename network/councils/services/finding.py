"""What every service of this room begins with: the council, locked, for somebody who may; and a line in the log."""

from django.core.exceptions import PermissionDenied

from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.councils.models import Council
from network.councils.permissions import can_keep
from network.people.models import PersonalRecord


def of(*, council: int, by: User | None) -> Council:
    """The council as it is now, locked. `by` is None for the worker, the member and the demo."""
    found = Council.objects.select_for_update(of=("self",)).get(pk=council)
    if by is not None and not can_keep(by, found):
        raise PermissionDenied
    return found


def note_row(*, act: Act, row: PersonalRecord, fields: list[str], by: User | None) -> None:
    """What was done with what is kept of a member."""
    person: str = row.person_id  # type: ignore[attr-defined]
    note(act=act, of=row, by=by, reference=person, controller=row.controller_id, fields=fields)
