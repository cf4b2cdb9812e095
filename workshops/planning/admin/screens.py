"""What the screens of one series have in common: a look first, then it is made."""

import uuid
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.admin_screens import OfOneRecord
from base.identity.pages import fields_with_contacts
from base.identity.words import IN_A_PAGE
from base.users import User
from workshops.planning.permissions import own_series, plans_any
from workshops.planning.queries import has_translations
from workshops.series.pages import SeriesPage


class OfOneSeries(OfOneRecord):
    """A form that is looked at before anything is made. What is made is what was looked at, and it is made once."""

    header_icon = "calendar-alt"
    form_class: Any

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return plans_any(user)

    def seen(self) -> QuerySet[SeriesPage]:
        return own_series(self.user)

    @cached_property
    def series(self) -> SeriesPage:
        found: SeriesPage = self.record
        return found

    def get_page_title(self) -> str:
        return self.series.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        home, last = super().get_breadcrumbs_items()
        above = {"url": reverse("wagtailadmin_explore", args=(self.series.pk,)), "label": last["label"]}
        return [home, above, last | {"label": self.page_title}]

    def form(self, data: Any = None) -> Any:
        return self.form_class(data, section=self.series, by=self.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"series": self.series, "step": self.page_title, "has_translations": has_translations(self.series)}
        return super().get_context_data(**{**words, **kwargs})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=self.form()))

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if "make" not in request.POST:
            return self.look(form)
        key = form.key
        if key is None:
            form.add_error(None, _("Something was changed after you looked. Look again, then make them."))
            return self.look(form, status=422)
        try:
            return self.make(form, key)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.look(form, status=422)

    def look(self, form: Any, status: int = 200) -> HttpResponse:
        """What will be made, with the key that makes it once."""
        return self.render_to_response(
            self.get_context_data(form=form, key=uuid.uuid4(), shown=form.mark), status=status
        )

    def make(self, form: Any, key: uuid.UUID) -> HttpResponse:
        raise NotImplementedError

    def made(self, told: str, series: Page, pages: Iterable[Page]) -> HttpResponse:
        """Back to the pages, with a warning where contact details stand in them."""
        messages.success(self.request, told)
        names = dict.fromkeys(name for page in pages for name in fields_with_contacts(page))
        if names:
            messages.warning(self.request, str(IN_A_PAGE) % {"fields": ", ".join(names)})
        return redirect("wagtailadmin_explore", series.pk)
