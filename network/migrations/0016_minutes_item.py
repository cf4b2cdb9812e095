"""The public item of minutes gets a name of its own: an agenda item is from now on what a meeting speaks about."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("network", "0015_applications")]

    operations = [
        migrations.RenameModel("AgendaItem", "MinutesItem"),
        migrations.AlterModelOptions(
            "minutesitem",
            options={
                "ordering": ["sort_order"],
                "verbose_name": "item of public minutes",
                "verbose_name_plural": "items of public minutes",
            },
        ),
    ]
