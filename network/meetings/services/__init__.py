"""What is done with meetings, memos and public minutes."""

from network.meetings.services.agenda import (
    add_item,
    add_paper,
    change_item,
    decide_wish,
    drop_item,
    drop_paper,
    move_item,
    wish_for_item,
)
from network.meetings.services.agreeing import agree_in_time, agree_memo, agree_to_memo
from network.meetings.services.asking import send_memo, take_memo_back
from network.meetings.services.attending import mark_attendance, tell_absence, tell_needs
from network.meetings.services.calling import note_called, reveal_for_call
from network.meetings.services.forgetting import forget_doors
from network.meetings.services.hearing import answer_remark, remark_on_item
from network.meetings.services.meetings import call_meeting, cancel_meeting, change_meeting
from network.meetings.services.memos import TEXTS, Choice, Kept, Written, choose_wording, keep_words
from network.meetings.services.merging import settle_double_words
from network.meetings.services.minutes import adopt_old_minutes, follow_minutes, start_minutes, take_minutes_down
from network.meetings.services.telling import take_letters_back
from network.meetings.services.writing import invite, remind_in_time, write_to_members

__all__ = [
    "TEXTS",
    "Choice",
    "Kept",
    "Written",
    "add_item",
    "add_paper",
    "adopt_old_minutes",
    "agree_in_time",
    "agree_memo",
    "agree_to_memo",
    "answer_remark",
    "call_meeting",
    "cancel_meeting",
    "change_item",
    "change_meeting",
    "choose_wording",
    "decide_wish",
    "drop_item",
    "drop_paper",
    "follow_minutes",
    "forget_doors",
    "invite",
    "keep_words",
    "mark_attendance",
    "move_item",
    "note_called",
    "remark_on_item",
    "remind_in_time",
    "reveal_for_call",
    "send_memo",
    "settle_double_words",
    "start_minutes",
    "take_letters_back",
    "take_memo_back",
    "take_minutes_down",
    "tell_absence",
    "tell_needs",
    "wish_for_item",
    "write_to_members",
]
