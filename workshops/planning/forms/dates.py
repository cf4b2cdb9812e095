"""Workshops from a list of dates."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.dates import period_text
from workshops.planning.forms.lines import planned_on
from workshops.planning.forms.terms import MOST, TermsForm
from workshops.planning.queries import planned_in
from workshops.planning.services import Planned, Shared, make_workshops
from workshops.series.pages import WorkshopPage

LONGEST = 255
"""Letters of a title."""


@dataclass(frozen=True)
class Line:
    """One line as it was typed: what it tells or what is wrong in it, and what one should know before it is made."""

    number: int
    text: str
    planned: Planned | None = None
    fault: str = ""
    remark: str = ""

    @property
    def when(self) -> str:
        return period_text(self.planned.starts_at, self.planned.ends_at) if self.planned else ""


class DatesForm(TermsForm):
    """One workshop on each line; what is wrong is said with the number of its line."""

    title = forms.CharField(
        label=_("Title for all"),
        required=False,
        max_length=240,
        help_text=_("For lines without a title of their own. Where there are several, they are numbered."),
    )
    lines = forms.CharField(
        label=_("Dates, one workshop on each line"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("For example: 14.3.2027 12.00–15.00 Who does what. Helsinki time. The title may be left out."),
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    remote_link = forms.URLField(
        label=_("Remote link"),
        required=False,
        assume_scheme="https",
        help_text=_("Shown to everybody on the site. Where clients take part, send the link only to those who come."),
    )
    chained = forms.BooleanField(
        label=_("Each continues the one before it"),
        required=False,
        initial=True,
        help_text=_("The first one continues the last workshop that the series has before it."),
    )
    order: ClassVar[list[str]] = ["title", "lines", "place", "remote_link", "chained", "publish", "places"]

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.look: list[Line] = []

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        self.look = [_read(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(self.look) > MOST:
            raise ValidationError(_("At most %(most)d workshops are made at once.") % {"most": MOST})
        return text

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        self.look = list(self._remarked(self._titled(told.get("title", ""))))
        for line in self.look:
            if line.fault:
                self.add_error("lines", f"{gettext('Line %(number)d') % {'number': line.number}}: {line.fault}")
        if told.get("publish") and not self.section.live:
            self.add_error("publish", _("Publish the series first."))
        return told

    def _titled(self, title: str) -> Iterator[Line]:
        """Those without a title of their own are numbered in the order in which all are held."""
        found = sorted((line for line in self.look if line.planned), key=lambda line: line.planned.starts_at)  # type: ignore[union-attr]
        places = {line.number: place for place, line in enumerate(found, 1)}
        several = sum(not line.planned.title for line in found if line.planned) > 1
        for line in self.look:
            if line.planned is None:
                yield line
                continue
            own = line.planned.title or (f"{title} {places[line.number]}" if several and title else title)
            fault = "" if own else gettext("Write a title on the line, or one for all.")
            fault = gettext("The title is too long.") if len(own) > LONGEST else fault
            yield replace(line, planned=replace(line.planned, title=own), fault=fault)

    def _remarked(self, lines: Iterator[Line]) -> Iterator[Line]:
        known = {page.starts_at: page.title for page in planned_in(self.section)}
        seen: dict[Planned, int] = {}
        for line in lines:
            if line.planned is None or line.fault:
                yield line
            elif line.planned in seen:
                told = gettext("The same as line %(number)d.") % {"number": seen[line.planned]}
                yield replace(line, fault=told)
            else:
                seen[line.planned] = line.number
                yield replace(line, fault=self.late(line.planned), remark=_remark(line.planned, known))

    def save(self, *, key: UUID, at: datetime.datetime) -> list[WorkshopPage]:
        """Raises ValidationError when enrolment cannot be opened; nothing is made then."""
        told = self.cleaned_data
        return make_workshops(
            series=self.section,
            planned=[line.planned for line in self.look if line.planned],
            shared=Shared(told["place"], told["remote_link"], told["chained"]),
            terms=self.terms(key),
            at=at,
            by=self.by,
        )


def _read(number: int, text: str) -> Line:
    try:
        return Line(number, text.strip(), planned_on(text))
    except ValidationError as error:
        return Line(number, text.strip(), fault=error.messages[0])


def _remark(planned: Planned, known: dict[datetime.datetime | None, str]) -> str:
    if planned.starts_at in known:
        return gettext("The series has a workshop at this time: %(title)s") % {"title": known[planned.starts_at]}
    return gettext("This time has passed.") if planned.starts_at <= timezone.now() else ""
