"""Writing to people: one's own words, and the thanks; each is seen before it is sent."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy as _, ngettext

from base.identity.found import contacts
from base.offers import offers
from network.messages.queries import messages_about
from network.messages.reports import named
from workshops.enrolment.admin.screens import ArrangesOneGathering
from workshops.enrolment.choices import Recipients
from workshops.enrolment.forms.writing import WriteForm
from workshops.enrolment.queries import people_to_write_to
from workshops.enrolment.reports import thanks_shown, words_shown
from workshops.enrolment.services import thank
from workshops.surveys.queries import open_collection_about


class WriteScreen(ArrangesOneGathering):
    """The text, then the letter as people get it, then it goes."""

    page_title = _("Write to people")
    template_name = "workshops/enrolment/admin/write.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        numbers = [(each.label, people_to_write_to(self.gathering, each).count()) for each in Recipients]
        words = {"form": WriteForm(), "numbers": numbers, "messages_sent": self.written}
        return super().get_context_data(**words | kwargs)

    @property
    def written(self) -> list[Any]:
        return named(messages_about(self.gathering.workshop_key), Recipients, by="recipients")

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        form = WriteForm(request.POST)
        if not form.is_valid():
            return self.again(form)
        if "change" in request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "send" not in request.POST:
            return self._preview(form)
        try:
            sent = form.save(gathering=self.gathering, at=timezone.now(), by=self.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.again(form)
        told = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", sent.mailed)
        more = gettext("To be called: %(number)d.") % {"number": sent.to_call} if sent.to_call else ""
        return self.back(" ".join(filter(None, (told % {"number": sent.mailed}, more))))

    def _preview(self, form: WriteForm) -> HttpResponse:
        told = form.cleaned_data
        number = people_to_write_to(self.gathering, Recipients(told["to"])).count()
        if not number:
            form.add_error("to", gettext("There is nobody to write to."))
            return self.again(form)
        mail = words_shown(self.gathering, told["words"], (get_language() or "fi").split("-")[0])
        found = list(contacts(told["words"]))
        return self.render_to_response(self.get_context_data(form=form, mail=mail, number=number, found=found))


class ThanksScreen(ArrangesOneGathering):
    """The thanks with the materials of the day, as people get them, and one button."""

    page_title = _("Thank those who came")
    template_name = "workshops/enrolment/admin/thanks.html"
    shows_people = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {
            "mail": thanks_shown(self.gathering, (get_language() or "fi").split("-")[0]),
            "number": people_to_write_to(self.gathering, Recipients.CAME).count(),
            "offers": offers("gathering"),
            "asks_feedback": open_collection_about(self.gathering.workshop_key, timezone.localdate()) is not None,
        }
        return super().get_context_data(**words | kwargs)

    def post(self, request: HttpRequest, reference: int) -> HttpResponse:
        try:
            mailed = thank(gathering=self.gathering, at=timezone.now(), by=self.user)
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(error=error.messages[0]), status=422)
        told = ngettext("%(number)d letter is on its way.", "%(number)d letters are on their way.", mailed)
        return self.back(told % {"number": mailed})
