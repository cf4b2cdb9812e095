"""What the page of a material shows of its use, and the public form below it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.notices import leads_to_form
from base.pages import shows_to_all
from base.public_form import answer_form
from base.queries import page_served_at
from base.sections import Quote, Section
from network.experiences.forms import ExperienceForm
from network.experiences.queries import experiences_shown
from network.materials.pages import MaterialPage

SHOWN = 20


@shows_to_all(MaterialPage)
def experiences_of_the_material(page: MaterialPage) -> dict[str, Any]:
    quotes = [
        Quote(told.text, told.get_outcome_display(), ", ".join(str(word) for word in (told.group, told.region) if word))
        for told in experiences_shown(page)[:SHOWN]
    ]
    is_open = page.pk and leads_to_form(ExperienceForm.purpose, page)
    address = f"{page.get_url()}used/" if is_open else ""
    label = _("Tell how it went when you used this")
    return {"sections": [Section(_("Used at work"), [], 40, quotes=quotes, action=address, action_label=label)]}


@never_cache
def used(request: HttpRequest, path: str) -> HttpResponse:
    page = page_served_at(request, path, MaterialPage)
    template = "network/experiences/used.html"
    return answer_form(request, ExperienceForm, template=template, page=page, step=_("We used this"), material=page)
