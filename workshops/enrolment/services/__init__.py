"""What is done with the places of workshops."""

from workshops.enrolment.services.attending import mark_attendance, sign_in
from workshops.enrolment.services.calling import note_called, reveal_for_call
from workshops.enrolment.services.counting import note_numbers
from workshops.enrolment.services.day_materials import LONGEST_TITLE, add_day_material
from workshops.enrolment.services.enrolling import Wish, enrol
from workshops.enrolment.services.gatherings import (
    cancel_workshop,
    change_enrolment,
    close_enrolment,
    keep_all_gatherings,
    keep_gathering,
    keep_out_of_step,
    open_enrolment,
)
from workshops.enrolment.services.leaving import (
    accept_place,
    cancel_enrolment,
    give_beyond_places,
    leave_series,
    move_enrolment,
    pass_over,
)
from workshops.enrolment.services.line import fill_everywhere
from workshops.enrolment.services.merging import settle_doubles
from workshops.enrolment.services.telling import tell_of_enrolments
from workshops.enrolment.services.writing import remind, thank, write_in_time, write_to_people

__all__ = [
    "LONGEST_TITLE",
    "Wish",
    "accept_place",
    "add_day_material",
    "cancel_enrolment",
    "cancel_workshop",
    "change_enrolment",
    "close_enrolment",
    "enrol",
    "fill_everywhere",
    "give_beyond_places",
    "keep_all_gatherings",
    "keep_gathering",
    "keep_out_of_step",
    "leave_series",
    "mark_attendance",
    "move_enrolment",
    "note_called",
    "note_numbers",
    "open_enrolment",
    "pass_over",
    "remind",
    "reveal_for_call",
    "settle_doubles",
    "sign_in",
    "tell_of_enrolments",
    "thank",
    "write_in_time",
    "write_to_people",
]
