"""Test data from one place: a factory for every record and every page type, one module per package."""

from typing import Any

from django.db.models import Model
from factory.django import DjangoModelFactory

from tests.factories import (
    base,
    councils,
    figures,
    meetings,
    network,
    news,
    pajaverkko,
    people,
    proposals,
    records,
    surveys,
    workshops,
)

MODULES = (base, councils, figures, meetings, network, news, pajaverkko, people, proposals, records, surveys, workshops)


def factories() -> dict[type[Model], Any]:
    """Every factory by the model it makes."""
    found = [thing for module in MODULES for thing in vars(module).values() if is_factory(thing)]
    return {factory._meta.model: factory for factory in found}


def is_factory(thing: object) -> bool:
    """Whether it makes records of one kind."""
    return isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and not thing._meta.abstract
