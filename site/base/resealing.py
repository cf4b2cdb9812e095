"""New keys for what is sealed."""

from django.apps import apps
from django.db import models, transaction

from base.sealed import MarkField, SealedTextField
from base.users import User


def reseal(*, by: User | None) -> dict[str, int]:
    """Seal every row of every table with the first key and mark it anew; returns how many rows of which tables."""
    counts = {}
    for model in apps.get_models():
        if names := _sealed_columns(model):
            counts[model._meta.label] = sum(_reseal_row(model, key, names) for key in _keys(model))
    return counts


def _sealed_columns(model: type[models.Model]) -> list[str]:
    return [column.name for column in model._meta.local_fields if isinstance(column, SealedTextField | MarkField)]


def _keys(model: type[models.Model]) -> list[object]:
    return list(model._base_manager.values_list("pk", flat=True))


@transaction.atomic
def _reseal_row(model: type[models.Model], key: object, names: list[str]) -> int:
    """Saving seals; a row that went meanwhile is none."""
    row = model._base_manager.select_for_update().filter(pk=key).first()
    if row is None:
        return 0
    row.save(update_fields=names)
    return 1
