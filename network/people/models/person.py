"""Who takes part, and how they are reached."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from base.comparing import comparable_name, comparable_number
from base.sealed import MarkField, SealedTextField
from network.people.choices import Language, RouteKind
from network.people.models.record import PersonalRecord

YES, NO = "yes", "no"


class Person(PersonalRecord):
    """Somebody who takes part. Only what to call them is required; there is no date of birth, code or diagnosis.

    Two people may share a name or a route: nothing here is unique but the reference.
    """

    calling_name = models.CharField(_("what to call them"), max_length=60)
    full_name = SealedTextField(_("full name"), max_length=120, blank=True)
    full_name_mark = MarkField(of="comparable_name", db_index=True)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.FINNISH)
    region = models.ForeignKey(
        "network.Region",
        verbose_name=_("wellbeing services county"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only when the person wants to tell it."),
    )
    safety_ban = SealedTextField(_("safety ban"), default=NO, editable=False)
    restricted_on = models.DateField(_("use restricted since"), null=True, blank=True, editable=False)
    added_on = models.DateField(_("added"))
    visits_ended_at = models.DateTimeField(_("open pages were closed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("calling_name", "reference")

    @property
    def comparable_name(self) -> str:
        return comparable_name(self.full_name)

    @property
    def is_restricted(self) -> bool:
        """Whether the data may only be kept: not shown, not used, not deleted (article 18)."""
        return self.restricted_on is not None

    @property
    def has_safety_ban(self) -> bool:
        """Whether address and region must not be told to anybody. That there is a ban is itself secret."""
        return self.safety_ban == YES


class ContactRoute(PersonalRecord):
    """One way to reach a person, the best one first. Others in the household may hear a message: so it is asked."""

    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.CASCADE, related_name="routes")
    kind = models.CharField(_("kind"), max_length=10, choices=RouteKind.choices)
    value = SealedTextField(_("address or number"), max_length=300)
    mark = MarkField(of="comparable", db_index=True)
    may_leave_message = models.BooleanField(_("a message may be left"), default=False)
    place = models.PositiveSmallIntegerField(_("place"), default=1)

    class Meta:
        verbose_name = _("contact route")
        verbose_name_plural = _("contact routes")
        ordering = ("place", "reference")

    @property
    def own_value(self) -> str:
        """The address or number, when it is the person's own: an office that others are reached through is not."""
        return "" if self.kind == RouteKind.WORKER else self.value

    @property
    def comparable(self) -> str:
        """The same for the same number or address, however it is written."""
        return comparable_number(self.value) if self.kind == RouteKind.PHONE else comparable_name(self.value)
