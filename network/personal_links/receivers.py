"""What happens here when somebody is erased: who asks for a link is not known until the worker has looked."""

from collections.abc import Sequence

from base.personal_data.places import place
from network.personal_links.services import forget_requests_from


@place("requests for links")
def requests_for_links(values: Sequence[str]) -> int:
    return forget_requests_from(values=values, by=None)
