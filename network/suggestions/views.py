"""The public form below a material bank, and the way to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.pages import shows
from base.public_form import sent
from base.queries import page_served_at
from network.materials.pages import MaterialBankPage
from network.suggestions.forms import SuggestionForm

DONE = "done"


@shows(MaterialBankPage)
def way_to_suggest(page: MaterialBankPage, request: HttpRequest) -> dict[str, Any]:
    return {"suggest": f"{page.get_url(request)}suggest/" if page.pk else ""}


@never_cache
def suggest(request: HttpRequest, path: str) -> HttpResponse:
    """The form; once it has been sent, thanks at an address of its own, so that loading anew sends nothing."""
    page = page_served_at(request, path, MaterialBankPage)
    form = sent(SuggestionForm, request, bank=page)
    if request.method == "POST" and (form.is_from_a_machine or form.is_valid()):
        if not form.is_from_a_machine:
            form.save()
        return redirect(f"{request.path}?{DONE}")
    words = {"page": page, "step": _("Suggest a material"), "form": form, "done": DONE in request.GET}
    status = 422 if form.errors else 200
    return render(request, "network/suggestions/suggest.html", words, status=status)
