"""How much materials are used."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from itertools import filterfalse
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from base.disclosure.figures import ROUNDED_TO
from base.half_years import HalfYear
from base.page_cache.parts import kept_part
from base.queries import readable_in_any_language
from network.materials.choices import USED_AT_LEAST
from network.materials.models import MaterialUse
from network.materials.pages import MaterialPage
from network.regions.models import Centre
from network.regions.pages import CentrePage
from network.regions.queries import regions_of

SEASON = datetime.timedelta(days=365)
"""How far back use is looked at."""


def most_used_first(keys: Sequence[int]) -> list[int]:
    """These materials by opens and downloads of the last twelve months, in all languages; what is as much used, as they
    stand.

    Counted in whole fives: nobody sees that one more has come. What was counted in the last minute may not show yet.
    """
    used = kept_part("fives-of-use", _fives_of_use)
    front = sorted(filter(used.__contains__, keys), key=used.__getitem__, reverse=True)
    return [*front, *filterfalse(used.__contains__, keys)]


def _fives_of_use() -> dict[int, int]:
    """By the key of each material that was used at least so often."""
    uses = uses_of_last_year()
    sums = (
        uses.order_by()
        .values_list("material__translation_key")
        .annotate(fives=Sum(F("opens") + F("downloads")) / ROUNDED_TO)
    )
    fives = dict(sums.filter(fives__gt=0))
    versions = MaterialPage.objects.filter(translation_key__in=uses.values("material__translation_key"))
    return {key: fives[text] for key, text in versions.values_list("pk", "translation_key") if text in fives}


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
