"""Telling how the use of a material went."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy as _

from base.public_form import PublicForm
from network.experiences.choices import Outcome
from network.experiences.models import Experience
from network.experiences.services import tell_experience
from network.materials.pages import MaterialPage
from network.notices.choices import Purpose
from network.regions.models import Region
from network.regions.queries import regions_today
from network.themes.models import TargetGroup


class ExperienceForm(PublicForm):
    """A minute's report: how it went, and as coarsely as one likes with whom and where."""

    purpose = Purpose.EXPERIENCES

    outcome = forms.ChoiceField(label=_("How did it go?"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What did you do with it, and what would you tell a colleague?"),
        help_text=_("A few sentences. Write no names and nothing that a client could be known from."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    group = forms.ModelChoiceField(
        label=_("With whom?"),
        queryset=TargetGroup.objects.all(),
        required=False,
        empty_label=_("I would rather not say"),
    )
    region = forms.ModelChoiceField(
        label=_("In which county?"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("I would rather not say"),
    )

    def __init__(self, *args: Any, material: MaterialPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.material = material
        self.fields["region"].queryset = regions_today()  # type: ignore[attr-defined]

    def save(self) -> Experience:
        values = {name: self.cleaned_data[name] for name in ("outcome", "text", "group", "region")}
        language = (get_language() or "fi").split("-")[0]
        return tell_experience(
            key=self.cleaned_data["key"], values=values, material=self.material, language=language, by=None
        )
