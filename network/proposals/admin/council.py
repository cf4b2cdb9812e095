"""A council's proposals: a new one, from an item of an agenda or by itself; and who answers the council."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from base.offers import offer
from base.users import User
from network.councils.models import Council
from network.councils.permissions import keeps_any, kept_by
from network.meetings.models import AgendaItem
from network.proposals.admin.screens import OfProposals, title_of
from network.proposals.forms import AddresseeForm, ProposalForm
from network.proposals.models import Addressee
from network.proposals.queries import addressees_of
from network.proposals.services import let_addressee_go

offer("council", "council_new_proposal", _("Make a proposal"))
offer("council", "council_addressees", _("Who answers the council"))
offer("agenda item", "item_proposal", _("Make a proposal of this"))


class NewProposalScreen(OfProposals):
    page_title = _("Make a proposal")
    template_name = "network/proposals/admin/write.html"
    item: AgendaItem | None = None

    def form(self, data: Any = None) -> ProposalForm:
        return ProposalForm(data, council=self.council, item=self.item)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"form": self.form(), "has_addressees": addressees_of(self.council).exists(), "item": self.item}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: Any) -> HttpResponse:
        form = self.form(request.POST)
        try:
            if form.is_valid():
                return redirect("proposal", form.save(by=self.user).pk)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)


class ItemProposalScreen(NewProposalScreen):
    """The same, begun from what an item of an agenda says for the public."""

    def seen(self) -> QuerySet[Any]:
        found: QuerySet[AgendaItem] = AgendaItem._base_manager.filter(meeting__council__in=kept_by(self.user))
        return found.select_related("meeting__council__centre__organisation")

    def is_allowed(self, user: User | AnonymousUser) -> bool:
        return keeps_any(user)

    @property
    def item(self) -> AgendaItem:  # type: ignore[override]
        found: AgendaItem = self.record
        return found

    @property
    def council(self) -> Council:
        return self.item.meeting.council

    @property
    def called(self) -> str:
        return title_of(self.council)

    @property
    def home_key(self) -> int:
        """The way leads over the council, not over the item."""
        return self.council.pk


class AddresseesScreen(OfProposals):
    """Who answers today; somebody new; somebody who answers no more."""

    page_title = _("Who answers the council")
    template_name = "network/proposals/admin/addressees.html"

    @cached_property
    def addressee(self) -> Addressee | None:
        """The one whose address is changed; None for a new one. Raises Http404."""
        if "row" not in self.kwargs:
            return None
        found: Addressee = get_object_or_404(addressees_of(self.council), pk=self.kwargs["row"])
        return found

    def found(self) -> None:
        self.addressee  # noqa: B018

    def form(self, data: Any = None) -> AddresseeForm:
        return AddresseeForm(data, council=self.council, addressee=self.addressee)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"addressees": addressees_of(self.council), "changed": self.addressee, "form": self.form()}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int, row: str = "") -> HttpResponse:
        if "gone" in request.POST:
            return self._let_go(request.POST["gone"])
        form = self.form(request.POST)
        try:
            if form.is_valid():
                form.save(by=self.user)
                return self.back(gettext("Kept."), "council_addressees")
        except ValidationError as error:
            form.add_error("email" if hasattr(error, "error_dict") else None, error.messages)
        return self.again(form)

    def _let_go(self, reference: str) -> HttpResponse:
        addressee = addressees_of(self.council).filter(pk=reference).first()
        if addressee is None:
            raise Http404
        let_addressee_go(addressee=addressee, on=timezone.localdate(), by=self.user)
        return self.back(gettext("They answer no more. Choose somebody else for what waits."), "council_addressees")
