"""Counting use."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from base.page_cache.services import public_has_changed
from base.users import User
from network.materials.choices import Use
from network.materials.models import MaterialUse
from network.materials.pages import MaterialPage
from network.materials.queries import steps_of


@transaction.atomic
def count_uses(*, counted: Mapping[tuple[int, datetime.date, Use], int], by: User | None) -> None:
    """Add what was counted to the days of the materials; a material that is gone meanwhile is passed over."""
    keys = {key for key, _day, _use in counted}
    # One process after the other: together two may reach a step that neither sees itself reach.
    materials = MaterialPage.objects.filter(pk__in=keys).order_by("pk").only("pk")
    known = {page.pk for page in materials.select_for_update(no_key=True, of=("self",))}
    before = steps_of(keys)
    for (key, day, use), number in counted.items():
        if key not in known:
            continue
        row, _made = MaterialUse.objects.get_or_create(material_id=key, counted_on=day)
        MaterialUse.objects.filter(pk=row.pk).update(**{use.value: F(use.value) + number})
    if steps_of(known) != {key: steps for key, steps in before.items() if key in known}:
        public_has_changed(by=by, passing=True)
