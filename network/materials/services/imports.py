"""A coordinator's table, from the check to its last line."""

import datetime
import logging
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from base.search.index import index_pages
from base.users import User
from network.materials.choices import ImportState
from network.materials.models import MaterialImport
from network.materials.pages import MaterialBankPage
from network.materials.permissions import own_banks
from network.materials.queries import imports_to_forget
from network.materials.services.taking_in import store_material

log = logging.getLogger(__name__)
AT_ONCE = 20
"""Lines between two looks at how far it is."""
KEPT = datetime.timedelta(days=30)


@transaction.atomic
def prepare_import(
    *, bank: MaterialBankPage, file_name: str, lines: list[list[Any]], faults: list[list[Any]], by: User
) -> MaterialImport:
    """Keep what was read from a table until the coordinator has looked at it; no material is made."""
    _refuse_foreign(bank, by)
    return MaterialImport.objects.create(bank=bank, owner=by, file_name=file_name, lines=lines, faults=faults)


@transaction.atomic
def start_import(*, run: MaterialImport, by: User) -> None:
    """Let the worker begin; an import that was cut off goes on where it was.

    Raises ValidationError when it has been done.
    """
    _refuse_foreign(run.bank, by)
    if run.state == ImportState.DONE:
        raise ValidationError(_("This import has been done."))
    run.state = ImportState.RUNNING
    run.save(update_fields=["state", "touched_at"])


def work_on_import(*, key: int, by: User | None) -> None:
    """Store the lines that are left, a few at a time, each line whole or not at all. `by` is the worker's: None."""
    run = MaterialImport.objects.select_related("bank__locale", "owner").filter(pk=key).first()
    if run is None or run.state == ImportState.DONE:
        return
    while run.owner is not None and run.done < len(run.lines):
        _take_some(run)
    run.state = ImportState.DONE
    run.save(update_fields=["state", "touched_at"])


@transaction.atomic
def forget_imports(*, today: datetime.date, by: User | None) -> int:
    """Delete the tables of a month ago; their materials stay."""
    before = timezone.make_aware(datetime.datetime.combine(today - KEPT, datetime.time.min))
    return imports_to_forget(before).delete()[0]


@transaction.atomic
def _take_some(run: MaterialImport) -> None:
    """The next lines, after those that another worker has stored meanwhile."""
    stand = MaterialImport.objects.select_for_update().defer("lines").get(pk=run.pk)
    run.done, run.taken, run.faults = stand.done, stand.taken, stand.faults
    lines = run.lines[run.done : run.done + AT_ONCE]
    keys = []
    for number, values in lines:
        run.bank.refresh_from_db(fields=["numchild"])
        try:
            with transaction.atomic():
                keys.append(store_material(values=values, files=[], bank=run.bank, by=run.owner).pk)
        except ValidationError as error:
            run.faults.append([number, "; ".join(error.messages)])
        except Exception as error:  # noqa: BLE001
            # Whatever it is, the other rows are not to wait for it.
            log.warning("Row %s of import %s could not be stored: %s.", number, run.pk, type(error).__name__)
            run.faults.append([number, _("The row could not be stored.")])
    run.done += len(lines)
    run.taken += len(keys)
    run.save(update_fields=["done", "taken", "faults", "touched_at"])
    index_pages(keys=keys)


def _refuse_foreign(bank: MaterialBankPage, by: User) -> None:
    if not own_banks(by).filter(pk=bank.pk).exists():
        raise PermissionDenied
