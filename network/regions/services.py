"""Keeping the official areas in step with the lists that come with the code."""

import csv
import datetime
from pathlib import Path

from django.db import transaction

from base.users import User
from network.regions.models import Province, Region

FOLDER = Path(__file__).parent
COUNTIES_BEGAN_ON = datetime.date(2023, 1, 1)
"""The wellbeing services counties began their work on this day (law 611/2021)."""


@transaction.atomic
def sync_areas(*, by: User | None) -> int:
    """Make the areas of `provinces.csv` and `regions.csv` and correct their names; return how many areas there are.

    Areas made by hand, with another code or another first day, are left alone. `by` is None after a migration.
    """
    provinces = {}
    for row in _rows("provinces.csv"):
        code = row.pop("code")
        provinces[code], _ = Province.objects.update_or_create(code=code, valid_from=None, defaults=row)
    for row in _rows("regions.csv"):
        values = {
            **row,
            "province": provinces[row["province"]],
            "bilingual": row["bilingual"] == "1",
            "tile_column": int(row["tile_column"]) if row["tile_column"] else None,
            "tile_row": int(row["tile_row"]) if row["tile_row"] else None,
        }
        Region.objects.update_or_create(code=values.pop("code"), valid_from=COUNTIES_BEGAN_ON, defaults=values)
    return len(provinces) + Region.objects.filter(valid_from=COUNTIES_BEGAN_ON).count()


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
