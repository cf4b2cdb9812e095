"""What somebody is among the staff. What each role may do stands in `pajaverkko/roles.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffRole(models.TextChoices):
    ADMINISTRATOR = "administrator", _("administrator")
    PROTECTION_OFFICER = "protection_officer", _("data protection officer")
    COORDINATOR = "coordinator", _("coordinator")
    SECRETARY = "secretary", _("secretary of a council")
    FACILITATOR = "facilitator", _("facilitator")
    EDITOR = "editor", _("editor")
    AUDITOR = "auditor", _("read-only auditor")
    STEWARD = "steward", _("steward of the shared words")


OF_THE_SITE = frozenset({StaffRole.ADMINISTRATOR, StaffRole.PROTECTION_OFFICER, StaffRole.AUDITOR, StaffRole.STEWARD})
"""Roles that hold everywhere and name no centre."""
OF_A_CENTRE = frozenset(StaffRole) - OF_THE_SITE
"""Roles that hold at one centre, which they name."""
WRITES_PAGES = frozenset({StaffRole.COORDINATOR, StaffRole.EDITOR})
"""Roles that work in the section of a centre."""
MEETS_PEOPLE = frozenset({StaffRole.COORDINATOR, StaffRole.SECRETARY, StaffRole.FACILITATOR})
"""Roles that have to do with the people of a centre's councils and workshops."""
