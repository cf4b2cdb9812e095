"""Workshops that were noted before those who stayed away had a number of their own."""

from typing import Any

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest


def count_away(apps: Any, schema_editor: Any) -> None:
    """Of those with a place, whoever did not come stayed away: it was counted like that then."""
    gatherings = apps.get_model("workshops", "Gathering").objects
    noted = gatherings.filter(number_came__isnull=False, number_away__isnull=True)
    away = Greatest(Coalesce(F("number_enrolled"), 0) - F("number_came"), 0)
    noted.update(number_away=away, number_unnoted=0)


class Migration(migrations.Migration):
    dependencies = [("workshops", "0010_numbers_of_places")]

    operations = [migrations.RunPython(count_away, migrations.RunPython.noop, elidable=True)]
