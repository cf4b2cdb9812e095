"""The editor's form that the forms of all page types are made from."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from base.identity.forms import RefusesCodes
from base.media import SiteDocument, SiteImage
from base.permissions import can_choose_file
from base.queries import free_slug
from base.released_people import refusals

FORMS = frozenset({"apply", "enrol", "follow", "suggest", "used"})
"""Last parts of addresses at which forms stand below a page; a page of that name would not be found."""
FORMS_OF_THE_SITE = frozenset({"accessibility-feedback", "contact", "news", "survey"})
"""The same for forms right below the front page."""
FRONT_PAGE_DEPTH = 2


class BasePageForm(RefusesCodes, WagtailAdminPageForm):
    """Refuses identity codes, and drafts and files of other sections, whatever numbers are sent.

    Gives a new page an address of its own. It is asked by every save, preview and save in passing alike.
    """

    def clean(self) -> dict[str, Any]:
        slug = self.cleaned_data.get("slug")
        if slug and self.instance.pk is None and not Page._slug_is_available(slug, self.parent_page, self.instance):
            # Two workshops of a series may have one title.
            self.cleaned_data["slug"] = free_slug(slug, self.parent_page)
        cleaned: dict[str, Any] = super().clean()
        if slug in FORMS or (slug in FORMS_OF_THE_SITE and self.parent_page.depth == FRONT_PAGE_DEPTH):
            self.add_error("slug", ValidationError(_("A form has this address. Choose another one.")))
        for name, error in refusals(cleaned, self.instance if self.instance.pk else self.parent_page).items():
            self.add_error(name, error)
        for form in [self, *self._rows()]:
            for name, chosen in _newly_chosen(form):
                if not _may_choose(self.for_user, chosen):
                    form.add_error(name, ValidationError(_("Choose a published page, or a page or file of your own.")))
        return cleaned

    def _rows(self) -> Iterator[Any]:
        for formset in self.formsets.values():
            if formset.is_valid():
                yield from formset.forms


def _newly_chosen(form: Any) -> Iterator[tuple[str, models.Model]]:
    """The pages and files that a form names now and did not name before, with the names of their fields."""
    for name in form.changed_data:
        value = form.cleaned_data.get(name)
        if isinstance(value, Page | SiteDocument | SiteImage):
            yield name, value
            continue
        try:
            field = form.instance._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if value and hasattr(field, "extract_references"):
            yield from ((name, chosen) for chosen in _inside(field, value))


def _inside(field: Any, value: Any) -> Iterator[models.Model]:
    """What running text or a stream of blocks names."""
    for model, key, _path, _content in field.extract_references(value):
        if issubclass(model, Page | SiteDocument | SiteImage):
            yield from model._default_manager.filter(pk=key)


def _may_choose(user: Any, chosen: Any) -> bool:
    if user is None or user.is_superuser:
        return True
    if isinstance(chosen, Page):
        return bool(chosen.live or chosen.permissions_for_user(user).can_edit())
    return can_choose_file(user, chosen)
