"""What is done with councils and their members."""

from network.councils.services.councils import choose_ways, keep_all_councils, keep_council, keep_secrecy_text
from network.councils.services.keepers import write_to_keepers
from network.councils.services.members import let_read, name_in_public, promise_secrecy
from network.councils.services.merging import settle_double_seats
from network.councils.services.needs import follow_terms, note_needs_of_member
from network.councils.services.seats import change_role, end_seat, follow_last_days, give_seat, left_council

__all__ = [
    "change_role",
    "choose_ways",
    "end_seat",
    "follow_last_days",
    "follow_terms",
    "give_seat",
    "keep_all_councils",
    "keep_council",
    "keep_secrecy_text",
    "left_council",
    "let_read",
    "name_in_public",
    "note_needs_of_member",
    "promise_secrecy",
    "settle_double_seats",
    "write_to_keepers",
]
