"""The public form below a material bank, and the way to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.notices import leads_to_form
from base.pages import shows
from base.public_form import answer_form
from base.queries import page_served_at
from network.materials.pages import MaterialBankPage
from network.suggestions.forms import SuggestionForm


@shows(MaterialBankPage)
def way_to_suggest(page: MaterialBankPage, request: HttpRequest) -> dict[str, Any]:
    """No way leads to a form that is not open."""
    is_open = page.pk and leads_to_form(SuggestionForm.purpose, page)
    return {"suggest": f"{page.get_url(request)}suggest/" if is_open else ""}


@never_cache
def suggest(request: HttpRequest, path: str) -> HttpResponse:
    page = page_served_at(request, path, MaterialBankPage)
    template = "network/suggestions/suggest.html"
    return answer_form(request, SuggestionForm, template=template, page=page, step=_("Suggest a material"), bank=page)
