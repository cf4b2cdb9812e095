"""Materials, and the pages that name them."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.disclosure.figures import ROUNDED_TO
from base.facets import counted
from base.half_years import HalfYear
from base.media import SiteDocument
from base.queries import below, naming, readable, readable_in_any_language
from base.search.finding import Among
from network.materials.choices import USED_AT_LEAST, Kinship
from network.materials.models import MaterialImport, MaterialUse
from network.materials.pages import MaterialBankPage, MaterialCollectionPage, MaterialFile, MaterialPage
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.regions.queries import regions_of

SEASON = datetime.timedelta(days=365)
"""How far back use is looked at."""
SHARED = {"themes": 2, "methods": 1, "target_groups": 1}
"""What each word counts that two materials share, by its kind."""
LIKE = 3
"""How much a material has to share with another one to be shown beside it."""


def newest_materials() -> QuerySet[MaterialPage]:
    """Readable materials, the newest first."""
    return readable(MaterialPage).select_related("locale").order_by("-first_published_at", "-pk")


def materials_in_order(keys: Iterable[int]) -> list[MaterialPage]:
    """These materials in this order, in one question."""
    wanted = list(keys)
    found = MaterialPage.objects.select_related("locale").in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def materials_with_words(keys: Iterable[int]) -> list[MaterialPage]:
    """These materials in this order, with their themes and regions, in few questions."""
    wanted = list(keys)
    found = MaterialPage.objects.select_related("locale").prefetch_related("themes", "regions").in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def first_bank() -> MaterialBankPage | None:
    """The material bank of the whole network."""
    return readable(MaterialBankPage).order_by("depth", "path").first()


def most_used_first(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """By opens and downloads of the last twelve months, in all languages; what is as much used, the newest first.

    Counted in whole fives: nobody sees that one more has come.
    """
    used = uses_of_last_year().filter(material__translation_key=OuterRef("translation_key")).order_by()
    total = (
        used.values("material__translation_key")
        .annotate(total=Sum(F("opens") + F("downloads")) / ROUNDED_TO)
        .values("total")
    )
    return materials.annotate(used=Coalesce(Subquery(total), 0)).order_by("-used", "-first_published_at", "-pk")


def uses_of_last_year() -> QuerySet[MaterialUse]:
    return MaterialUse.objects.filter(counted_on__gt=timezone.localdate() - SEASON)


def with_use(materials: QuerySet[MaterialPage]) -> QuerySet[MaterialPage]:
    """Those used in the last twelve months, each with its `opens` and `downloads`; the most used first."""
    season = Q(uses__counted_on__gt=timezone.localdate() - SEASON)
    sums = {name: Coalesce(Sum(f"uses__{name}", filter=season), 0) for name in ("opens", "downloads")}
    used = materials.annotate(**sums).filter(Q(opens__gt=0) | Q(downloads__gt=0))
    return used.order_by(-(F("opens") + F("downloads")), "title")


def keys_of_centre(centre: Centre, day: datetime.date) -> QuerySet[Any]:
    """The public materials of a centre: those in its own section, and those in the bank of all for the counties that it
    worked in on a day.
    """
    sections = list(CentrePage.objects.values_list("path", "centre"))
    own, elsewhere = Q(pk__in=()), Q(pk__in=())
    for path, key in sections:
        elsewhere |= Q(path__startswith=path)
        own |= Q(path__startswith=path) if key == centre.pk else Q(pk__in=())
    found = readable_in_any_language(MaterialPage).order_by()
    return found.filter(own | (~elsewhere & Q(regions__in=regions_of(centre, day)))).values_list(
        "translation_key", flat=True
    )


def uses_in(centre: Centre, period: HalfYear) -> list[tuple[UUID, int, int]]:
    """(key, opened, taken) of each material of a centre that was used in a half-year, in all its languages together."""
    used = MaterialUse.objects.filter(
        material__translation_key__in=keys_of_centre(centre, period.last_on),
        counted_on__range=(period.first_on, period.last_on),
    )
    sums = used.values("material__translation_key").annotate(all_opens=Sum("opens"), all_downloads=Sum("downloads"))
    found = sums.order_by("material__translation_key")
    return list(found.values_list("material__translation_key", "all_opens", "all_downloads"))


def use_of(page: MaterialPage) -> dict[str, int]:
    """How often at least (`USED_AT_LEAST`) a material was opened and downloaded in the last twelve months, in all its
    languages; nought below the first step.
    """
    used = uses_of_last_year().filter(material__translation_key=page.translation_key)
    return _steps(used.aggregate(opens=Sum("opens"), downloads=Sum("downloads")))


def steps_of(keys: Collection[int]) -> dict[int, dict[str, int]]:
    """The same for each of these materials, all in one question."""
    texts = dict(MaterialPage.objects.filter(pk__in=keys).values_list("pk", "translation_key"))
    used = uses_of_last_year().filter(material__translation_key__in=set(texts.values())).order_by()
    sums = used.values("material__translation_key").annotate(all_opens=Sum("opens"), all_downloads=Sum("downloads"))
    found = {
        row["material__translation_key"]: _steps({"opens": row["all_opens"], "downloads": row["all_downloads"]})
        for row in sums
    }
    return {key: found.get(text, _steps({"opens": 0, "downloads": 0})) for key, text in texts.items()}


def _steps(sums: Mapping[str, int | None]) -> dict[str, int]:
    return {
        name: max((step for step in USED_AT_LEAST if step <= (number or 0)), default=0) for name, number in sums.items()
    }


def materials_offering(file: SiteDocument) -> list[int]:
    """The keys of the live materials whose file this is."""
    return list(MaterialFile.objects.filter(document=file, material__live=True).values_list("material", flat=True))


def kin_of(page: MaterialPage) -> QuerySet[MaterialPage]:
    """Readable materials that this one comes from or that come from it, each with its `kinship`, the newest first."""
    key = page.translation_key
    named = MaterialPage.objects.values("translation_key")
    kinship = Case(
        When(translation_key=Subquery(named.filter(pk=page.replaces_id or 0)), then=Value(Kinship.REPLACED)),
        When(translation_key=Subquery(named.filter(pk=page.adapted_from_id or 0)), then=Value(Kinship.ORIGINAL)),
        When(replaces__translation_key=key, then=Value(Kinship.NEWER)),
        When(adapted_from__translation_key=key, then=Value(Kinship.ADAPTATION)),
    )
    return newest_materials().filter(pk__in=_keys_of_kin(page)).annotate(kinship=kinship)


def _keys_of_kin(page: MaterialPage) -> list[int]:
    """Found each by an index, where the question for the kinship would look at every material."""
    versions = MaterialPage.objects.filter(translation_key=page.translation_key)
    named = MaterialPage.objects.filter(pk__in=[page.replaces_id or 0, page.adapted_from_id or 0])
    sources = MaterialPage.objects.filter(translation_key__in=named.values("translation_key")).values_list("pk")
    made = (MaterialPage.objects.filter(**{f"{column}__in": versions}) for column in ("replaces", "adapted_from"))
    return [key for (key,) in sources.order_by().union(*(pages.order_by().values_list("pk") for pages in made))]


def related_materials(page: MaterialPage, most: int) -> list[MaterialPage]:
    """At most so many readable materials that share most with this one, the newest first of those that share as much:
    themes count more than whom and how it is for.
    """
    by_shared: dict[int, list[int]] = {}
    for key, shared in _shared_with(page).items():
        by_shared.setdefault(shared, []).append(key)
    others = newest_materials().exclude(translation_key=page.translation_key)
    found: list[MaterialPage] = []
    for shared in sorted((shared for shared in by_shared if shared >= LIKE), reverse=True):
        found += others.filter(Among("pk", by_shared[shared]))[: most - len(found)]
        if len(found) == most:
            break
    return found


def _shared_with(page: MaterialPage) -> Counter[int]:
    """What materials share with this one, by their keys: only those with a theme or a method of it.

    Each kind of word is counted by itself: in one question all themes, groups and methods of a material would be
    joined with each other.
    """
    shared: Counter[int] = Counter()
    for kind, weight in SHARED.items():
        field: Any = MaterialPage._meta.get_field(kind)
        rows = field.remote_field.through.objects.filter(
            **{f"{field.m2m_reverse_field_name()}__in": _keys(getattr(page, kind))}
        )
        for key, number in counted(rows, field.m2m_field_name()):
            if key in shared or kind != "target_groups":
                shared[key] += weight * number
    return shared


def _keys(words: Any) -> Any:
    """The keys of a page's words, as a part of the question; of a page that is only previewed, as a list."""
    found = words.all()
    return found.values("pk") if isinstance(found, QuerySet) else [word.pk for word in found]


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
