"""The filter of the search results."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import get_page_models

from base.lists.catalogue import Value
from base.lists.facets import Facet, Numbers, Option
from base.lists.reading import Items


def kind_facet() -> Facet:
    """Narrows to pages of one type."""
    return Facet("kind", _("Kind"), _kinds, _kind_name, read=_kinds_of, columns=("content_type",), words=_models)


def _kinds_of(items: Items) -> Iterator[tuple[Value, int]]:
    return items.rows("content_type")


def _models() -> dict[int, Value]:
    return {kind.pk: kind.model for kind in _page_types()}


def _kinds(found: Numbers) -> list[Option]:
    """Those that most pages are of first."""
    kinds = sorted((kind for kind in found if kind and found[kind]), key=lambda kind: (-found[kind], kind))
    return [Option(kind, label, found[kind]) for kind in kinds if (label := _kind_name(kind))]


def _kind_name(model: str) -> str:
    """What pages of this type are called; nothing for what is no page type."""
    known = next((kind for kind in _page_types() if kind.model == model), None)
    page_type = known.model_class() if known else None
    return str(capfirst(page_type._meta.verbose_name_plural)) if page_type else ""


def _page_types() -> list[ContentType]:
    return list(ContentType.objects.get_for_models(*get_page_models()).values())
