"""What people are here, from one day to another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.records import NamedInLanguages
from network.people.models.person import Person
from network.people.models.record import PersonalRecord


class PartKind(NamedInLanguages):
    """A kind of part: participant, developer client, member of a council … The administrator tends the list."""

    slug = models.SlugField(_("name in addresses"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("kind of part")
        verbose_name_plural = _("kinds of parts")
        ordering = ("name_fi",)


class Part(PersonalRecord):
    """A person has a part at a centre. A row that has ended stays; a new one begins."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="parts")
    kind = models.ForeignKey(PartKind, verbose_name=_("part"), on_delete=models.PROTECT, related_name="+")
    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre of expertise"), on_delete=models.PROTECT, related_name="+"
    )
    group = models.CharField(_("council, team or group"), max_length=120, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("part of a person")
        verbose_name_plural = _("parts of people")
        ordering = ("-starts_on", "reference")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="part_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        )
