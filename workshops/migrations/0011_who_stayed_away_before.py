"""Workshops that were noted before those who stayed away had a number of their own."""

from typing import Any

from django.db import migrations

TAKES_PLACE = ("confirmed", "offered")
CAME = ("present", "by_phone")


def count_away(apps: Any, schema_editor: Any) -> None:
    """From the marks; where these are deleted already, whoever had a place and did not come stayed away."""
    gatherings = apps.get_model("workshops", "Gathering").objects
    for gathering in gatherings.filter(number_came__isnull=False, number_away__isnull=True):
        enrolments = apps.get_model("workshops", "Enrolment")._base_manager.filter(gathering=gathering)
        places = set(enrolments.filter(state__in=TAKES_PLACE).values_list("person", flat=True))
        marks = dict(
            apps.get_model("workshops", "Attendance")
            ._base_manager.filter(gathering=gathering)
            .values_list("person", "mark")
        )
        away = max(0, (gathering.number_enrolled or 0) - gathering.number_came)
        gathering.number_away = sum(marks[key] not in CAME for key in places & marks.keys()) if marks else away
        gathering.number_unnoted = len(places - marks.keys()) if marks else 0
        gathering.save(update_fields=["number_away", "number_unnoted"])


class Migration(migrations.Migration):
    dependencies = [("workshops", "0010_numbers_of_places")]

    operations = [migrations.RunPython(count_away, migrations.RunPython.noop, elidable=True)]
