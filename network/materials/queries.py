"""Materials, and the pages that name them."""

from django.db.models import QuerySet

from base.queries import readable
from network.materials.pages import MaterialBankPage, MaterialPage


def newest_materials() -> QuerySet[MaterialPage]:
    """Readable materials, the newest first."""
    return readable(MaterialPage).select_related("locale").order_by("-first_published_at", "-pk")


def first_bank() -> MaterialBankPage | None:
    """The material bank of the whole network."""
    return readable(MaterialBankPage).order_by("depth", "path").first()
