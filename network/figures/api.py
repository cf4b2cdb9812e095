"""Published figures for programs: the same that everybody reads, line by line."""

import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Field, Query, Schema
from pydantic import model_validator

from base.half_years import HalfYear
from base.programs import api
from network.figures.queries import reports_public
from network.figures.reports import flat_rows, shown_report

COLUMNS = ("centre_name", "period_name", "published_name", "table", "question", "row", "column", "figure")


class Which(Schema):
    """Of which half-year, report and centre."""

    period: str = Field(
        "", pattern=r"^(20\d\d-[12])?$", description="The half of a year: 2026-1 is January to June; none means all."
    )
    report: str = Field("", max_length=40, description="Key of a report, such as participation; none means all.")
    centre: str = Field("", max_length=80, description="Slug of a centre; none means all.")

    @model_validator(mode="after")
    def names_something(self) -> "Which":
        if not self.period and not self.centre:
            raise ValueError("Name a period or a centre.")
        return self


class Figure(Schema):
    """One figure. What is small or not published is told in words, never as nought."""

    centre: str = Field(description="Slug.")
    centre_name: str
    report: str
    period: str = Field(description="The half of a year: 2026-1 is January to June.")
    published: datetime.date
    table: str
    question: str
    row: str
    column: str
    figure: int | float | str = Field(
        description="Rounded to five where people are counted, a mean to one decimal; else words."
    )


class Explained(Schema):
    """How a report is counted, and what its numbers and words mean."""

    report: str
    title: str
    explained: str
    rounding: str = Field(description="Empty where no people are counted.")


class Figures(Schema):
    """All figures of what was asked for."""

    results: list[Figure]
    reports: list[Explained]


@api.get("/figures", response={200: Figures}, summary="Published figures of half a year, or of a centre")
def figures(request: HttpRequest, which: Query[Which]) -> dict[str, Any]:
    found = reports_public()
    if which.period:
        period = HalfYear.named(which.period)
        found = found.filter(half_year=period.code) if period else found.none()
    if which.report:
        found = found.filter(report=which.report)
    if which.centre:
        found = found.filter(centre__slug=which.centre)
    shown = [shown_report(frozen) for frozen in found]
    results = [
        {
            **dict(zip(COLUMNS, row, strict=True)),
            "centre": each.frozen.centre.slug,
            "report": each.frozen.report,
            "period": each.frozen.half_year,
            "published": localdate(each.frozen.published_at),
        }
        for each in shown
        for row in flat_rows(each)
    ]
    reports = {
        each.frozen.report: {
            "report": each.frozen.report,
            "title": each.title,
            "explained": each.explained,
            "rounding": each.rounding if each.has_people else "",
        }
        for each in shown
    }
    return {"results": results, "reports": list(reports.values())}
