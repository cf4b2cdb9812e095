"""Screens about people who hang on one record: a workshop, a council, a call, a meeting. Opening one is noted, once."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from base.admin_screens import OfOneRecord
from base.audit.choices import Act
from base.audit.services import note


class NotedScreen(OfOneRecord):
    """A screen of one record. What the screen is for stands first, for readers of screens and on narrow ones."""

    header_icon = "group"
    home: ClassVar[str] = ""
    """The name of the address of the record's own screen; the others stand below it."""
    shows_people = True

    @property
    def called(self) -> str:
        """What the record is called, in the language of the user."""
        return str(self.record)

    @property
    def controller(self) -> int:
        """The key of the organisation that answers for the people; 0 where there is none yet."""
        organisation = self.record.controller
        return organisation.pk if organisation else 0

    @property
    def home_key(self) -> Any:
        """The key in the address of the record's own screen."""
        return self.record.pk

    def get_page_title(self) -> str:
        return str(self.page_title) if self.page_title else self.called

    def get_page_subtitle(self) -> str:
        return self.called if self.page_title else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *above, last = super().get_breadcrumbs_items()
        own = {"url": reverse(self.home, args=(self.home_key,)), "label": self.called}
        return [*above, own, last | {"label": self.page_title}] if self.page_title else [*above, last]

    def found(self) -> None:
        """Raises Http404 where what the address names below the record is not there: then nobody has looked at it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.found()
        if self.shows_people:
            name = request.resolver_match.url_name or "" if request.resolver_match else ""
            note(act=Act.SAW, of=self.record, by=self.user, controller=self.controller, fields=[name])
        return super().get(request, *args, **kwargs)

    def again(self, form: Any, **words: Any) -> HttpResponse:
        """The form once more, with what is wrong; nothing of what was written is lost."""
        return self.render_to_response(self.get_context_data(form=form, **words), status=422)

    def back(self, told: str, name: str = "") -> HttpResponse:
        messages.success(self.request, told)
        return redirect(name or self.home, self.home_key)
