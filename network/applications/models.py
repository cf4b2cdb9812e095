"""Who has applied for a seat in a council, and what readers think. Sealed, and read by few."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from base.sealed import SealedTextField
from network.applications.choices import AgeGroup, ApplicationState, Channel, ServiceKind, View
from network.councils.models import Call
from network.people.models import Person, PersonalRecord

LONGEST_WORDS = 2_000
UNDECIDED = (ApplicationState.DRAFT, ApplicationState.SENT)


class Application(PersonalRecord):
    """One person's application for one call: why, and what they have experience of, in their own words."""

    call = models.ForeignKey(
        Call, verbose_name=_("call for members"), on_delete=models.PROTECT, related_name="applications"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="applications")
    key = models.UUIDField(_("key of the form"), unique=True)
    state = models.CharField(
        _("state"), max_length=12, choices=ApplicationState.choices, default=ApplicationState.DRAFT
    )
    channel = models.CharField(_("how"), max_length=10, choices=Channel.choices)
    why = SealedTextField(_("why"), max_length=LONGEST_WORDS, blank=True)
    experience = SealedTextField(_("experience"), max_length=LONGEST_WORDS, blank=True)
    age_group = models.CharField(_("age group"), max_length=10, choices=AgeGroup.choices, blank=True)
    region = SealedTextField(_("code of the region"), max_length=4, blank=True)
    municipality = SealedTextField(_("municipality"), max_length=60, blank=True)
    service = SealedTextField(_("kinds of service"), max_length=200, blank=True)
    wants_reserve = models.BooleanField(_("wants to be on the reserve list"), default=False)
    told_by_staff = models.BooleanField(_("the staff wrote the words down last"), default=False)
    begun_on = models.DateField(_("begun"))
    changed_at = models.DateTimeField(_("last change"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    because = SealedTextField(_("reason of the decision"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    forget_on = models.DateField(_("is forgotten"), db_index=True)
    reserve_ends_on = models.DateField(_("on the reserve list until"), null=True, blank=True)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ("call", "sent_at", "reference")
        constraints = (
            models.UniqueConstraint(
                fields=("call", "person"),
                condition=~Q(state=ApplicationState.WITHDRAWN),
                name="application_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(ApplicationState.DRAFT, ApplicationState.WITHDRAWN)) | Q(sent_at__isnull=False),
                name="application_sent_at",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True) | Q(decided_at__isnull=False),
                name="application_decided_at",
            ),
        )

    @property
    def services(self) -> list[ServiceKind]:
        """The kinds of service that were ticked."""
        return [kind for kind in ServiceKind if kind in self.service.split(",")]

    def get_service_display(self) -> str:
        """In words; what was told before there was a list stands as it was written."""
        return ", ".join(str(kind.label) for kind in self.services) or self.service


class Reading(PersonalRecord):
    """What one reader thinks of one application. Others see it only when they have told their own view."""

    application = models.ForeignKey(
        Application, verbose_name=_("application"), on_delete=models.CASCADE, related_name="readings"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reader"), on_delete=models.CASCADE, related_name="+"
    )
    view = models.CharField(_("view"), max_length=6, choices=View.choices)
    words = SealedTextField(_("why"), max_length=500, blank=True)
    noted_at = models.DateTimeField(_("noted"))

    class Meta:
        verbose_name = _("view of a reader")
        verbose_name_plural = _("views of readers")
        ordering = ("noted_at", "reference")
        constraints = (models.UniqueConstraint(fields=("application", "reader"), name="reading_once"),)
