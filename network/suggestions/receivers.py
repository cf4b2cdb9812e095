"""What happens here when somebody is erased: an address for an answer is kept by the suggestion, not by the person."""

from collections.abc import Sequence

from base.personal_data.places import place
from network.suggestions.services import forget_addresses


@place("addresses for answers")
def addresses_for_answers(values: Sequence[str]) -> int:
    return forget_addresses(values=values, by=None)
