"""Tables of one migration are made together: all models that it brings are known when they are, and refer rightly."""

from itertools import pairwise

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from base.migrating import CreateModels

OURS = ("base", "network", "pajaverkko", "workshops")


def two_tables() -> CreateModels:
    """One that refers to the other."""
    key = ("id", models.BigAutoField(primary_key=True))
    one = CreateModel("Raati", [key])
    other = CreateModel("Paikka", [key, ("raati", models.ForeignKey("sivusto.Raati", models.CASCADE))])
    return CreateModels(one, other)


def test_all_models_are_known_afterwards_and_refer_to_each_other():
    state = ProjectState()
    assert not list(state.apps.get_models())

    two_tables().state_forwards("sivusto", state)

    assert [model.__name__ for model in state.apps.get_models()] == ["Raati", "Paikka"]
    council, seat = state.apps.get_model("sivusto", "Raati"), state.apps.get_model("sivusto", "Paikka")
    assert seat._meta.get_field("raati").related_model is council
    assert [relation.related_model for relation in council._meta.related_objects] == [seat]


@pytest.mark.django_db
def test_tables_are_made_in_turn_and_taken_away_the_last_one_first():
    before, after = ProjectState(), ProjectState()
    made = two_tables()
    made.state_forwards("sivusto", after)
    editor = connection.SchemaEditorClass(connection, collect_sql=True, atomic=False)
    editor.deferred_sql = []

    made.database_forwards("sivusto", editor, before, after)
    made.database_backwards("sivusto", editor, after, before)

    told = [words.split("(")[0].strip() for words in editor.collected_sql if "TABLE" in words and "ALTER" not in words]
    tables = [words.split('"')[1] for words in told]
    assert tables == ["sivusto_raati", "sivusto_paikka", "sivusto_paikka", "sivusto_raati"]
    assert [words.split()[0] for words in told] == ["CREATE", "CREATE", "DROP", "DROP"]


def test_what_a_migration_makes_one_after_the_other_is_made_together():
    """Else each table costs a fifth of a second of every first start and every upgrade."""
    names = [name for label, name in MigrationLoader(None).disk_migrations if label in OURS]
    apart = [
        (label, name, str(one.name))
        for (label, name), migration in MigrationLoader(None).disk_migrations.items()
        if label in OURS
        for one, other in pairwise(migration.operations)
        if isinstance(one, CreateModel) and isinstance(other, CreateModel)
    ]

    assert len(names) > 50
    assert apart == []
