"""One proposal: change it while it is prepared, send it, note what became of it, ask somebody else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from network.proposals.admin.screens import OfOneProposal
from network.proposals.choices import ProposalState
from network.proposals.forms import ProposalForm, StepForm
from network.proposals.queries import addressee_of, addressees_of, is_noted, proposal_now
from network.proposals.reports import timeline_of
from network.proposals.services import (
    change_addressee,
    send_new_link,
    send_proposal,
    show_proposal,
    take_words_off,
)

LONGEST_NUMBER = 18
"""Digits of a key that a database can hold."""


class ProposalScreen(OfOneProposal):
    template_name = "network/proposals/admin/proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = self.proposal
        words = {
            "steps": timeline_of(proposal),
            "is_prepared": proposal.state == ProposalState.PREPARED,
            "is_late": proposal.is_late(timezone.localdate()),
            "addressee": addressee_of(proposal),
            "others": addressees_of(proposal.council).exclude(pk=proposal.addressee_id or ""),
            "form": StepForm(proposal=proposal),
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        acts = {"send": self._send, "step": self._step, "other": self._other, "link": self._link, "off": self._off}
        acts |= {"show": self._show, "hide": self._show}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            return act(request)
        except ValidationError as error:
            del self.record
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)

    def _send(self, request: HttpRequest) -> HttpResponse:
        send_proposal(proposal=self.proposal, at=timezone.now(), by=self.user)
        return self.back(gettext("The proposal is on its way. From now on everybody can see it."))

    def _step(self, request: HttpRequest) -> HttpResponse:
        told = gettext("It was noted, and the members hear of it.")
        if is_noted(self.proposal, request.POST.get("key", "")):
            return self.back(told)
        form = StepForm(request.POST, proposal=self.proposal)
        try:
            if form.is_valid():
                form.save(at=timezone.now(), by=self.user)
                return self.back(told)
        except ValidationError as error:
            form.add_error(None, error.messages)
        return self.again(form)

    def _link(self, request: HttpRequest) -> HttpResponse:
        send_new_link(proposal=self.proposal, by=self.user)
        return self.back(gettext("A new link is on its way."))

    def _show(self, request: HttpRequest) -> HttpResponse:
        shown = request.POST["act"] == "show"
        show_proposal(proposal=self.proposal, shown=shown, on=timezone.localdate(), by=self.user)
        return self.back(gettext("Everybody can see it again.") if shown else gettext("It is off the site."))

    def _off(self, request: HttpRequest) -> HttpResponse:
        step = request.POST.get("step", "")
        if not step.isascii() or not step.isdigit() or len(step) > LONGEST_NUMBER:
            raise Http404
        take_words_off(proposal=self.proposal, step=int(step), on=timezone.localdate(), by=self.user)
        return self.back(gettext("The words have been taken off."))

    def _other(self, request: HttpRequest) -> HttpResponse:
        chosen = addressees_of(self.proposal.council).filter(pk=request.POST.get("addressee", "")).first()
        if chosen is None:
            raise Http404
        change_addressee(proposal=self.proposal, addressee=chosen, by=self.user)
        return self.back(gettext("Somebody else answers from now on."))


class ChangeProposalScreen(OfOneProposal):
    """While nobody has read it yet."""

    page_title = _("Change the proposal")
    template_name = "network/proposals/admin/write.html"

    def form(self, data: Any = None) -> ProposalForm:
        return ProposalForm(data, council=self.proposal.council, proposal=self.proposal)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"form": self.form(), "has_addressees": True, "council": self.proposal.council}
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = self.form(request.POST)
        try:
            if form.is_valid():
                form.save(by=self.user)
                return self.back(gettext("Changed."))
        except ValidationError as error:
            form.add_error(None, error.messages)
            theirs = proposal_now(self.proposal) if getattr(error, "code", "") == "changed" else None
            return self.again(form, theirs=theirs)
        return self.again(form)
