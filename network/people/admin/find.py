"""Finding somebody by name or number: asked in the body of a request, so that no name stands in an address or a log."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from base.admin_screens import Screen
from base.users import User
from network.people.admin.screens import ABOVE, note_looking
from network.people.models import Person
from network.people.permissions import sees_people, visible_to
from network.people.queries import found_by

MOST = 50


class FindScreen(Screen):
    page_title = _("Find somebody")
    header_icon = "search"
    template_name = "network/people/find.html"
    above = ABOVE

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_people(user)

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = request.POST.get("asked", "").strip()[:120]
        people: list[Person] = list(found_by(visible_to(self.user), asked)[:MOST]) if asked else []
        note_looking(request, self.user)
        return self.render_to_response(self.get_context_data(asked=asked, people=people))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"asked": "", "people": None, **kwargs})
