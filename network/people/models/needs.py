"""What a person needs to take part in one event. It may tell of health: sealed, kept apart, deleted soon after."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.people.models.person import Person
from network.people.models.record import PersonalRecord


class Need(PersonalRecord):
    """The answer to "what do you need to take part?" for one event, in whichever language it is shown."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="needs")
    event_key = models.UUIDField(_("event"), null=True)
    event_on = models.DateField(_("day of the event"), db_index=True)
    access = SealedTextField(_("access to the place"), max_length=500, blank=True)
    diet = SealedTextField(_("food"), max_length=500, blank=True)
    interpreter = SealedTextField(_("interpreter"), max_length=500, blank=True)
    support_person = SealedTextField(_("support person"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("need to take part")
        verbose_name_plural = _("needs to take part")
        ordering = ("event_on", "reference")
        constraints = (models.UniqueConstraint(fields=("person", "event_key"), name="need_once_for_an_event"),)

    @property
    def told(self) -> list[str]:
        """What was told, each with its question; nothing of what was left empty."""
        columns = [self._meta.get_field(name) for name in ("access", "diet", "interpreter", "support_person")]
        words = [(str(column.verbose_name), str(getattr(self, column.name))) for column in columns]  # type: ignore[union-attr]
        return [f"{question}: {answer}" for question, answer in words if answer]
