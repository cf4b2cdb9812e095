"""Who belongs to a council, and what follows from it. Four tables, for they begin and end apart.

That somebody is a member, may read the council's papers, has promised secrecy and is named in public are four things.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from network.councils.choices import SeatRole
from network.councils.models.councils import SecrecyText, Term
from network.people.choices import Channel
from network.people.models import Person, PersonalRecord


class Seat(PersonalRecord):
    """A person's place in a council, within a term. A row that has ended stays; a change of role is a new one."""

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="seats_held")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="seats")
    key = models.UUIDField(_("key of the form"), unique=True)
    role = models.CharField(_("role"), max_length=10, choices=SeatRole.choices, default=SeatRole.MEMBER)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("seat in a council")
        verbose_name_plural = _("seats in councils")
        ordering = ("starts_on", "reference")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="seat_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        )


class ReadingRight(PersonalRecord):
    """From when to when a person may read what a council writes for itself. Empty last day: as long as the term."""

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="reading_rights")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="reading_rights"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("right to read")
        verbose_name_plural = _("rights to read")
        ordering = ("starts_on", "reference")
        constraints = (
            models.UniqueConstraint(fields=("term", "person"), name="reading_right_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="reading_right_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        )


class SecrecyPromise(PersonalRecord):
    """A person has promised secrecy for a term, in which words, when and how. Without it nothing is read."""

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="promises")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="secrecy_promises"
    )
    text = models.ForeignKey(SecrecyText, verbose_name=_("version"), on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    promised_on = models.DateField(_("promised"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("given promise of secrecy")
        verbose_name_plural = _("given promises of secrecy")
        ordering = ("-promised_on", "reference")
        constraints = (models.UniqueConstraint(fields=("term", "person", "text"), name="secrecy_promised_once"),)


class Listing(PersonalRecord):
    """A person wants to be named on the page of a council, from one day of a term to another. Without it nobody is."""

    term = models.ForeignKey(Term, verbose_name=_("term"), on_delete=models.PROTECT, related_name="listings")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="listings")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("named member of a council")
        verbose_name_plural = _("named members of councils")
        ordering = ("starts_on", "reference")
        constraints = (
            models.UniqueConstraint(
                fields=("term", "person"), condition=Q(ends_on__isnull=True), name="listing_open_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="listing_ends_after_start"
            ),
        )
