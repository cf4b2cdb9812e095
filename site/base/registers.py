"""Lists of the registers in the admin: narrowed by their filters alone."""

from typing import Any

from django.http import HttpRequest
from wagtail_modeladmin.views import IndexView


class FilteredList(IndexView):
    """What else is asked in the address narrows nothing.

    modeladmin would look it up in any column and in other tables, so that somebody who sees a list would learn what it
    does not show: `?needs__isnull=0`. And a word that is no column would be an error of the server.
    """

    def get_filters(self, request: HttpRequest) -> tuple[list[Any], bool, dict[str, Any], bool]:
        """The filters have taken what is theirs; the rest is left out."""
        specs, has_filters, _rest, use_distinct = super().get_filters(request)
        return specs, has_filters, {}, use_distinct
