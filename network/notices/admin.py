"""Where notices are written, read as people read them, and published."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.ui.components import Component

from base.admin_screens import Screen, Screens
from base.bursts import bursts
from base.users import User
from network.notices.choices import Purpose, VersionState
from network.notices.forms import NewNoticeForm, NoticeForm
from network.notices.models import Notice, NoticeVersion
from network.notices.permissions import can_write, tends_notices, visible_to
from network.notices.queries import version_to_write
from network.notices.reports import shown_notice
from network.notices.services import publish_notice

LIST = "notices:index"


class OfNotices(Screen):
    header_icon = "doc-full-inverse"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return tends_notices(user)


class NoticeList(OfNotices):
    """Every notice with the state of its newest version; and a form for one that is missing."""

    page_title = _("Notices")
    template_name = "network/notices/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notices = visible_to(self.user).select_related("controller").prefetch_related("versions")
        words = {"notices": notices, "form": NewNoticeForm(by=self.user)}
        return super().get_context_data(**{**words, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NewNoticeForm(request.POST, by=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect("notices:notice", form.save().notice_id)


class NoticeScreen(OfNotices):
    """The newest version: a draft to write on, or what is in force, to write on from. A stranger's is not there."""

    template_name = "network/notices/notice.html"
    above = ((LIST, _("Notices")),)

    @cached_property
    def notice(self) -> Notice:
        return get_object_or_404(visible_to(self.user).select_related("controller"), pk=self.kwargs["pk"])

    @cached_property
    def version(self) -> NoticeVersion:
        return version_to_write(self.notice) or NoticeVersion(notice=self.notice, number=1)

    def get_page_title(self) -> str:
        return str(self.notice)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.version
        return super().get_context_data(
            **{
                "form": NoticeForm(instance=version),
                "version": version,
                "missing": version.missing_labels,
                "shown": None if version.missing else shown_notice(version),
                "is_draft": version.state == VersionState.DRAFT,
                "writes": can_write(self.user, self.notice),
                **kwargs,
            }
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not can_write(self.user, self.notice):
            raise PermissionDenied
        form = NoticeForm(request.POST, instance=NoticeVersion(notice=self.notice, number=self.version.number))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        draft = form.save_as(self.user)
        return self._publish(draft) if "publish" in request.POST else self._kept()

    def _kept(self) -> HttpResponse:
        messages.success(self.request, gettext("The draft was kept."))
        return redirect(self.request.path)

    def _publish(self, draft: NoticeVersion) -> HttpResponse:
        try:
            publish_notice(version=draft, by=self.user)
        except ValidationError as error:
            messages.error(self.request, f"{gettext('The draft was kept.')} {error.messages[0]}")
        else:
            messages.success(self.request, gettext("The notice is in force."))
        return redirect(self.request.path)


class BurstPanel(Component):
    """Many forms of one kind within a short time, for all of the staff: they decide on what was sent."""

    order = 20
    template_name = "network/notices/burst_panel.html"

    def __init__(self) -> None:
        self.bursts = [(Purpose(burst.purpose).label, burst) for burst in bursts(Purpose.values)]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"bursts": self.bursts}


class NoticeScreens(Screens):
    name = "notices"
    add_to_admin_menu = True
    menu_label = _("Notices")
    icon = "doc-full-inverse"
    menu_order = 335

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return tends_notices(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", NoticeList.as_view(), name="index"),
            path("<int:pk>/", NoticeScreen.as_view(), name="notice"),
        ]
