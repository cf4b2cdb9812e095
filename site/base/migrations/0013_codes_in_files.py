from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0012_audit_reasons"),
    ]

    operations = [
        migrations.AddField(
            model_name="filefacts",
            name="holds_code",
            field=models.BooleanField(db_index=True, null=True, verbose_name="seems to hold a personal identity code"),
        ),
    ]
