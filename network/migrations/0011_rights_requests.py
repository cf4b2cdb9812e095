"""Requests to be erased become one kind of the requests that people make by right."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import base.sealed


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("network", "0010_personal_links"),
    ]

    operations = [
        migrations.RenameModel(old_name="ErasureRequest", new_name="RightsRequest"),
        migrations.AlterModelOptions(
            name="rightsrequest",
            options={
                "ordering": ("asked_on", "reference"),
                "verbose_name": "request of a person",
                "verbose_name_plural": "requests of people",
            },
        ),
        migrations.AlterField(
            model_name="rightsrequest",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rights_requests",
                to="network.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="kind",
            field=models.CharField(
                choices=[
                    ("correction", "correcting what is known"),
                    ("restriction", "restricting the use"),
                    ("objection", "objecting to the use"),
                    ("erasure", "being erased"),
                ],
                default="erasure",
                max_length=12,
                verbose_name="what is asked",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="words",
            field=base.sealed.SealedTextField(blank=True, default="", max_length=1000, verbose_name="in the person's words"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="state",
            field=models.CharField(
                choices=[("open", "waits"), ("done", "done"), ("refused", "refused")],
                default="open",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="warned_on",
            field=models.DateField(blank=True, null=True, verbose_name="the officer was warned"),
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="answered_on",
            field=models.DateField(blank=True, null=True, verbose_name="answered"),
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="answered by",
            ),
        ),
        migrations.AddField(
            model_name="rightsrequest",
            name="answer",
            field=base.sealed.SealedTextField(blank=True, default="", max_length=3000, verbose_name="answer"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="rightsrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(kind__in=["erasure", "restriction"], state="open"),
                fields=("person", "kind"),
                name="rights_request_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="rightsrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("answered_on__isnull", False)),
                    _connector="OR",
                ),
                name="rights_request_is_open_or_answered",
            ),
        ),
    ]
