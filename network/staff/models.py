"""Assignments: the one source of every right. Groups, page rights and row rights follow from these rows."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from network.staff.choices import OF_A_CENTRE, OF_THE_SITE, StaffRole


class Assignment(models.Model):
    """Somebody has a role from one day to another, everywhere or at one centre.

    `ends_on` is the last day. A row that was ended by hand (`ended_at`) holds no longer on that last day: who leaves
    at noon has no rights in the afternoon.
    """

    wagtail_reference_index_ignore = True
    """Who is what is asked of this table alone; no other one keeps a copy."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="assignments"
    )
    role = models.CharField(_("role"), max_length=20, choices=StaffRole.choices)
    centre = models.ForeignKey(
        "network.Centre",
        verbose_name=_("centre of expertise"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="assignments",
    )
    starts_on = models.DateField(_("first day"), default=timezone.localdate)
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Empty: until it is ended."))
    given_at = models.DateTimeField(_("given"), default=timezone.now, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("given by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("staff role")
        verbose_name_plural = _("staff roles")
        ordering = ("user__last_name", "user__first_name", "user__email", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(OF_THE_SITE), centre__isnull=True)
                | Q(role__in=sorted(OF_A_CENTRE), centre__isnull=False),
                name="assignment_centre_fits_role",
                violation_error_message=_("This role needs a centre, or holds everywhere and has none."),
            ),
            # Who gave or ended it may be gone; its moment stays.
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | Q(given_at__isnull=False), name="assignment_is_given_at"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False, ends_on__isnull=False)
                | Q(ended_at__isnull=True, ended_by__isnull=True),
                name="assignment_is_ended_at",
            ),
            models.UniqueConstraint(
                fields=("user", "role", "centre"),
                condition=Q(ends_on__isnull=True, centre__isnull=False),
                name="assignment_once_at_a_centre",
            ),
            models.UniqueConstraint(
                fields=("user", "role"),
                condition=Q(ends_on__isnull=True, centre__isnull=True),
                name="assignment_once_everywhere",
            ),
        )

    def __str__(self) -> str:
        """Its number: a name in a list or an address would stay in logs."""
        return gettext("Staff role %(number)s") % {"number": self.pk}

    @property
    def words(self) -> str:
        """The role with its centre, as a reader needs it."""
        label = str(StaffRole(self.role).label)
        return f"{label}, {self.centre}" if self.centre_id else label
