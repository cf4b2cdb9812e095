"""What happens here when somebody is erased: a sealed address or number is found by its mark, not by its text."""

from collections.abc import Sequence

from base.personal_data.places import place
from network.inquiries.services import forget_routes_to


@place("ways to answer inquiries")
def ways_to_answer(values: Sequence[str]) -> int:
    return forget_routes_to(values=values, by=None)
