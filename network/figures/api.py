"""Published figures for programs: the same that everybody reads, line by line."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Schema

from base.half_years import HalfYear
from base.programs import api
from network.figures.queries import reports_in
from network.figures.reports import flat_rows, shown_report

COLUMNS = ("centre_name", "period", "published", "table", "question", "row", "column", "figure")


class Which(Schema):
    """Of which half-year, report and centre."""

    period: str = Field(pattern=r"^20\d\d-[12]$", description="The half of a year: 2026-1 is January to June.")
    report: str = Field("", max_length=40, description="Key of a report, such as participation; none means all.")
    centre: str = Field("", max_length=80, description="Slug of a centre; none means all.")


class Figure(Schema):
    """One figure. What is small or not published is told in words, never as nought."""

    centre: str = Field(description="Slug.")
    centre_name: str
    report: str
    period: str
    published: str = Field(description="The day, as people write it.")
    table: str
    question: str
    row: str
    column: str
    figure: int | str = Field(description="Rounded to five where people are counted; else words.")


class Figures(Schema):
    """All figures of what was asked for."""

    results: list[Figure]


@api.get("/figures", response={200: Figures}, summary="Published figures of half a year")
def figures(request: HttpRequest, which: Query[Which]) -> dict[str, Any]:
    period = HalfYear.named(which.period)
    found = reports_in(period) if period else []
    results = [
        {"centre": frozen.centre.slug, "report": frozen.report, **dict(zip(COLUMNS, row, strict=True))}
        for frozen in found
        if which.report in {"", frozen.report} and which.centre in {"", frozen.centre.slug}
        for row in flat_rows(shown_report(frozen))
    ]
    return {"results": results}
