"""Accounts in the admin: who they are and whether they are open. What they may do is given as a staff role."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.forms import UserEditForm
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import DeleteView, EditView, IndexView, UserViewSet

from base.admin_screens import Screen
from base.users import User
from network.staff.permissions import administers
from pajaverkko.sign_in.services import note_access, reset_second_factor


class AccountForm(UserEditForm):
    """No group and no switch to make somebody an administrator: both follow from the staff roles."""

    is_superuser: Any = None
    last_name = forms.CharField(required=False, label=_("Last Name"))

    class Meta:
        model = User
        fields = ("email", "first_name", "last_name", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        is_own = kwargs.pop("editing_self", False)
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["is_active"]


class AccountList(IndexView):
    @cached_property
    def columns(self) -> list[Any]:
        """One account at a time: what is done to many at once would pass by the end of their sessions."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def get_add_url(self) -> None:
        """Accounts are made by inviting."""
        return


class AccountEditView(EditView):
    def save_instance(self) -> User:
        """In the transaction of Wagtail's form: whoever opens or closes an account gives or takes its rights."""
        was_open = User.objects.values_list("is_active", flat=True).get(pk=self.object.pk)
        account: User = super().save_instance()
        if account.is_active != was_open:
            note_access(account=account, is_open=account.is_active, by=self.request.user)
        return account


class AccountDeleteView(DeleteView):
    @transaction.atomic
    def delete_action(self) -> None:
        note_access(account=self.object, is_open=False, by=self.request.user)
        super().delete_action()


class AccountViewSet(UserViewSet):
    menu_label = _("Accounts")
    index_view_class = AccountList
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # noqa: FBT001, FBT002
        return AccountForm


class GroupsFollowRoles(GroupViewSet):
    """Groups are made from `roles.py` and filled from the staff roles; there is nothing to edit."""

    add_to_settings_menu = False


class SecondFactorScreen(Screen):
    """Takes away the second factor of somebody whose phone is gone."""

    page_title = _("A new second factor")
    header_icon = "key"
    template_name = "pajaverkko/second_factor.html"
    above = (("wagtailusers_users:index", _("Accounts")),)

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return administers(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(account=get_object_or_404(User, pk=self.kwargs["pk"]), **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        reset_second_factor(user=get_object_or_404(User, pk=pk), by=self.user)
        messages.success(request, gettext("At the next sign-in a new second factor is taken into use."))
        return redirect("wagtailusers_users:edit", pk)
