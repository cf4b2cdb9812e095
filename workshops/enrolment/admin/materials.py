"""The materials of the day: drop the files, look at their titles, publish."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.forms.day_materials import DayMaterialForm, DropForm
from workshops.enrolment.permissions import bank_for
from workshops.enrolment.queries import materials_named


class MaterialsScreen(ArrangesOneGathering):
    """Two forms: files in, and what has come in with its titles, licences and times."""

    page_title = _("The day's materials")
    template_name = "workshops/enrolment/admin/materials.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        named = materials_named(self.gathering.workshop_key)
        words = {
            "drop": DropForm(),
            "drafts": self.drafts(None),
            "public": [each for each in named if each.live],
            "has_bank": self.workshop is not None and bank_for(self.workshop, self.user) is not None,
        }
        return super().get_context_data(**words | kwargs)

    def drafts(self, data: Any) -> list[DayMaterialForm]:
        found = materials_named(self.gathering.workshop_key)
        return [DayMaterialForm(data, material=each) for each in found if not each.live]

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        return self._publish(request) if "publish" in request.POST else self._take(request)

    def _take(self, request: HttpRequest) -> HttpResponse:
        drop = DropForm(request.POST, request.FILES)
        if not drop.is_valid():
            return self.render_to_response(self.get_context_data(drop=drop), status=422)
        taken, faults = drop.take(gathering=self.gathering, by=self.user)
        if faults:
            for fault in faults:
                drop.add_error("uploads", fault)
            return self.render_to_response(self.get_context_data(drop=drop, taken=taken), status=422)
        told = ngettext("%(number)d file was taken in.", "%(number)d files were taken in.", taken)
        return self.back(
            f"{told % {'number': taken}} {gettext('Look at the titles and publish.')}", "gathering_materials"
        )

    def _publish(self, request: HttpRequest) -> HttpResponse:
        """All of them or none: one with a fault keeps what was written in the others."""
        drafts = self.drafts(request.POST)
        if not drafts:
            messages.warning(request, gettext("Nothing waits to be published here."))
            return redirect("gathering_materials", self.gathering.pk)
        if [draft for draft in drafts if not draft.is_valid()]:
            return self.render_to_response(self.get_context_data(drafts=drafts), status=422)
        try:
            with transaction.atomic():
                for draft in drafts:
                    draft.save(by=self.user)
        except ValidationError as error:
            draft.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(drafts=drafts), status=422)
        return self.back(gettext("Published. What has a time of its own shows from then on."), "gathering_materials")
