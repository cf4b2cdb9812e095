"""What is done with what is known of a person, and how a seal of the log can fail to fit."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Act(TextChoices):
    SAW = "saw", _("looked at")
    REVEALED = "revealed", _("revealed contact data")
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    MERGED = "merged", _("made one of two")
    EXPORTED = "exported", _("took out")
    ERASED = "erased", _("erased")
    FORGOT = "forgot", _("deleted in time")
    CONSENTED = "consented", _("wrote down a consent")
    WITHDREW = "withdrew", _("withdrew a consent")
    LINKED = "linked", _("gave a personal link")
    ENTERED = "entered", _("opened the own page")
    GAVE_RIGHTS = "gave_rights", _("gave rights")
    ENDED_RIGHTS = "ended_rights", _("ended rights")
    TOOK_FACTOR = "took_factor", _("took away a second factor")
    HELD = "held", _("held back a deletion")
    BLANKED = "blanked", _("took reasons out of this log")


class Fault(TextChoices):
    """What is wrong with a seal."""

    CHANGED = "changed", _("an entry was changed, added or taken away")
    REASON = "reason", _("a reason was changed, and no erasure did it")
    CHAIN = "chain", _("it does not follow the seal before it")
    BEGINNING = "beginning", _("older entries are gone that were not deleted in time")
    END = "end", _("it was there at an earlier check and is gone")
