"""What files tell of themselves."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("base", "0005_search_tokens")]
    operations = [
        migrations.CreateModel(
            name="FileFacts",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="facts",
                        serialize=False,
                        to="base.sitedocument",
                    ),
                ),
                ("tagged", models.BooleanField(null=True, verbose_name="has a structure that machines can read")),
                ("titled", models.BooleanField(default=False, verbose_name="has a title of its own")),
                ("language", models.CharField(blank=True, max_length=50, verbose_name="language it declares")),
                ("names_person", models.BooleanField(default=False, verbose_name="names a person as its author")),
                ("hash", models.CharField(blank=True, max_length=255)),
            ],
            options={"verbose_name": "facts of a file", "verbose_name_plural": "facts of files"},
        ),
    ]
