"""Whether somebody took part."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from network.people.models import Person, PersonalRecord
from workshops.enrolment.choices import Mark
from workshops.enrolment.models.gatherings import Gathering


class Attendance(PersonalRecord):
    """Whether one person took part in a workshop: also somebody who had not enrolled."""

    gathering = models.ForeignKey(
        Gathering, verbose_name=_("workshop"), on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="attendances")
    key = models.UUIDField(_("key of the form"), null=True, blank=True, unique=True)
    mark = models.CharField(_("took part"), max_length=10, choices=Mark.choices)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ("gathering", "reference")
        constraints = (
            models.UniqueConstraint(fields=("gathering", "person"), name="attendance_once"),
            models.CheckConstraint(
                condition=Q(noted_by__isnull=True) | Q(noted_at__isnull=False), name="attendance_is_noted_at"
            ),
        )
