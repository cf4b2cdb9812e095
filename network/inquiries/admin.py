"""Where administrators read what people wrote, and answer. Others find nothing here, by whatever address."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy as _, ngettext
from wagtail_modeladmin.options import ModelAdmin

from base.admin_screens import Screen
from base.audit.choices import Act
from base.audit.services import note
from base.dates import day_text
from base.registers import FilteredList, ListOnly
from base.users import User
from network.inquiries.choices import Outcome, RouteKind
from network.inquiries.forms import AnswerForm
from network.inquiries.models import Inquiry
from network.inquiries.permissions import answers_inquiries, visible_to
from network.inquiries.queries import inquiries_late, inquiries_urgent, inquiries_waiting
from network.inquiries.services import close_inquiry, reveal_number

LIST = "inquiries_modeladmin_index"


class AdministratorsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return answers_inquiries(user)


class Waiting(admin.SimpleListFilter):
    """What is to be answered, what has waited long, what is late; and what is done."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("new", _("waits for an answer")),
            ("urgent", _("has waited for ten days")),
            ("late", _("late")),
            ("answered", _("answered")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Inquiry]) -> QuerySet[Inquiry]:
        today = timezone.localdate()
        chosen = {
            "new": queryset & inquiries_waiting(),
            "urgent": queryset & inquiries_urgent(today),
            "late": queryset & inquiries_late(today),
            "answered": queryset.exclude(answered_on=None),
        }
        return chosen.get(self.value() or "", queryset)


def state_in_words(inquiry: Inquiry) -> str:
    """Until when it is to be answered, and how late it is; or how and when it was answered."""
    if inquiry.answered_on:
        return f"{inquiry.get_outcome_display()}, {day_text(inquiry.answered_on)}"
    left = (inquiry.due_on - timezone.localdate()).days
    if left < 0:
        return ngettext("Late by %d day", "Late by %d days", -left) % -left
    return gettext("Answer it by %(day)s") % {"day": day_text(inquiry.due_on)}


class InquiryScreen(Screen):
    """One inquiry: read, answered by mail or by telephone, or put aside. Nothing of it is in an address."""

    header_icon = "mail"
    template_name = "network/inquiries/inquiry.html"
    above = ((LIST, _("Inquiries")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return answers_inquiries(user)

    @property
    def inquiry(self) -> Inquiry:
        return get_object_or_404(visible_to(self.user, Inquiry.objects.all()), pk=self.kwargs["reference"])

    def get_page_title(self) -> str:
        return str(self.kwargs["reference"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opening it is noted: somebody may have told of themselves in it."""
        note(act=Act.SAW, of=self.inquiry, by=self.user)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inquiry = self.inquiry
        kinds = set(inquiry.routes.values_list("kind", flat=True))
        words = {
            "inquiry": inquiry,
            "state": state_in_words(inquiry),
            "is_late": inquiries_late(timezone.localdate()).filter(pk=inquiry.pk).exists(),
            "by_email": RouteKind.EMAIL in kinds,
            "by_phone": RouteKind.PHONE in kinds,
            "answer": AnswerForm(),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: str) -> HttpResponse:
        acts = {"answer": self._answer, "reveal": self._reveal, "called": self._called, "close": self._put_aside}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            return act(self.inquiry)
        except ValidationError as error:
            for reason in error.messages:
                messages.error(request, reason)
            return redirect(request.path)

    def _answer(self, inquiry: Inquiry) -> HttpResponse:
        form = AnswerForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(answer=form), status=422)
        form.save(inquiry=inquiry, by=self.user)
        return self._back(gettext("The answer is on its way. The address is deleted when it has left."))

    def _reveal(self, inquiry: Inquiry) -> HttpResponse:
        number = reveal_number(inquiry=inquiry, by=self.user)
        return self.render_to_response(self.get_context_data(number=number))

    def _called(self, inquiry: Inquiry) -> HttpResponse:
        close_inquiry(inquiry=inquiry, outcome=Outcome.PHONE, by=self.user)
        return self._back(gettext("It is marked as answered, and the number is deleted."))

    def _put_aside(self, inquiry: Inquiry) -> HttpResponse:
        close_inquiry(inquiry=inquiry, outcome=Outcome.CLOSED, by=self.user)
        return self._back(gettext("It is marked as dealt with."))

    def _back(self, told: str) -> HttpResponse:
        messages.success(self.request, told)
        return redirect(LIST)


class InquiryAdmin(ModelAdmin):
    """What was written to the keepers of the site; what waits comes first, the oldest of it above."""

    model = Inquiry
    menu_label = _("Inquiries")
    menu_icon = "mail"
    menu_order = 285
    base_url_path = "inquiries"
    permission_helper_class = AdministratorsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("called", "purpose", "sent_on", "state")
    list_filter = (Waiting, "purpose")
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inquiry]:
        return visible_to(request.user, Inquiry.objects.all())

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return F("answered_on").desc(nulls_first=True), "sent_on", "reference"

    @admin.display(description=_("reference"))
    def called(self, inquiry: Inquiry) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("inquiries_inquiry", args=(inquiry.pk,)), inquiry)

    @admin.display(description=_("state"))
    def state(self, inquiry: Inquiry) -> str | SafeString:
        words = state_in_words(inquiry)
        is_late = inquiry.answered_on is None and inquiry.due_on < timezone.localdate()
        return format_html("<strong>{}</strong>", words) if is_late else words

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """A list and a screen: nothing is added, edited or deleted here, so these addresses are not there."""
        return (
            path("inquiries/", self.index_view, name=LIST),
            path("inquiries/<str:reference>/", InquiryScreen.as_view(), name="inquiries_inquiry"),
        )
