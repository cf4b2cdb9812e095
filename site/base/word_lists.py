"""Screens of words that all share: what others hold on to stays, and only those who tend a list see its history."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView as ListedDeleteView, HistoryView

from base.registers import FilteredList


class HeldError(Exception):
    """Others hold on to what should be deleted."""


def _say_that_it_is_held(request: HttpRequest, record: object) -> None:
    words = gettext("“%(record)s” is in use and was not deleted. Take it out of where it is used first.")
    messages.error(request, words % {"record": record})


class DeleteUnlessHeld(DeleteView):
    """What others hold on to is not deleted, and not named: it may be people."""

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            with transaction.atomic():
                answer: HttpResponse = super().form_valid(form)
        except ProtectedError:
            _say_that_it_is_held(self.request, self.object)
            return redirect(self.get_success_url())
        return answer


class ListedDeleteUnlessHeld(ListedDeleteView):
    """The same for lists of the other kind. Wagtail's would name every row that holds on."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().post(request, *args, **kwargs)
        except HeldError:
            _say_that_it_is_held(request, self.instance)
            return redirect(self.index_url)
        return answer

    def delete_instance(self) -> None:
        try:
            super().delete_instance()
        except ProtectedError as error:
            raise HeldError from error


class ListedHistory(HistoryView):
    """For those who may change the record."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.permission_helper.user_can_edit_obj(request.user, self.instance):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class WordList(ModelAdmin):
    """A list of words that a room shows beside Wagtail's own."""

    index_view_class = FilteredList
    delete_view_class = ListedDeleteUnlessHeld
    history_view_class = ListedHistory
