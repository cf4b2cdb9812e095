"""Reports as they were frozen. What stands in one may be public: no true number of people, no name."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from base.disclosure.reported import Report, report_named
from base.half_years import HalfYear
from network.figures.choices import LONGEST_WHY, FrozenState


def _who(words: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=words, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )


class FrozenReport(models.Model):
    """One report of one centre and half-year, in plain data (`base.disclosure.stored`), as it may be told."""

    report = models.CharField(_("report"), max_length=40)
    centre = models.ForeignKey(
        "network.Centre", verbose_name=_("centre of expertise"), on_delete=models.PROTECT, related_name="frozen_reports"
    )
    half_year = models.CharField(_("half-year"), max_length=6)
    state = models.CharField(_("state"), max_length=10, choices=FrozenState.choices, default=FrozenState.DRAFT)
    tables = models.JSONField(_("tables"), default=list)
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)
    frozen_by = _who(_("frozen by"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = _who(_("published by"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = _who(_("withdrawn by"))
    why_fi = models.TextField(_("why, in Finnish"), max_length=LONGEST_WHY, blank=True)
    why_sv = models.TextField(_("why, in Swedish"), max_length=LONGEST_WHY, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("frozen report")
        verbose_name_plural = _("frozen reports")
        ordering = ("-half_year", "report")
        constraints = (
            models.UniqueConstraint(fields=("report", "centre", "half_year"), name="report_frozen_once"),
            models.CheckConstraint(
                condition=Q(state=FrozenState.DRAFT, published_at__isnull=True)
                | Q(~Q(state=FrozenState.DRAFT), published_at__isnull=False),
                name="frozen_report_public_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state=FrozenState.WITHDRAWN) | (Q(withdrawn_at__isnull=False) & ~Q(why_fi="")),
                name="frozen_report_withdrawn_says_why",
            ),
            models.CheckConstraint(
                condition=Q(frozen_by__isnull=True) | Q(frozen_at__isnull=False),
                name="frozen_report_freezer_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | Q(published_at__isnull=False),
                name="frozen_report_publisher_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True) | Q(withdrawn_at__isnull=False),
                name="frozen_report_withdrawer_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.period}"

    @property
    def is_public(self) -> bool:
        return self.state == FrozenState.PUBLISHED

    @property
    def period(self) -> HalfYear:
        found = HalfYear.named(self.half_year)
        assert found  # noqa: S101
        return found

    @property
    def registered(self) -> Report | None:
        """The report as its room tells of it; None when no room does any more."""
        return report_named(self.report)

    @property
    def title(self) -> str:
        return str(self.registered.title) if self.registered else self.report

    @property
    def why(self) -> str:
        """Why it was withdrawn: in the reader's language, else in Finnish."""
        return self.why_sv if self.why_in == "sv" else self.why_fi

    @property
    def why_in(self) -> str:
        """The language of `why`."""
        return "sv" if self.why_sv and (get_language() or "").startswith("sv") else "fi"
