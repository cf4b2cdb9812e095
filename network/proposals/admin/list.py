"""The proposals of the councils that somebody keeps."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from base.dates import day_text
from base.registers import FilteredList, ListOnly
from network.councils.permissions import keeps_any
from network.councils.queries import title_beside
from network.proposals.admin.council import AddresseesScreen, ItemProposalScreen, NewProposalScreen
from network.proposals.admin.proposal import ChangeProposalScreen, ProposalScreen
from network.proposals.admin.screens import LIST
from network.proposals.models import Proposal
from network.proposals.permissions import proposals_kept_by


class OwnProposalsOnly(ListOnly):
    def sees_list(self, user: Any) -> bool:
        return keeps_any(user)


class ProposalAdmin(ModelAdmin):
    model = Proposal
    menu_label = _("Proposals")
    menu_icon = "tick-inverse"
    menu_order = 273
    base_url_path = "proposals"
    permission_helper_class = OwnProposalsOnly
    index_view_class = FilteredList
    history_view_enabled = False
    list_display = ("called", "council_called", "stands", "due")
    list_per_page = 50
    ordering = ("-answer_due_on", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        kept = proposals_kept_by(request.user).select_related("council").annotate(council_title=title_beside())
        return kept.order_by(*self.ordering)

    @admin.display(description=_("proposal"))
    def called(self, proposal: Proposal) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("proposal", args=(proposal.pk,)), proposal.heading)

    @admin.display(description=_("council"))
    def council_called(self, proposal: Any) -> str:
        return proposal.council_title or str(proposal.council)

    @admin.display(description=_("state"))
    def stands(self, proposal: Proposal) -> str:
        state = str(capfirst(proposal.get_state_display()))
        return gettext("%(state)s, late") % {"state": state} if proposal.is_late(timezone.localdate()) else state

    @admin.display(description=_("answer by"))
    def due(self, proposal: Proposal) -> str:
        return day_text(proposal.answer_due_on)

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        council, one = "councils/<int:reference>/", "proposals/<int:reference>/"
        return (
            path("proposals/", self.index_view, name=LIST),
            path("proposals/from/<str:reference>/", ItemProposalScreen.as_view(), name="item_proposal"),
            path(one, ProposalScreen.as_view(), name="proposal"),
            path(f"{one}change/", ChangeProposalScreen.as_view(), name="proposal_change"),
            path(f"{council}proposals/new/", NewProposalScreen.as_view(), name="council_new_proposal"),
            path(f"{council}addressees/", AddresseesScreen.as_view(), name="council_addressees"),
            path(f"{council}addressees/<str:row>/", AddresseesScreen.as_view(), name="council_addressee"),
        )
