"""What is done with people."""

from network.people.services.doubles import before_merging, merge_people
from network.people.services.needs import note_needs, take_needs
from network.people.services.parts import end_part, give_part, keep_part_kinds, take_part
from network.people.services.people import add_person, change_person, reveal_routes, set_routes
from network.people.services.releases import release_showing, take_out_of_quotations, withdraw_release
from network.people.services.restrictions import lift_restriction, restrict_use, tell_of_lifting

__all__ = [
    "add_person",
    "before_merging",
    "change_person",
    "end_part",
    "give_part",
    "keep_part_kinds",
    "lift_restriction",
    "merge_people",
    "note_needs",
    "release_showing",
    "restrict_use",
    "reveal_routes",
    "set_routes",
    "take_needs",
    "take_out_of_quotations",
    "take_part",
    "tell_of_lifting",
    "withdraw_release",
]
