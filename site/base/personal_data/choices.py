"""What a column holds, and what erasing a person does with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PLAIN = "plain", _("not personal")
    IDENTIFIER = "identifier", _("tells who it is")
    CONTACT = "contact", _("tells how to reach somebody")
    SPECIAL = "special", _("special category")
    FREE_TEXT = "free_text", _("free text")


class Fate(TextChoices):
    KEEP = "keep", _("stays")
    BLANK = "blank", _("is emptied")
    DELETE = "delete", _("is deleted")
    COARSEN = "coarsen", _("is made coarser")


PERSONAL = frozenset(Kind) - {Kind.PLAIN}
ABOUT_SOMEBODY = PERSONAL - {Kind.FREE_TEXT}
"""Kinds that are there to tell something of a person; in free text somebody may, and should not."""
