"""A new round of a series: all its workshops so many days later."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from base.date_inputs import DayInput
from base.dates import period_text
from workshops.enrolment.queries import keys_cancelled
from workshops.planning.forms.lines import YEARS, planned_on, typed
from workshops.planning.forms.terms import TermsForm
from workshops.planning.queries import planned_in
from workshops.planning.services import Planned, copy_series
from workshops.series.pages import SeriesPage, WorkshopPage

LAST_DAY = datetime.date(YEARS[-1] - 1, 12, 31)
YEAR = datetime.timedelta(weeks=52)
"""The same weekday a year later."""


@dataclass(frozen=True)
class Row:
    """One workshop of the old round: when it was, the fields for the new one, and when that will be."""

    old: WorkshopPage
    take: Any
    when: Any
    will_be: str = ""

    @property
    def was(self) -> str:
        return period_text(self.old.starts_at, self.old.ends_at)


class RoundForm(TermsForm):
    """The first look moves all dates; from then on each can be corrected. Another first day moves them all anew."""

    title = forms.CharField(label=_("Title of the new series"), max_length=255)
    first_day = forms.DateField(
        label=_("Day of the first workshop"),
        widget=DayInput,
        input_formats=["%d.%m.%Y", "%Y-%m-%d"],
        validators=[MaxValueValidator(LAST_DAY, _("Choose a day before the year 2100."))],
        help_text=_("All workshops move by the same number of days; the hours of the clock stay."),
    )
    order: ClassVar[list[str]] = ["title", "first_day", "publish", "places"]

    def __init__(self, data: Any = None, *, section: SeriesPage, **words: Any) -> None:
        self.workshops = list(planned_in(section))
        self.cancelled = keys_cancelled(page.translation_key for page in self.workshops)
        dated = [page.starts_at for page in self.workshops if page.starts_at]
        self.first = timezone.localtime(min(dated)).date() if dated else None
        initial = {"title": section.title, "first_day": self._same_weekday()}
        super().__init__(data, section=section, initial=initial, **words)
        self.new_times: dict[int, Planned] = {}
        if self.first is None:
            del self.fields["first_day"]
        if data is not None:
            self._add_rows()

    def _same_weekday(self) -> datetime.date | None:
        """The weekday of the first workshop a year later, or in the first year that is ahead."""
        if self.first is None:
            return None
        day = self.first + YEAR
        while day <= timezone.localdate():
            day += YEAR
        return day

    def _add_rows(self) -> None:
        """With what was typed, or with the moved dates where they are shown for the first time."""
        day = self.day
        is_first_look = self.data.get("moved_to") != self.moved_to
        typed_in: Any = self.data.copy() if is_first_look else self.data  # type: ignore[attr-defined]
        for page in self.workshops:
            take, when = f"take_{page.pk}", f"when_{page.pk}"
            self.fields[take] = forms.BooleanField(label=page.title, required=False)
            self.fields[when] = forms.CharField(label=page.title, required=False, max_length=100)
            if is_first_look:
                typed_in[when] = self._moved(page, day)
                typed_in[take] = "on" if self._is_taken(page) else ""
        self.data = typed_in

    def _is_taken(self, page: WorkshopPage) -> bool:
        """Those that were public, or all of a series that was not; never, by itself, one that was cancelled."""
        return (page.live or not self.section.live) and page.translation_key not in self.cancelled

    @property
    def day(self) -> datetime.date | None:
        """The first day that was sent, where it can be read."""
        if "first_day" not in self.fields:
            return None
        try:
            found: datetime.date | None = self.fields["first_day"].clean(self.data.get("first_day"))
        except ValidationError:
            return None
        return found

    @property
    def moved_to(self) -> str:
        """For which first day the dates are shown."""
        return str(self.day)

    def _moved(self, page: WorkshopPage, day: datetime.date | None) -> str:
        if page.starts_at is None or day is None or self.first is None:
            return ""
        return typed(page.starts_at, page.ends_at, (day - self.first).days)

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        for page in self.workshops:
            if told.get(f"take_{page.pk}"):
                try:
                    self._read(page, told.get(f"when_{page.pk}", ""))
                except ValidationError as error:
                    self.add_error(f"when_{page.pk}", error)
        return told

    def _read(self, page: WorkshopPage, text: str) -> None:
        planned = planned_on(text)
        if planned.title:
            raise ValidationError(_("Only the day and the times are written here."))
        if late := self.late(planned):
            raise ValidationError(late)
        self.new_times[page.pk] = planned

    @property
    def rows(self) -> Iterator[Row]:
        for page in self.workshops if self.is_bound else ():
            new = self.new_times.get(page.pk)
            will_be = period_text(new.starts_at, new.ends_at) if new else ""
            yield Row(page, self[f"take_{page.pk}"], self[f"when_{page.pk}"], will_be)

    @property
    def plain_fields(self) -> list[Any]:
        """Those that are no rows."""
        return [self[name] for name in self.order if name in self.fields]

    def save(self, *, key: UUID, at: datetime.datetime) -> SeriesPage:
        """Raises ValidationError when enrolment cannot be opened; nothing is made then."""
        return copy_series(
            series=self.section,
            title=self.cleaned_data["title"],
            moved=self.new_times,
            terms=self.terms(key),
            at=at,
            by=self.by,
        )
