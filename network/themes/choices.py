"""How a theme stands in a region."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """Set by those who coordinate in the region, with a day and a reason; the order is that of the work."""

    STARTING = "starting", _("starting")
    UNDER_WAY = "under_way", _("under way")
    IN_USE = "in_use", _("in use")
    PAUSED = "paused", _("paused")
    DROPPED = "dropped", _("dropped")


SIGNS = {
    Standing.STARTING: "○",
    Standing.UNDER_WAY: "◐",
    Standing.IN_USE: "●",
    Standing.PAUSED: "=",
    Standing.DROPPED: "×",
}
"""Shown beside the word or, where there is no room, in its place; the word is then there for those who listen."""
SHADES = {each: number for number, each in enumerate(Standing, start=1)}
"""The colour of each on a map and in a grid."""
LONGEST_WHY = 500
