"""A person, and what hangs on one."""

from network.people.models.needs import Need
from network.people.models.parts import Part, PartKind
from network.people.models.person import ContactRoute, Person
from network.people.models.record import PersonalRecord
from network.people.models.releases import Release

__all__ = ["ContactRoute", "Need", "Part", "PartKind", "Person", "PersonalRecord", "Release"]
