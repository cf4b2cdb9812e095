"""What the screens of one person have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from base.admin_screens import OfOneRecord
from base.audit.choices import Act
from base.audit.services import note
from base.users import User
from network.people.models import Person
from network.people.permissions import sees_people, visible_to

ABOVE = (("people_modeladmin_index", _("People")),)


def note_looking(request: HttpRequest, by: Any, person: Person | None = None) -> None:
    """Add the entry that tells who has looked at a person, or at a list of several."""
    screen = [request.resolver_match.url_name or ""] if request.resolver_match else []
    controller = person.controller_id if person else 0
    note(act=Act.SAW, of=person or Person, by=by, controller=controller, fields=screen)


class OfOnePerson(OfOneRecord):
    """A screen about the person whose reference stands in the address.

    Opening it is noted, once, with the name of the screen: the person may ask who has looked.
    """

    header_icon = "user"
    above = ABOVE

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return sees_people(user)

    def seen(self) -> QuerySet[Person]:
        return visible_to(self.user).select_related("region", "controller")

    @cached_property
    def person(self) -> Person:
        found: Person = self.record
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_looking(request, self.user, self.person)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.person, **kwargs})
