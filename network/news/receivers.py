"""What happens here when somebody is erased: a sealed address is found by its mark, not by its text."""

from collections.abc import Sequence

from base.personal_data.places import place
from network.news.services import forget_addresses


@place("addresses that get news")
def addresses_that_get_news(values: Sequence[str]) -> int:
    return forget_addresses(values=values, by=None)
