"""What somebody needs to take part: the same four questions wherever they are asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NEEDS = ("access", "diet", "interpreter", "support_person")


def _need(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=500)


class TellsNeeds(forms.Form):
    """Stands before a form. Everything may be left empty."""

    access = _need(_("Access to the place, such as step-free ways or an induction loop"))
    diet = _need(_("Food"))
    interpreter = _need(_("Interpreter"))
    support_person = _need(_("Somebody who comes along to support you"))

    def show_needs(self, need: Any) -> None:
        """What was told before, an object with the four columns or None, stands in the form."""
        for name in NEEDS if need else ():
            self.initial.setdefault(name, getattr(need, name))

    @property
    def needs(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name, "") for name in NEEDS}
