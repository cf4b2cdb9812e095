"""What the screens of one person have in common."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from base.admin_screens import OfOneRecord
from base.users import User
from network.people.models import Person
from network.people.permissions import sees_people, visible_to

ABOVE = (("people_modeladmin_index", _("People")),)


class OfOnePerson(OfOneRecord):
    """A screen about the person whose reference stands in the address."""

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"person": self.person, **kwargs})
