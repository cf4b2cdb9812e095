"""The materials of the day: files become drafts in the bank, each named by the workshop."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from base.users import User
from network.materials.choices import Licence
from network.materials.pages import MaterialPage
from network.materials.services import draft_material
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import bank_for, can_arrange
from workshops.enrolment.queries import leading_version
from workshops.series.services import name_material

LONGEST_TITLE = 160


@transaction.atomic
def add_day_material(*, gathering: Gathering, file: UploadedFile, licence: Licence, by: User) -> MaterialPage:
    """Make a draft in the bank of the workshop's section from a file that has been checked; the workshop names it.

    It begins with the themes and regions of the workshop, and with a title made from the name of the file. Raises
    ValidationError where the workshop is not public or its section has no bank that this user may publish in.
    """
    if not can_arrange(by, gathering):
        raise PermissionDenied
    page = leading_version(gathering.workshop_key)
    bank = bank_for(page, by) if page else None
    if page is None or bank is None:
        raise ValidationError(_("This workshop's section has no material bank that you may publish in."), code="bank")
    values = {"title": _title(file.name or ""), "link": "", "language": bank.locale.language_code, "body": ""}
    material = draft_material(values=values | {"licence": licence}, file=file, bank=bank, by=by)
    material.themes, material.regions = list(page.themes.all()), list(page.regions.all())
    material.save_revision(user=by)
    name_material(workshop_key=gathering.workshop_key, material=material, by=by)
    return material


def _title(name: str) -> str:
    """As a person would write it: without the ending, with spaces, a capital first."""
    words = " ".join(name.rpartition(".")[0].replace("-", " ").replace("_", " ").split()) or name
    return f"{words[:1].upper()}{words[1:LONGEST_TITLE]}"
