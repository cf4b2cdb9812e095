"""Where figures are frozen, looked at, published and withdrawn."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from base.admin_screens import OfOneRecord, Screen, Screens
from base.audit.choices import Act
from base.audit.services import note
from base.disclosure.hiding import GateClosedError
from base.disclosure.reported import all_reports, report_named
from base.half_years import HalfYear
from base.users import User
from network.figures.choices import FrozenState
from network.figures.forms import ChooseForm, PublishForm, WithdrawForm
from network.figures.models import FrozenReport
from network.figures.permissions import can_see_true_numbers, centres_figured_by, publishes_any
from network.figures.queries import frozen_reports_of
from network.figures.reports import chart_of, charted_over_time, shown_report, true_tables
from network.figures.services import freeze, publish_figures
from network.regions.models import Centre

LIST = "figures:index"


class OfFigures(Screen):
    header_icon = "table"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return publishes_any(user)


class FigureList(OfFigures):
    """All reports of a centre in a half-year, with how each stands."""

    page_title = _("Figures")
    template_name = "network/figures/admin/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ChooseForm(self.request.GET or None, user=self.user)
        centre, period = form.chosen
        own = frozen_reports_of(centre).filter(half_year=period.code) if centre else ()
        frozen = {each.report: each for each in own}
        rows = [(report, frozen.get(report.key)) for report in all_reports()]
        words = {"form": form, "centre": centre, "period": period, "rows": rows, "draft": FrozenState.DRAFT}
        return super().get_context_data(**{**words, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Freeze a report; where it was frozen before, reckon it anew."""
        centre, period = self._asked()
        report = report_named(request.POST.get("report", ""))
        if report is None:
            raise Http404
        try:
            made = freeze(report=report, centre=centre, period=period, by=self.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except GateClosedError as closed:
            messages.error(request, refusal(closed))
        else:
            messages.success(request, gettext("The figures were frozen. Look at them before you publish them."))
            return redirect("figures:report", made.pk)
        return redirect(f"{reverse(LIST)}?centre={centre.pk}&period={period.code}")

    def _asked(self) -> tuple[Centre, HalfYear]:
        form = ChooseForm(self.request.POST, user=self.user)
        centre, period = form.chosen
        if centre is None or not form.is_valid():
            raise Http404
        return centre, period


class OfOneReport(OfFigures, OfOneRecord):
    above = ((LIST, _("Figures")),)

    def seen(self) -> QuerySet[Any]:
        return FrozenReport.objects.filter(centre__in=centres_figured_by(self.user)).select_related("centre")

    def get_page_subtitle(self) -> str:
        return str(self.record.centre)


class FigureScreen(OfOneReport):
    """A report as everybody will read it, and what may be done with it."""

    template_name = "network/figures/admin/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = shown_report(self.record)
        words = {
            "frozen": self.record,
            "shown": shown,
            "tables": [(table, chart_of(table)) for table in shown.tables],
            "in_time": charted_over_time(self.record),
            "is_draft": self.record.state == FrozenState.DRAFT,
            "form": self._form(),
            "sees_true": shown.has_people and can_see_true_numbers(self.user, self.record.centre),
        }
        return super().get_context_data(**{**words, **kwargs})

    def _form(self) -> PublishForm | WithdrawForm | None:
        """What may be done with it in its state."""
        if self.record.state == FrozenState.DRAFT:
            return PublishForm(initial={"looked_at": self.record.frozen_at.isoformat()})
        return WithdrawForm() if self.record.is_public else None

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        withdraws = "withdraw" in request.POST
        form = WithdrawForm(request.POST) if withdraws else PublishForm(request.POST)
        try:
            if form.is_valid() and isinstance(form, WithdrawForm):
                form.save(frozen=self.record, by=self.user)
                messages.success(request, gettext("The figures were withdrawn; their page says why."))
                return redirect("figures:report", reference)
            if form.is_valid():
                publish_figures(frozen=self.record, by=self.user, looked_at=form.cleaned_data["looked_at"])
                messages.success(request, gettext("The figures are public now."))
                return redirect("figures:report", reference)
        except GateClosedError as closed:
            messages.error(request, refusal(closed))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        # What was sent for a state that has passed meanwhile is not asked again.
        fits = self.record.is_public if withdraws else self.record.state == FrozenState.DRAFT
        words = {"form": form} if fits else {}
        return self.render_to_response(self.get_context_data(**words), status=422)


class TrueNumbers(OfOneReport):
    """The numbers as they are, for those who work with the people. Each look is noted."""

    page_title = _("True numbers")
    template_name = "network/figures/admin/true.html"

    def is_allowed_here(self, user: User, record: Any) -> bool:
        return can_see_true_numbers(user, record.centre)

    def get_page_title(self) -> str:
        return str(self.page_title)

    def get_page_subtitle(self) -> str:
        return f"{self.record}, {self.record.centre}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.record.registered
        found = true_tables(report.reckon(self.record.centre, self.record.period)) if report else []
        return super().get_context_data(
            **{"frozen": self.record, "tables": [(table, None) for table in found], **kwargs}
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        controller = self.record.centre.organisation_id or 0
        reference = str(self.record.pk)
        note(act=Act.SAW, of=self.record, by=self.user, reference=reference, controller=controller, fields=["true"])
        return super().get(request, *args, **kwargs)


def refusal(closed: GateClosedError) -> str:
    """Why the gate is closed, in words that somebody who publishes understands; which figure it is tells nobody."""
    number = len(closed.exposed)
    told = ngettext(
        "The gate is closed: beside what has been published before, %(number)d figure would give somebody away.",
        "The gate is closed: beside what has been published before, %(number)d figures would give somebody away.",
        number,
    ) % {"number": number}
    more = gettext(
        "What is public cannot be taken back from those who kept it, so nothing was published. It happens when numbers "
        "were changed after other figures of the same half-year had become public; reckon anew what is still a draft."
    )
    return f"{told} {more}"


class FigureScreens(Screens):
    name = "figures"
    add_to_admin_menu = True
    menu_label = _("Figures")
    icon = "table"
    menu_order = 296

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return publishes_any(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", FigureList.as_view(), name="index"),
            path("<int:reference>/", FigureScreen.as_view(), name="report"),
            path("<int:reference>/true/", TrueNumbers.as_view(), name="true"),
        ]
