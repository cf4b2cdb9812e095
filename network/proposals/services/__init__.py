"""What is done with proposals: prepared and sent by those who keep the council, answered by the addressee."""

from network.proposals.services.addressees import (
    change_addressee,
    keep_addressee,
    let_addressee_go,
    send_new_link,
)
from network.proposals.services.answering import answer_proposal
from network.proposals.services.asking import tell_no_more
from network.proposals.services.hiding import show_proposal, take_words_off
from network.proposals.services.proposing import prepare_proposal, send_proposal
from network.proposals.services.reminding import remind_of_answers
from network.proposals.services.stepping import note_step

__all__ = [
    "answer_proposal",
    "change_addressee",
    "keep_addressee",
    "let_addressee_go",
    "note_step",
    "prepare_proposal",
    "remind_of_answers",
    "send_new_link",
    "send_proposal",
    "show_proposal",
    "take_words_off",
    "tell_no_more",
]
