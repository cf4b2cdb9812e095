"""Meetings do not stand on pages any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("network", "0018_meetings_from_pages")]

    operations = [migrations.DeleteModel("CouncilMeeting")]
