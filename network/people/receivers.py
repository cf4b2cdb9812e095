"""What happens here when somebody is erased: others may have spoken of them in what they let be shown."""

from collections.abc import Sequence

from base.personal_data.places import place
from network.people.services import take_out_of_quotations


@place("quotations of others")
def quotations(values: Sequence[str]) -> int:
    return take_out_of_quotations(values=values, by=None)
