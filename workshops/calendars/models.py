"""The secret address of somebody's own calendar. Only its digest is kept."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.people.models import Person, PersonalRecord


class OwnCalendar(PersonalRecord):
    """A person's workshops for a calendar program. A new address takes the place of the one before."""

    person = models.OneToOneField(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="own_calendar"
    )
    digest = models.CharField(_("digest of the address"), max_length=64, unique=True, editable=False)
    tells_what = models.BooleanField(
        _("tells the title and the place"),
        default=False,
        help_text=_("Otherwise a calendar shows nothing but that there is something at that time."),
    )
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("own calendar")
        verbose_name_plural = _("own calendars")

    def name_of_event(self, workshop_key: uuid.UUID) -> str:
        """The same for life, and to nobody else a sign of which workshop it is."""
        return str(uuid.uuid5(uuid.UUID(self.digest[:32]), str(workshop_key)))
