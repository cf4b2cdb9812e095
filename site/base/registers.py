"""Lists of the registers in the admin: narrowed by their filters alone."""

from typing import Any

from django.http import HttpRequest
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.views import IndexView


class ListOnly(PermissionHelper):
    """modeladmin's own views are the list alone; what is done with one record has screens that ask for themselves.

    A room says who sees the list, and who is offered to add something, where that is offered at all.
    """

    def sees_list(self, user: Any) -> bool:
        raise NotImplementedError

    def user_has_any_permissions(self, user: Any) -> bool:
        return self.sees_list(user)

    def user_can_list(self, user: Any) -> bool:
        return self.sees_list(user)

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False


class FilteredList(IndexView):
    """What else is asked in the address narrows nothing.

    modeladmin would look it up in any column and in other tables, so that somebody who sees a list would learn what it
    does not show: `?needs__isnull=0`. And a word that is no column would be an error of the server.
    """

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """The filters have taken what is theirs; the rest is left out."""
        specs, has_filters, _rest, use_distinct = super().get_filters(request)
        return specs, has_filters, {}, use_distinct
