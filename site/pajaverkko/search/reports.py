"""The filter of the search results."""

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from base.facets import Facet, Items, Option, counted


def kind_facet() -> Facet:
    """Narrows to pages of one type."""
    return Facet("kind", _("Kind"), _kinds, _kind_name, lambda items, name: items.filter(content_type__model=name))


def _kinds(items: Items) -> list[Option]:
    found = sorted(counted(items, "content_type__model"), key=lambda row: (-row[1], row[0]))
    return [Option(name, label, count) for name, count in found if (label := _kind_name(name))]


def _kind_name(model: str) -> str:
    """What pages of this type are called; nothing for what is no page type."""
    known = next((kind for kind in _page_types() if kind.model == model), None)
    page_type = known.model_class() if known else None
    return str(capfirst(page_type._meta.verbose_name_plural)) if page_type else ""


def _page_types() -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*get_page_models()).values())
