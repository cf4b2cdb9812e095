"""What the page of a material shows of its use, and the public form below it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from base.pages import shows
from base.public_form import sent
from base.queries import page_served_at
from base.sections import Quote, Section
from network.experiences.forms import ExperienceForm
from network.experiences.queries import experiences_shown
from network.materials.pages import MaterialPage

DONE = "done"
SHOWN = 20


@shows(MaterialPage)
def experiences_of_the_material(page: MaterialPage, request: HttpRequest) -> dict[str, Any]:
    quotes = [
        Quote(told.text, told.get_outcome_display(), ", ".join(str(word) for word in (told.group, told.region) if word))
        for told in experiences_shown(page)[:SHOWN]
    ]
    address = f"{page.get_url(request)}used/" if page.pk else ""
    label = _("Tell how it went when you used this")
    return {"sections": [Section(_("Used at work"), [], 40, quotes=quotes, action=address, action_label=label)]}


@never_cache
def used(request: HttpRequest, path: str) -> HttpResponse:
    """The form; once it has been sent, thanks at an address of its own, so that loading anew sends nothing."""
    page = page_served_at(request, path, MaterialPage)
    form = sent(ExperienceForm, request, material=page)
    if request.method == "POST" and (form.is_from_a_machine or form.is_valid()):
        if not form.is_from_a_machine:
            form.save()
        return redirect(f"{request.path}?{DONE}")
    words = {"page": page, "step": _("We used this"), "form": form, "done": DONE in request.GET}
    return render(request, "network/experiences/used.html", words, status=422 if form.errors else 200)
