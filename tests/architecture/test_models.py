"""What holds for every table of ours: directions, names, constraints."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CheckConstraint, DateField, DateTimeField, Field, ForeignKey, Model, Q
from django.utils.functional import Promise

from tests.architecture.tree import PACKAGES, heights, place

MODELS = [model for package in PACKAGES for model in apps.get_app_config(package).get_models()]
LABELS = [model._meta.label for model in MODELS]
VALIDITY = frozenset({"valid_from", "valid_to"})
"""The days between which a row holds; they are not days on which something is done."""

each_model = pytest.mark.parametrize("model", MODELS, ids=LABELS)


def own_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns and relations that stand in our own source; not those of Wagtail and Django."""
    theirs = {field.name for base in model.__mro__[1:] if not _is_ours(base) for field in _fields(base)}
    return [field for field in _fields(model) if field.name not in theirs]


def _fields(model: Any) -> list[Any]:
    if not hasattr(model, "_meta"):
        return []
    return [*model._meta.local_fields, *model._meta.local_many_to_many, *model._meta.private_fields]


def _is_ours(model: type) -> bool:
    return model.__module__.split(".")[0] in PACKAGES


@each_model
def test_relation_points_down_or_stays_in_its_room(model: type[Model]) -> None:
    source = place(model.__module__)
    up = [
        f"{field.name} points at {target._meta.label}"
        for field in _fields(model)
        if field.remote_field and _is_ours(target := field.remote_field.model)
        if place(target.__module__).room != source.room
        if heights()[place(target.__module__).room] >= heights()[source.room]
    ]

    assert up == []


@each_model
def test_model_has_a_translatable_name(model: type[Model]) -> None:
    assert isinstance(model._meta.verbose_name, Promise)


@each_model
def test_field_keeps_the_rule_of_its_ending(model: type[Model]) -> None:
    assert list(_misnamed(model)) == []


def _misnamed(model: type[Model]) -> Iterator[str]:
    for field in own_fields(model):
        moment = isinstance(field, DateTimeField)
        day = isinstance(field, DateField) and not moment
        if field.name.endswith("_at") != moment:
            yield f"{field.name}: a moment ends in _at, and nothing else"
        if field.name.endswith("_on") != day and field.name not in VALIDITY:
            yield f"{field.name}: a date ends in _on, and nothing else"
        if field.name.endswith("_by") and not _is_person(field):
            yield f"{field.name}: only a user ends in _by"


def _is_person(field: Field[Any, Any]) -> bool:
    return isinstance(field, ForeignKey) and field.remote_field.model._meta.label == settings.AUTH_USER_MODEL


@each_model
def test_an_act_has_its_moment_and_its_person_together(model: type[Model]) -> None:
    names = {field.name for field in own_fields(model)}
    pairs = [{f"{act}_at", f"{act}_by"} for act in sorted(name.removesuffix("_at") for name in names)]
    tied = [
        {name.split("__")[0] for name in _columns(constraint.condition)}
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint)
    ]

    assert [pair for pair in pairs if pair <= names and not any(pair <= columns for columns in tied)] == []


def _columns(condition: Any) -> Iterator[str]:
    """The names that a condition asks for."""
    for child in condition.children if isinstance(condition, Q) else ():
        if isinstance(child, tuple):
            yield child[0]
        else:
            yield from _columns(child)
