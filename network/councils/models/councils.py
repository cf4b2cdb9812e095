"""A council in all its languages, its terms, and what its members promise. No member stands here."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from base.dates import period_text
from network.councils.choices import MemoRule
from network.regions.models import Organisation


class Council(models.Model):
    """One council in all its languages: the page tells about it, this row is what people hang on. One lock point."""

    council_key = models.UUIDField(_("council"), unique=True)
    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre of expertise"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    memo_rule = models.CharField(
        _("how memos are agreed"), max_length=12, choices=MemoRule.choices, default=MemoRule.ALL_HEARD
    )
    days_to_check = models.PositiveSmallIntegerField(
        _("days for checking a memo"), default=14, validators=[MinValueValidator(3), MaxValueValidator(60)]
    )
    minutes_months = models.PositiveSmallIntegerField(
        _("months that public minutes stay"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=_("Where something in them may tell who somebody is. Empty: they stay."),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("members of a council")
        verbose_name_plural = _("members of councils")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def controller(self) -> Organisation | None:
        """The organisation that answers for those who take part."""
        return self.centre.organisation if self.centre else None


class Term(models.Model):
    """The days for which a council was called together, as its page tells them. Terms of one council do not overlap."""

    council = models.ForeignKey(Council, verbose_name=_("council"), on_delete=models.PROTECT, related_name="terms")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ("-starts_on",)
        constraints = (
            models.UniqueConstraint(fields=("council", "starts_on"), name="term_begins_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="term_ends_after_start",
                violation_error_message=_("The last day is before the first day."),
            ),
        )

    def __str__(self) -> str:
        return period_text(self.starts_on, self.ends_on)


def next_number() -> int:
    """The version after the newest one."""
    return (SecrecyText.objects.aggregate(last=Max("number"))["last"] or 0) + 1


class SecrecyText(models.Model):
    """What members promise about what they hear of each other. A new version is a new row; the newest one holds."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True, default=next_number, editable=False)
    text_fi = models.TextField(_("text in Finnish"))
    text_sv = models.TextField(_("text in Swedish"))
    published_on = models.DateField(_("since"), default=timezone.localdate, editable=False)

    class Meta:
        verbose_name = _("promise of secrecy")
        verbose_name_plural = _("promises of secrecy")
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.number}"

    @property
    def text(self) -> str:
        """In the reader's language; in Finnish where it is another one."""
        return self.text_sv if (get_language() or "").startswith("sv") else self.text_fi
