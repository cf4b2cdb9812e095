import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import migrations, models


def take_over(apps, schema_editor):
    """Who has rights by a group, or as a superuser, has them by an assignment from now on: nobody loses any today.

    Passwords go: nobody signs in by one any more. So everybody signs in anew.
    """
    assignment = apps.get_model("network", "Assignment")
    user = apps.get_model("base", "User")
    found = [(account, "administrator", None) for account in user.objects.filter(is_superuser=True)]
    found += [(account, "steward", None) for account in user.objects.filter(groups__name="Sanaston ylläpito")]
    for centre in apps.get_model("network", "Centre").objects.filter(coordinators__isnull=False):
        found += [(account, "coordinator", centre) for account in user.objects.filter(groups=centre.coordinators_id)]
    assignment.objects.bulk_create(
        assignment(user=account, role=role, centre=centre) for account, role, centre in found if account.is_active
    )
    for account in user.objects.all():
        account.password = make_password(None)
        account.save(update_fields=["password"])


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("base", "0009_twins_in_the_index"),
        ("network", "0003_living_bank"),
        ("wagtailcore", "0048_add_default_workflows"),
    ]

    operations = [
        migrations.AddField(
            model_name="centre",
            name="editors",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="centre_of_editors",
                to="auth.group",
                verbose_name="group of its editors",
            ),
        ),
        migrations.AddField(
            model_name="centre",
            name="workflow",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="centre",
                to="wagtailcore.workflow",
                verbose_name="how its pages are approved",
            ),
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "administrator"),
                            ("protection_officer", "data protection officer"),
                            ("coordinator", "coordinator"),
                            ("secretary", "secretary of a council"),
                            ("facilitator", "facilitator"),
                            ("editor", "editor"),
                            ("auditor", "read-only auditor"),
                            ("steward", "steward of the shared words"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="first day")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="Empty: until it is ended.", null=True, verbose_name="last day"
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="given"),
                ),
                ("ended_at", models.DateTimeField(editable=False, null=True, verbose_name="ended")),
                (
                    "centre",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="network.centre",
                        verbose_name="centre of expertise",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ended by",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "staff role",
                "verbose_name_plural": "staff roles",
                "ordering": ("user__last_name", "user__first_name", "user__email", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="assignment_ends_after_start",
                        violation_error_message="The last day is before the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("centre__isnull", True),
                                ("role__in", ["administrator", "auditor", "protection_officer", "steward"]),
                            ),
                            models.Q(
                                ("centre__isnull", False),
                                ("role__in", ["coordinator", "editor", "facilitator", "secretary"]),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_centre_fits_role",
                        violation_error_message="This role needs a centre, or holds everywhere and has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given_by__isnull", True), ("given_at__isnull", False), _connector="OR"),
                        name="assignment_is_given_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("ends_on__isnull", False)),
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="assignment_is_ended_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("centre__isnull", False), ("ends_on__isnull", True)),
                        fields=("user", "role", "centre"),
                        name="assignment_once_at_a_centre",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("centre__isnull", True), ("ends_on__isnull", True)),
                        fields=("user", "role"),
                        name="assignment_once_everywhere",
                    ),
                ],
            },
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
    ]
