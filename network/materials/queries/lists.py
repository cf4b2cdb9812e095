"""Materials in the order that they are shown in, and the pages that name them."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet

from base.media import SiteDocument
from base.queries import below, naming, readable
from network.materials.models import MaterialImport
from network.materials.pages import MaterialBankPage, MaterialCollectionPage, MaterialFile, MaterialPage


def newest_materials() -> QuerySet[MaterialPage]:
    """Readable materials, the newest first."""
    return readable(MaterialPage).select_related("locale").order_by("-first_published_at", "-pk")


def materials_with_words() -> QuerySet[MaterialPage]:
    """Readable materials, each with its themes and regions."""
    return newest_materials().prefetch_related("themes", "regions")


def first_bank() -> MaterialBankPage | None:
    """The material bank of the whole network."""
    return readable(MaterialBankPage).order_by("depth", "path").first()


def materials_offering(file: SiteDocument) -> list[int]:
    """The keys of the live materials whose file this is."""
    return list(MaterialFile.objects.filter(document=file, material__live=True).values_list("material", flat=True))


def collections_below(bank: MaterialBankPage) -> QuerySet[MaterialCollectionPage]:
    """The readable collections of a bank; those of every bank for the one below the front page."""
    pages = readable(MaterialCollectionPage).order_by("title")
    return pages if bank.depth <= 3 else below(pages, bank)


def collections_with(page: MaterialPage) -> QuerySet[MaterialCollectionPage]:
    """The readable collections that a material is in, in any of its languages."""
    return naming(readable(MaterialCollectionPage), page, MaterialCollectionPage).order_by("title")


def first_versions(
    materials: QuerySet[MaterialPage], *, among: QuerySet[MaterialPage] | None = None
) -> QuerySet[MaterialPage]:
    """Each material once: the version that was written first, of those `among`; no aliases."""
    others = MaterialPage.objects.all() if among is None else among
    earlier = others.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return materials.filter(alias_of=None).exclude(Exists(earlier))


def imports_to_forget(before: datetime.datetime) -> QuerySet[MaterialImport]:
    """Those made before this moment."""
    return MaterialImport.objects.filter(created_at__lt=before)


def titles_among(materials: QuerySet[MaterialPage]) -> dict[int, str]:
    """The titles by key."""
    return dict(materials.order_by().values_list("pk", "title"))


def export_order(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """Materials with all that an export tells, in the order of the tree."""
    words = ("themes", "target_groups", "methods", "regions", "keywords", "files__document")
    return materials.select_related("locale").prefetch_related(*words).order_by("path")
