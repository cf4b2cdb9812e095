"""What is done with what is known of a person."""

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
    HELD = "held", _("held back a deletion")
