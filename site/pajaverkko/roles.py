"""Every role: one sentence, and what it may do. A role is made into a group after each migration.

Rights over pages are given by section (see `services.give_section`); what stands here holds everywhere.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
    file_permissions=frozenset(
        {
            "wagtailimages.add_image",
            "wagtailimages.change_image",
            "wagtailimages.choose_image",
            "wagtaildocs.add_document",
            "wagtaildocs.change_document",
            "wagtaildocs.choose_document",
        }
    ),
)
