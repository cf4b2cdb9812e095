"""What rooms further up let staff do with one record of a lower room: a link on its screen for each."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Offer:
    """The name of an address that takes a reference, and what the link says."""

    name: str
    label: str | Promise


_offers: dict[str, list[Offer]] = {}


def offer(record: str, name: str, label: str | Promise) -> None:
    """Show a link on the screen of every record of this kind ("person") that somebody may change."""
    _offers.setdefault(record, []).append(Offer(name, label))


def offers(record: str) -> list[Offer]:
    """What is offered for a record of this kind."""
    return list(_offers.get(record, ()))
