from django.db import migrations

TABLE = "workshops_collection"
LOOSENED = "NEW.anonymity <> OLD.anonymity OR NOT NEW.has_answers"
SQLITE = (
    f"CREATE TRIGGER collection_anonymity_is_fixed BEFORE UPDATE OF anonymity, has_answers ON {TABLE} "
    f"WHEN OLD.has_answers AND ({LOOSENED}) "
    "BEGIN SELECT RAISE(ABORT, 'collection_anonymity_is_fixed'); END"
)
POSTGRESQL = (
    "CREATE FUNCTION collection_anonymity_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'collection_anonymity_is_fixed' USING ERRCODE = 'check_violation'; END $$; "
    f"CREATE TRIGGER collection_anonymity_is_fixed BEFORE UPDATE ON {TABLE} FOR EACH ROW "
    f"WHEN (OLD.has_answers AND ({LOOSENED})) EXECUTE FUNCTION collection_anonymity_is_fixed()"
)


def fix(apps, schema_editor):
    """How anonymous a survey is cannot be changed after its first answer, by whatever program.

    On SQLite a later change of the table's columns makes the table anew without its trigger: make it again then.
    """
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if is_sqlite else POSTGRESQL, params=None)


def loosen(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    where = "" if is_sqlite else f" ON {TABLE}"
    schema_editor.execute(f"DROP TRIGGER collection_anonymity_is_fixed{where}", params=None)
    if not is_sqlite:
        schema_editor.execute("DROP FUNCTION collection_anonymity_is_fixed()", params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('workshops', '0007_surveys'),
    ]

    operations = [
        migrations.RunPython(fix, loosen),
    ]
