"""The editor's form of a material."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network.regions.pages import RegionalPageForm


class MaterialPageForm(RegionalPageForm):
    """A file gets the title of its document where the editor wrote none; nothing is made from itself."""

    class Media:
        js = ("pajaverkko/material_form.js",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].widget.attrs.update(self._words_for_the_script())

    def _words_for_the_script(self) -> dict[str, str]:
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        section = parent.get_parent().specific if parent is not None else None
        collection = getattr(getattr(section, "centre", None), "files_id", None)
        return {
            "data-alike": reverse("materials:alike"),
            "data-known": str(self.instance.pk or ""),
            "data-upload": reverse("wagtaildocs:add_multiple"),
            "data-chosen": reverse("wagtaildocs_chooser:chosen", args=(0,)),
            "data-collection": str(collection or ""),
            "data-many": str(_("Send several files at once")),
            "data-sending": str(_("Sending")),
            "data-failed": str(_("The file did not arrive. Try again.")),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in ("replaces", "adapted_from"):
            other = cleaned.get(name)
            if other is not None and other.translation_key == self.instance.translation_key and self.instance.pk:
                self.add_error(name, ValidationError(_("A material cannot come from itself.")))
        return cleaned
