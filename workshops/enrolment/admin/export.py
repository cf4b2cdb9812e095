"""Tables that leave the site: references, states and numbers, never a name, never a formula."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from base.audit.choices import Act
from base.audit.services import note
from base.spreadsheets import csv_of, xlsx_of
from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.reports import EXPORTED, exported_rows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "csv": (csv_of, "text/csv; charset=utf-8"),
    "xlsx": (xlsx_of, XLSX),
}


class ExportScreen(ArrangesOneGathering):
    """Those who have a place; who waits is not among them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kwargs["kind"] not in WRITERS:
            raise Http404
        write, kind = WRITERS[self.kwargs["kind"]]
        rows = exported_rows(self.gathering)
        controller = self.gathering.controller.pk if self.gathering.controller else 0
        note(act=Act.EXPORTED, of=self.gathering, by=self.user, controller=controller, fields=[str(len(rows))])
        answer = HttpResponse(write(EXPORTED, rows), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="osallistujat-{self.gathering.pk}.{self.kwargs["kind"]}"'
        answer["Cache-Control"] = "private, no-store"
        return answer
