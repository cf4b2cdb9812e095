"""The list of what needs care in the own banks."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.admin_screens import Screen, Screens
from base.users import User
from network.materials.permissions import keeps_a_bank, own_materials
from network.upkeep.forms import YEARS, ReviewedForm
from network.upkeep.reports import care_lists


class CareScreen(Screen):
    page_title = _("To be tended")
    header_icon = "calendar-check"
    template_name = "network/upkeep/care.html"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = care_lists(own_materials(self.user), timezone.localdate())
        return super().get_context_data(lists=lists, years=YEARS, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReviewedForm(request.POST, materials=own_materials(self.user))
        if form.is_valid():
            self._note(form)
        else:
            messages.error(request, gettext("The material is not there any more, or the time was not understood."))
        return redirect(request.path)

    def _note(self, form: ReviewedForm) -> None:
        try:
            form.save(today=timezone.localdate(), by=self.user)
        except ValidationError:
            messages.error(self.request, gettext("The draft of the material is not complete. Finish it first."))
        else:
            messages.success(self.request, gettext("The next review was noted."))


class CareScreens(Screens):
    name = "care"
    menu_label = _("To be tended")
    icon = "calendar-check"

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_a_bank(user)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", CareScreen.as_view(), name="index")]
