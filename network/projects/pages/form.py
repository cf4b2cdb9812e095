"""The editor's form of a project: measures stay with their work packages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from network.regions.pages import RegionalPageForm


class ProjectPageForm(RegionalPageForm):
    """A measure names a work package that is there.

    A measure whose number was left alone follows its package when packages change places, and needs another one
    when its package is taken away. A number that the editor wrote counts in the new order.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        packages, measures = (self.formsets.get(name) for name in ("work_packages", "measures"))
        if packages is None or measures is None or not packages.is_valid() or not measures.is_valid():
            return cleaned
        kept = packages.ordered_forms
        moved = {number: _place(kept, form) for number, form in enumerate(_as_saved(packages), start=1)}
        for form in measures.ordered_forms:
            before = form.instance.package if form in measures.initial_forms else None
            self._tie(form, moved if before in moved and "package" not in form.changed_data else {}, len(kept))
        return cleaned

    def _tie(self, form: Any, moved: dict[int, int | None], packages: int) -> None:
        """Let a measure follow its package; `moved` has the new number of each package, None where it is gone."""
        number = form.cleaned_data.get("package") or 1
        place = moved.get(number, number)
        if place is None:
            self._refuse(form, _("The work package of this measure is being taken away: choose another one."))
        elif place > packages:
            self._refuse(form, _("The project has no work package with this number."))
        elif place != number:
            form.instance.package = form.cleaned_data["package"] = place
            form.changed_data.append("package")

    def _refuse(self, form: Any, reason: Any) -> None:
        form.add_error("package", reason)
        self.add_error(None, _("A measure names a work package that is not there."))

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """After a save in the background, the open form shows the numbers that measures have now."""
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        measures = self.formsets.get("measures")
        forms = measures.ordered_forms if measures is not None else []
        return updates + [(form.add_prefix("package"), str(form.instance.package)) for form in forms]


def _as_saved(packages: Any) -> list[Any]:
    """The forms of the packages that were saved before, in the order they had then."""
    places = {form: place for place, form in enumerate(packages.initial_forms)}
    return sorted(places, key=lambda form: form.instance.sort_order if form.instance.pk else places[form])


def _place(forms: list[Any], form: Any) -> int | None:
    """The number of the package in the new order; None when it is taken away."""
    return forms.index(form) + 1 if form in forms else None
