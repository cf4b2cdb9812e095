"""What is done with instruments, collections and answers."""

from workshops.surveys.services.answering import answer, answer_by_name, keep_begun, told_of
from workshops.surveys.services.collecting import (
    change_days,
    close_collection,
    close_in_time,
    drop_collection,
    fewer_are_asked,
    make_tokens,
    open_collection,
    prepare_collection,
)
from workshops.surveys.services.instruments import (
    begin_instrument,
    drop_draft,
    lock_version,
    new_version,
    write_version,
)
from workshops.surveys.services.mixing import mix, mix_everywhere
from workshops.surveys.services.words import judge_words

__all__ = [
    "answer",
    "answer_by_name",
    "begin_instrument",
    "change_days",
    "close_collection",
    "close_in_time",
    "drop_collection",
    "drop_draft",
    "fewer_are_asked",
    "judge_words",
    "keep_begun",
    "lock_version",
    "make_tokens",
    "mix",
    "mix_everywhere",
    "new_version",
    "open_collection",
    "prepare_collection",
    "told_of",
    "write_version",
]
