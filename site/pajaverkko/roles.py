"""Every role: one sentence, and what it may do. A role is made into a group after each migration.

Who has a role is told by assignments (`network/staff`) alone; the groups are filled from them. Rights over pages are
given by section (see `services.give_section`); what stands here holds everywhere.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from network.staff.choices import WRITES_PAGES, StaffRole


@dataclass(frozen=True)
class Role:
    """A role's name, what it is in one sentence, its rights over records, over pages and files of its section."""

    name: str
    sentence: str | Promise
    permissions: frozenset[str] = frozenset()
    page_permissions: frozenset[str] = frozenset()
    file_permissions: frozenset[str] = frozenset()


ADMIN = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"

FILES = frozenset(
    {
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    }
)
"""What everybody needs who writes pages; whoever added a file may also change it."""

ADMINISTRATOR = Role(
    name="Ylläpitäjä",
    sentence=_("Gives and ends staff roles, and may change everything that is not about people."),
)
"""An administrator is a superuser and needs no group."""

PROTECTION_OFFICER = Role(
    name="Tietosuojavastaava",
    sentence=_("Sees the personal data of every centre and who has looked at it, and sees to people's rights."),
    permissions=frozenset({ADMIN}),
)

STEWARD = Role(
    name="Sanaston ylläpito",
    sentence=_("Tends the words, organisations and centres that all share."),
    permissions=frozenset(
        {ADMIN}
        | {
            f"network.{act}_{model}"
            for act in ("view", "add", "change", "delete")
            for model in ("theme", "targetgroup", "method", "keyword", "organisation", "centre", "centreregion")
        }
        | {
            f"base.{act}_{model}"
            for act in ("view", "add", "change", "delete")
            for model in ("synonymgroup", "promotedresult")
        }
    ),
)

COORDINATOR = Role(
    name="Koordinaattori",
    sentence=_("Writes and publishes the pages of one centre, and nothing else."),
    permissions=frozenset({ADMIN, TRANSLATE}),
    page_permissions=frozenset({"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}),
    file_permissions=FILES | {"wagtailimages.change_image", "wagtaildocs.change_document"},
)

SECRETARY = Role(
    name="Raadin sihteeri",
    sentence=_("Keeps the meetings, members and minutes of a council of one centre."),
    permissions=frozenset({ADMIN}),
)

FACILITATOR = Role(
    name="Ohjaaja",
    sentence=_("Runs workshops of one centre and meets the people who take part in them."),
    permissions=frozenset({ADMIN}),
)

EDITOR = Role(
    name="Toimittaja",
    sentence=_("Writes the pages of one centre and submits them; a coordinator approves and publishes."),
    permissions=frozenset({ADMIN}),
    page_permissions=frozenset({"add_page", "change_page"}),
    file_permissions=FILES,
)

AUDITOR = Role(
    name="Tarkastaja",
    sentence=_("Looks at how the site is kept, and changes nothing."),
    permissions=frozenset({ADMIN}),
)

ROLES = {
    StaffRole.ADMINISTRATOR: ADMINISTRATOR,
    StaffRole.PROTECTION_OFFICER: PROTECTION_OFFICER,
    StaffRole.COORDINATOR: COORDINATOR,
    StaffRole.SECRETARY: SECRETARY,
    StaffRole.FACILITATOR: FACILITATOR,
    StaffRole.EDITOR: EDITOR,
    StaffRole.AUDITOR: AUDITOR,
    StaffRole.STEWARD: STEWARD,
}
WITH_ONE_GROUP = frozenset(ROLES) - WRITES_PAGES - {StaffRole.ADMINISTRATOR}
"""Roles with one group for all who have them; at which centre they hold is asked of the assignments."""
