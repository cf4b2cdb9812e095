"""Where staff keep the people of their centres. Addresses hold references, never names."""

from network.people.admin.kinds import PartKindViewSet
from network.people.admin.list import PersonAdmin

__all__ = ["PartKindViewSet", "PersonAdmin"]
