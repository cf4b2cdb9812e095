"""Materials, and the pages that name them."""

from collections.abc import Iterable

from django.db.models import QuerySet

from base.queries import readable
from network.materials.pages import MaterialBankPage, MaterialPage


def newest_materials() -> QuerySet[MaterialPage]:
    """Readable materials, the newest first."""
    return readable(MaterialPage).select_related("locale").order_by("-first_published_at", "-pk")


def materials_with_words(keys: Iterable[int]) -> list[MaterialPage]:
    """These materials in this order, with their themes and regions, in few questions."""
    wanted = list(keys)
    found = MaterialPage.objects.select_related("locale").prefetch_related("themes", "regions").in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def first_bank() -> MaterialBankPage | None:
    """The material bank of the whole network."""
    return readable(MaterialBankPage).order_by("depth", "path").first()
